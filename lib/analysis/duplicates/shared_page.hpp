#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "analysis/duplicates/link_audience.hpp"

namespace cahoots {

/// The page that most posts of a group link to, and who else does. Memory: 24 bytes a post with a
/// link. One thread.
class SharedPage {
 public:
  /// A post of the group; `page` as LinkAudience has it, 0 for none; the hash of its account.
  void add(std::uint64_t page, std::uint64_t account) {
    ++n_posts_;
    if (page != 0) links_.push_back({page, account});
  }
  void clear() {
    links_.clear();
    n_posts_ = 0;
  }

  /// Posts with the page / posts · accounts outside the group that link to it / all that do, in
  /// [0, 1]; 0 without links. Ties between pages go to the smaller hash. O(n log n).
  double prefilled(const LinkAudience& audience) {
    std::sort(links_.begin(), links_.end());
    std::uint64_t page = 0, n_best = 0, n_inside = 0;
    for (std::size_t begin = 0; begin < links_.size();) {
      std::size_t end = begin;
      std::uint64_t n_accounts = 0;
      for (; end < links_.size() && links_[end].page == links_[begin].page; ++end) {
        n_accounts += end == begin || links_[end].account != links_[end - 1].account ? 1U : 0U;
      }
      if (end - begin > n_best) {
        page = links_[begin].page;
        n_best = end - begin;
        n_inside = n_accounts;
      }
      begin = end;
    }
    if (n_best == 0) return 0;
    const auto n_all = static_cast<double>(std::max(audience.n_accounts(page), n_inside));
    const double outside = n_all - static_cast<double>(n_inside);
    return static_cast<double>(n_best) / static_cast<double>(n_posts_) * outside / n_all;
  }

 private:
  struct Link {
    std::uint64_t page;
    std::uint64_t account;
    auto operator<=>(const Link&) const = default;
  };
  std::vector<Link> links_;
  std::uint64_t n_posts_ = 0;
};

}  // namespace cahoots
