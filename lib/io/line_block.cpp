#include "io/line_block.hpp"

#include <algorithm>
#include <cstring>

#include "base/byte_vector.hpp"
#include "base/utf8.hpp"

namespace cahoots {

LineBlockReader::LineBlockReader(Input& input, std::uint32_t source, std::size_t max_line_bytes,
                                 BlockDelivery delivery, std::size_t block_bytes)
    : input_(input),
      max_line_bytes_(max_line_bytes),
      delivery_(delivery),
      // A block never holds a line over the limit: it is no longer than one that just keeps it.
      block_bytes_(max_line_bytes < block_bytes ? max_line_bytes + 1 : block_bytes) {
  position_.source = source;
  position_.line = 1;
}

/// Reads until a block is pending, or with prompt delivery a line, or the input ends; damage is
/// kept until the good bytes before it are delivered.
bool LineBlockReader::fill() {
  while (!at_end_ && pending_.size() < block_bytes_) {
    const std::size_t have = pending_.size();
    const std::size_t room = block_bytes_ - have;
    pending_.resize(block_bytes_);
    std::size_t got = 0;
    try {
      got = input_.read(pending_.data() + have, room);
    } catch (const DamagedInput& damage) {
      damage_ = damage;
    }
    pending_.resize(have + got);
    at_end_ = got == 0;
    if (position_.offset_bytes == 0 && have < kByteOrderMark.size() &&
        pending_.starts_with(kByteOrderMark)) {
      pending_.erase(0, kByteOrderMark.size());
      position_.offset_bytes = kByteOrderMark.size();
    }
    if (delivery_ == BlockDelivery::prompt && pending_.find('\n', have) != std::string::npos) break;
  }
  return !pending_.empty();
}

std::optional<LineBlock> LineBlockReader::next() {
  const std::size_t configured_bytes = block_bytes_;
  for (;;) {
    if (!fill()) break;
    const std::size_t last = pending_.rfind('\n');
    if (last != std::string::npos) {
      block_bytes_ = configured_bytes;
      return cut(last + 1);
    }
    if (pending_.size() > max_line_bytes_) {
      block_bytes_ = configured_bytes;
      return skip_overlong_line();
    }
    // A cut-off last line of a damaged file is not a record; the damage itself is reported.
    if (at_end_ && damage_) break;
    if (at_end_) {
      pending_.push_back('\n');
      block_bytes_ = configured_bytes;
      return cut(pending_.size());
    }
    block_bytes_ = std::min(pending_.size() * 2, max_line_bytes_ + 1);
    block_bytes_ = std::max(block_bytes_, pending_.size() + 1);
  }
  if (damage_) throw DamagedInput(*damage_);
  return std::nullopt;
}

LineBlock LineBlockReader::cut(std::size_t size_bytes) {
  LineBlock block;
  block.begin = position_;
  block.size_bytes = size_bytes;
  std::string rest(pending_, size_bytes);
  pending_.resize(size_bytes);
  position_.line += count_byte(pending_, '\n');
  position_.offset_bytes += size_bytes;
  pending_.append(kLinePaddingBytes, '\0');
  block.bytes = std::move(pending_);
  pending_ = std::move(rest);
  return block;
}

LineBlock LineBlockReader::skip_overlong_line() {
  LineBlock block;
  block.begin = position_;
  block.bytes = pending_.substr(0, kOverlongKeptBytes);
  block.overlong_bytes = pending_.size();
  pending_.clear();
  for (std::size_t end = std::string::npos; end == std::string::npos && fill();) {
    end = pending_.find('\n');
    const std::size_t taken = end == std::string::npos ? pending_.size() : end;
    block.overlong_bytes += taken;
    pending_.erase(0, end == std::string::npos ? taken : taken + 1);
  }
  block.bytes.append(kLinePaddingBytes, '\0');
  position_.line += 1;
  position_.offset_bytes += block.overlong_bytes + 1;
  return block;
}

}  // namespace cahoots
