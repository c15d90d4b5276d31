#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platforms/account_list.hpp"
#include "records/post.hpp"

namespace cahoots {

/// What an analyst wants of the exports; by default all.
struct PostFilterOptions {
  std::optional<std::int64_t> since_s;  ///< this instant and later
  std::optional<std::int64_t> until_s;  ///< before this instant
  std::vector<std::string> langs;       ///< language tags; `zh` takes in `zh-TW`
  const AccountList* accounts = nullptr;
  double sample = 1;  ///< share of posts, by a hash of the uid: the same ones in every run
};

/// Decides which posts and accounts of an export become records. Immutable; any thread.
class PostFilter {
 public:
  /// The options must outlive it.
  explicit PostFilter(const PostFilterOptions& options) : options_(options) {}

  /// Why the post is left out, as it stands in the run record; empty for one that is kept. A post
  /// without what is asked for (a time, a language) is left out too, and said to lack it.
  std::string_view reason_against(const Post& post) const;
  /// False for an account that is not in the list.
  bool keeps(const Account& account) const;

 private:
  bool has_language(std::string_view lang) const;

  const PostFilterOptions& options_;
};

}  // namespace cahoots
