#include "analysis/duplicates/member_filter.hpp"

namespace cahoots {

void MemberFilter::add(std::string_view row, std::optional<std::int64_t> created_at_s,
                       std::uint64_t holder) {
  if (!window_s_) return add_without_window(row, holder);
  if (!created_at_s) {
    ++n_left_out_;
    return;
  }
  retire_before(*created_at_s - *window_s_);
  const auto own = n_pending_of_.find(holder);
  const std::uint64_t n_own = own == n_pending_of_.end() ? 0 : own->second;
  const std::uint64_t n_met =
      spread_ == DuplicateSpread::posts ? pending_.size() : pending_.size() - n_own;
  if (n_met > 0) {
    // Those that do not count yet are all of one holder, and this one is not of it.
    for (; n_decided_ < pending_.size(); ++n_decided_) pending_[n_decided_].counts = true;
    ++n_decided_;
  }
  pending_.push_back({std::string(row), *created_at_s, holder, n_met > 0});
  ++n_pending_of_[holder];
}

/// The first that differs decides for all.
void MemberFilter::add_without_window(std::string_view row, std::uint64_t holder) {
  if (spread_ == DuplicateSpread::posts || all_count_) return keep_(row);
  if (pending_.empty() || pending_.front().holder == holder) {
    pending_.push_back({std::string(row), 0, holder, false});
    return;
  }
  all_count_ = true;
  for (const Pending& earlier : pending_) keep_(earlier.row);
  pending_.clear();
  keep_(row);
}

void MemberFilter::retire_before(std::int64_t time_s) {
  while (!pending_.empty() && pending_.front().created_at_s < time_s) retire_front();
}

void MemberFilter::retire_front() {
  const Pending& front = pending_.front();
  front.counts ? keep_(front.row) : static_cast<void>(++n_left_out_);
  const auto own = n_pending_of_.find(front.holder);
  if (own != n_pending_of_.end() && --own->second == 0) n_pending_of_.erase(own);
  pending_.pop_front();
  if (n_decided_ > 0) --n_decided_;
}

std::uint64_t MemberFilter::finish() {
  while (!pending_.empty()) retire_front();
  n_pending_of_.clear();
  n_decided_ = 0;
  all_count_ = false;
  const std::uint64_t n_left_out = n_left_out_;
  n_left_out_ = 0;
  return n_left_out;
}

}  // namespace cahoots
