#include "io/item_splitter.hpp"

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

bool ItemSplitter::gives_up(std::size_t begin, std::vector<RecordSlice>& out) {
  if (head_.size() <= kHeadLimitBytes) return false;
  out.push_back({begin, 0, document_, head_.size(), nullptr});
  has_given_up_ = true;
  head_.clear();
  return true;
}

}  // namespace cahoots
