#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>

#include "records/post.hpp"

namespace cahoots {

/// Merges what is known of each account, over posts and profiles and files: of every field the
/// value that was collected last, unknown times first; at equal times the bytewise larger value,
/// so that the order of reading does not matter. Memory: about 800 bytes an account. One thread.
class AccountMerge {
 public:
  /// `account.uid` must be known. Fields that are unknown leave what is there.
  void add(const Account& account);
  void add(const AccountMerge& other);
  std::size_t size() const { return states_.size(); }
  /// Appends all accounts as records, sorted by uid, bytewise; returns how many.
  std::uint64_t append_records(std::string& out) const;

 private:
  static constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min();

  template <class Value>
  struct Field {
    std::optional<Value> value;
    std::int64_t collected_at_s = kNever;
    void merge(const std::optional<Value>& other, std::int64_t other_collected_at_s);
  };
  struct State {
    Field<std::string> platform, handle, name, bio, url, location, avatar;
    Field<std::int64_t> created_at_s, created_at_precision_s, followers, following, posts;
    Field<bool> verified;
    std::int64_t collected_at_s = kNever;
  };

  std::unordered_map<std::string, State> states_;
};

}  // namespace cahoots
