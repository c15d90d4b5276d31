// The frame of every fuzz program: it finds the target to run, and hands libFuzzer's bytes to it.
#include "fuzz_target.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "base/utf8.hpp"

namespace cahoots {
namespace {

FuzzCheck chosen = nullptr;

void list_targets() {
  for (const FuzzTarget& target : fuzz_targets()) {
    std::cout << target.name << '\t' << target.dictionary << '\t' << target.seeds << '\n';
  }
}

FuzzCheck check_named(std::string_view name) {
  for (const FuzzTarget& target : fuzz_targets()) {
    if (target.name == name) return target.check;
  }
  return nullptr;
}

}  // namespace

void require(bool holds, std::string_view promise, std::string_view detail) {
  if (holds) return;
  std::cerr << "fuzz: does not hold: " << promise << (detail.empty() ? "" : ": ") << detail
            << std::endl;
  std::abort();
}

void require_utf8(std::string_view text, std::string_view promise) {
  require(first_invalid_utf8(text) == text.size(), promise, text);
}

void require_equal(std::string_view got, std::string_view expected, std::string_view promise) {
  if (got == expected) return;
  std::cerr << "fuzz: got      " << got << "\nfuzz: expected " << expected << '\n';
  require(false, promise);
}

std::uint8_t FuzzBytes::byte() {
  if (rest_.empty()) return 0;
  const auto value = static_cast<std::uint8_t>(rest_.front());
  rest_.remove_prefix(1);
  return value;
}

std::uint64_t FuzzBytes::below(std::uint64_t bound) {
  std::uint64_t value = 0;
  for (std::uint64_t span = 1; span < bound; span *= 256) value = value * 256 + byte();
  return value % bound;
}

std::string_view FuzzBytes::text() {
  const std::size_t end = std::min(rest_.find('\xFF'), rest_.size());
  const std::string_view text = rest_.substr(0, end);
  rest_.remove_prefix(std::min(end + 1, rest_.size()));
  return text;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace cahoots

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
  if (*argc > 1 && std::string_view((*argv)[1]) == "--list") {
    cahoots::list_targets();
    std::exit(0);
  }
  const char* const name = std::getenv("CAHOOTS_FUZZ_TARGET");
  cahoots::chosen = cahoots::check_named(name == nullptr ? "" : name);
  if (cahoots::chosen == nullptr) {
    std::cerr << "fuzz: set CAHOOTS_FUZZ_TARGET to one of:\n";
    cahoots::list_targets();
    std::exit(2);
  }
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  cahoots::chosen(std::string_view(reinterpret_cast<const char*>(data), size));
  return 0;
}
