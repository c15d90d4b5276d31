#include "io/name_file.hpp"

#include <cstring>
#include <limits>
#include <utility>

#include "base/error.hpp"

namespace cahoots {
namespace {

using SizeBytes = std::uint32_t;

}  // namespace

NameFile::NameFile(std::string folder, std::size_t memory_bytes, std::uint32_t block_texts)
    : file_(std::move(folder)), memory_bytes_(memory_bytes), block_texts_(block_texts) {}

void NameFile::append(std::string_view text) {
  const auto text_bytes = static_cast<SizeBytes>(text.size());
  if (text_bytes != text.size()) throw LimitError("a text of more than 4 GiB; lower --max-record");
  if (size_ >= std::numeric_limits<std::uint32_t>::max() - 1) {
    throw LimitError("more than 4 billion distinct posts or objects");
  }
  if (size_++ % block_texts_ == 0) starts_bytes_.push_back(size_bytes_);
  const std::string_view size(reinterpret_cast<const char*>(&text_bytes), sizeof text_bytes);
  if (!is_spilled_ && bytes_.size() + sizeof text_bytes + text.size() > memory_bytes_) spill();
  if (is_spilled_) {
    file_.write(size);
    file_.write(text);
  } else {
    bytes_.append(size).append(text);
  }
  size_bytes_ += sizeof text_bytes + text.size();
}

void NameFile::spill() {
  file_.write(bytes_);
  std::string().swap(bytes_);
  is_spilled_ = true;
}

std::string_view NameFile::take_text(std::string_view& rest) {
  SizeBytes text_bytes = 0;
  std::memcpy(&text_bytes, rest.data(), sizeof text_bytes);
  const std::string_view text = rest.substr(sizeof text_bytes, text_bytes);
  rest.remove_prefix(sizeof text_bytes + text_bytes);
  return text;
}

std::string_view NameFile::block(std::uint64_t number) {
  const std::uint64_t begin = starts_bytes_[number];
  const std::uint64_t end =
      number + 1 < starts_bytes_.size() ? starts_bytes_[number + 1] : size_bytes_;
  if (!is_spilled_) return std::string_view(bytes_).substr(begin, end - begin);
  if (cache_.empty()) cache_.resize(kCachedBlocks);
  CachedBlock& cached = cache_[number % kCachedBlocks];
  if (cached.number == number) return cached.bytes;
  cached.bytes.resize(end - begin);
  for (std::size_t have = 0; have < cached.bytes.size();) {
    const std::size_t got =
        file_.read(begin + have, cached.bytes.data() + have, cached.bytes.size() - have);
    if (got == 0) throw IoError("a temporary file has lost its end");
    have += got;
  }
  cached.number = number;
  return cached.bytes;
}

std::string NameFile::get(std::uint32_t number) {
  std::string_view rest = block(number / block_texts_);
  for (std::uint32_t i = number % block_texts_; i > 0; --i) take_text(rest);
  return std::string(take_text(rest));
}

}  // namespace cahoots
