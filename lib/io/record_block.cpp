#include "io/record_block.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "io/record_splitter.hpp"

namespace cahoots {
RecordBlockReader::RecordBlockReader(Input& input, std::uint32_t source, const RecordShape& shape,
                                     std::size_t block_bytes)
    : input_(input),
      max_record_bytes_(shape.max_record_bytes),
      block_bytes_(std::max(block_bytes, kByteOrderMark.size())),
      wanted_bytes_(block_bytes_),
      splitter_(make_record_splitter(shape, source)) {}

RecordBlockReader::~RecordBlockReader() = default;
RecordBlockReader::RecordBlockReader(RecordBlockReader&&) noexcept = default;

void RecordBlockReader::start_at(std::uint64_t line, std::uint64_t offset_bytes) {
  splitter_->start_at(line, offset_bytes);
  is_start_ = false;
}

/// Reads until a block is pending or the input ends; damage is kept until the good bytes before
/// it are delivered.
void RecordBlockReader::fill() {
  while (!at_end_ && pending_.size() < wanted_bytes_) {
    const std::size_t have = pending_.size();
    pending_.resize(wanted_bytes_);
    std::size_t got = 0;
    try {
      got = input_.read(pending_.data() + have, wanted_bytes_ - have);
    } catch (const DamagedInput& damage) {
      damage_ = damage;
    }
    pending_.resize(have + got);
    at_end_ = got == 0;
  }
  if (is_start_) skip_byte_order_mark();
  is_start_ = false;
}

void RecordBlockReader::skip_byte_order_mark() {
  if (!pending_.starts_with(kByteOrderMark)) return;
  pending_.erase(0, kByteOrderMark.size());
  splitter_->skip(kByteOrderMark.size());
}

std::optional<RecordBlock> RecordBlockReader::next() {
  while (!is_finished_) {
    fill();
    is_finished_ = at_end_;
    // The torn last record of a damaged file is none; the damage itself is reported.
    const bool is_last = at_end_ && !damage_;
    std::vector<RecordSlice> records;
    const std::size_t used = splitter_->split(pending_, is_last, records);
    if (!records.empty()) {
      wanted_bytes_ = block_bytes_;
      return take(std::move(records), used);
    }
    pending_.erase(0, used);
    if (!splitter_->has_dropped()) overlong_start_.clear();
    if (splitter_->has_dropped() || pending_.size() > max_record_bytes_) drop_overlong();
    // Doubled, so that a long record is not read in as many steps as it has blocks; no further
    // than to the byte that is one too many.
    const std::size_t longer = std::max<std::size_t>(pending_.size() * 2, 1);
    wanted_bytes_ = std::max(block_bytes_, std::min(longer - 1, max_record_bytes_) + 1);
  }
  if (damage_) throw DamagedInput(*damage_);
  return std::nullopt;
}

RecordBlock RecordBlockReader::take(std::vector<RecordSlice> records, std::size_t used_bytes) {
  RecordBlock block;
  std::string rest(pending_, used_bytes);
  pending_.resize(used_bytes);
  block.bytes = std::move(pending_);
  // What was dropped of markup outside of the items of a document stands for no record.
  const bool is_dropped_record =
      records.front().overlong_bytes > 0 && records.front().size_bytes == 0;
  if (is_dropped_record && !overlong_start_.empty()) {
    records.front().begin_bytes = block.bytes.size();
    records.front().size_bytes = overlong_start_.size();
    block.bytes.append(overlong_start_);
  }
  overlong_start_.clear();
  block.bytes.append(kLinePaddingBytes, '\0');
  block.records = std::move(records);
  pending_ = std::move(rest);
  return block;
}

void RecordBlockReader::drop_overlong() {
  if (overlong_start_.empty()) overlong_start_ = pending_.substr(0, kOverlongKeptBytes);
  splitter_->drop_open_bytes(pending_.size());
  pending_.clear();
}

}  // namespace cahoots
