#include "io/record_splitter.hpp"

#include <algorithm>

namespace cahoots {

void RecordSplitter::begin_record(std::size_t begin) {
  is_open_ = true;
  open_ = position_;
  open_begin_ = begin;
}

void RecordSplitter::finish_record(std::string_view record, std::vector<RecordSlice>& out,
                                   std::shared_ptr<const RecordEnvelope> envelope) {
  const std::uint64_t size_bytes = dropped_bytes_ + record.size();
  RecordSlice slice{open_begin_, record.size(), open_, 0, std::move(envelope)};
  if (size_bytes > shape_.max_record_bytes) {
    slice.size_bytes = dropped_bytes_ > 0 ? 0 : std::min(record.size(), kOverlongKeptBytes);
    slice.overlong_bytes = size_bytes;
  }
  if (slice.overlong_bytes > 0 || !record.empty()) out.push_back(std::move(slice));
  is_open_ = false;
  dropped_bytes_ = 0;
}

std::size_t RecordSplitter::used_up(std::size_t used, std::size_t size_bytes) {
  scanned_bytes_ = size_bytes - used;
  open_begin_ = is_open_ ? open_begin_ - used : 0;
  return used;
}

std::unique_ptr<RecordSplitter> make_record_splitter(const RecordShape& shape,
                                                     std::uint32_t source) {
  if (shape.framing == Framing::json_items) return make_json_item_splitter(shape, source);
  if (shape.framing == Framing::xml_items) return make_xml_item_splitter(shape, source);
  return make_framed_splitter(shape, source);
}

}  // namespace cahoots
