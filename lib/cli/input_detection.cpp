#include "cli/input_detection.hpp"

#include <fmt/format.h>

namespace cahoots {
namespace {

constexpr std::uint64_t kMembersNamed = 10;

}  // namespace

Detection detect_input(Input& input, const std::string& name, const std::vector<Mapping>& mappings,
                       const Format* forced, std::uint64_t max_record_bytes) {
  constexpr std::size_t kHeadBytes = std::size_t{256} << 10;
  for (std::size_t head_bytes = kHeadBytes;; head_bytes *= 4) {
    const std::string_view head = input.peek(head_bytes);
    Detection detection = detect_export(head, name, mappings, forced);
    const bool is_all = head.size() < head_bytes || head_bytes > max_record_bytes;
    if (detection.is_recognised() || detection.is_final || is_all) return detection;
  }
}

void MemberMessages::begin_member(const std::string& path) {
  if (path == path_) return;
  finish();
  path_ = path;
}

void MemberMessages::empty(const std::string& name) {
  if (++n_empty_ <= kMembersNamed) context_.message(fmt::format("{}: empty", name));
}

void MemberMessages::unrecognised(const std::string& name, const std::string& reason) {
  if (++n_unrecognised_ <= kMembersNamed) context_.damaged(fmt::format("{}: {}", name, reason));
}

void MemberMessages::finish() {
  const std::string name = context_.evidence_names().name_of(path_);
  if (n_empty_ > kMembersNamed) {
    context_.message(fmt::format("{}: {} more are empty", name, n_empty_ - kMembersNamed));
  }
  if (n_unrecognised_ > kMembersNamed) {
    context_.damaged(
        fmt::format("{}: {} more are not recognised", name, n_unrecognised_ - kMembersNamed));
  }
  n_empty_ = n_unrecognised_ = 0;
}

}  // namespace cahoots
