#include "io/item_splitter.hpp"

#include <algorithm>
#include <utility>

namespace cahoots {

void ItemSplitter::finish_document(std::size_t begin, std::vector<RecordSlice>& out) {
  auto envelope = std::make_shared<RecordEnvelope>();
  envelope->head = std::exchange(head_, {});
  out.push_back({begin, 0, document_, 0, std::move(envelope)});
}

void ItemSplitter::report_cut_short(std::size_t begin, std::vector<RecordSlice>& out) const {
  out.push_back({begin, 0, position_, 0, nullptr});
}

void ItemSplitter::count_item(const RecordEnvelope& envelope, bool is_new) {
  const std::uint64_t stretch = position_.offset_bytes / kStretchBytes;
  if (stretch != stretch_) stretch_head_bytes_ = 0;
  stretch_ = stretch;
  stretch_head_bytes_ +=
      (envelope.head.size() + envelope.tail.size()) * (is_new ? kNewHeadWeight : 1);
}

bool ItemSplitter::gives_up(std::size_t begin, std::vector<RecordSlice>& out) {
  const bool is_head_long = head_.size() > kHeadLimitBytes;
  if (!is_head_long && stretch_head_bytes_ <= kStretchHeadBytes) return false;
  out.push_back({begin, 0, is_head_long ? document_ : position_,
                 std::max<std::size_t>(head_.size(), 1), nullptr});
  has_given_up_ = true;
  is_open_ = false;
  dropped_bytes_ = 0;
  head_.clear();
  return true;
}

}  // namespace cahoots
