#include "records/account_store.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <queue>
#include <string_view>
#include <utility>

#include "io/line_block.hpp"
#include "records/post_record.hpp"
#include "records/record_view.hpp"

namespace cahoots {
namespace {

/// The observations of one run, one after another.
class ObservationRun {
 public:
  explicit ObservationRun(TemporaryReader reader) : reader_(std::move(reader)) {}

  /// Moves to the next one; false at the end.
  bool advance() {
    const std::string_view head = reader_.next(sizeof head_);
    if (head.empty()) return false;
    std::memcpy(&head_, head.data(), sizeof head_);
    line_.assign(reader_.next(head_.size_bytes));
    line_.back() = ' ';
    line_.append(kLinePaddingBytes, '\0');
    auto record = parser_.parse(std::string_view(line_).substr(0, head_.size_bytes));
    account_ = read_account(*record);
    return true;
  }
  const Account& account() const { return account_; }
  std::uint32_t sources() const { return head_.sources; }

 private:
  TemporaryReader reader_;
  AccountMerge::ObservationHead head_;
  std::string line_;
  RecordParser parser_;
  Account account_;
};

}  // namespace

void AccountStore::add(const AccountMerge& accounts) {
  states_.add(accounts);
  if (states_.memory_bytes() > memory_bytes_) write_out();
}

void AccountStore::write_out() {
  states_.write_observations(file_);
  states_.clear();
  run_ends_bytes_.push_back(file_.size_bytes());
}

void AccountStore::for_each_sorted(const Visit& visit) {
  if (run_ends_bytes_.empty()) return states_.for_each_sorted(visit);
  write_out();
  merge_runs(visit);
}

void AccountStore::merge_runs(const Visit& visit) {
  const std::size_t block_bytes =
      std::max<std::size_t>(memory_bytes_ / run_ends_bytes_.size(), 4096);
  std::vector<ObservationRun> runs;
  // The smallest uid on top.
  std::priority_queue<std::pair<std::string, std::size_t>,
                      std::vector<std::pair<std::string, std::size_t>>, std::greater<>>
      heads;
  const auto advance = [&](std::size_t number) {
    if (runs[number].advance()) heads.emplace(runs[number].account().uid, number);
  };
  std::uint64_t begin_bytes = 0;
  for (const std::uint64_t end_bytes : run_ends_bytes_) {
    runs.emplace_back(TemporaryReader(file_, begin_bytes, end_bytes,
                                      std::min(block_bytes, TemporaryReader::kBlockBytes)));
    begin_bytes = end_bytes;
  }
  for (std::size_t number = 0; number < runs.size(); ++number) advance(number);
  AccountMerge merged;
  const auto visit_merged = [&] {
    merged.for_each_sorted(visit);
    merged.clear();
  };
  std::optional<std::string> uid;
  while (!heads.empty()) {
    const auto [next_uid, number] = heads.top();
    heads.pop();
    if (uid && *uid != next_uid) visit_merged();
    uid = next_uid;
    merged.add_observation(runs[number].account(), runs[number].sources());
    advance(number);
  }
  visit_merged();
}

}  // namespace cahoots
