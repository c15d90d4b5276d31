#pragma once

#include <algorithm>
#include <tuple>
#include <vector>

#include "analysis/coaction/coaction.hpp"
#include "lib/analysis/coaction/test_case.hpp"

namespace cahoots {

/// 60 accounts in four time zones share 200 objects over 20 days; `n_planted` pairs act together.
inline CoactionTestCase campaign_case(Random& random, std::uint32_t n_planted) {
  struct Row {
    std::int64_t time_s;
    std::uint32_t account;
    std::uint32_t object;
  };
  constexpr std::uint32_t kAccounts = 60;
  std::vector<Row> rows;
  for (int i = 0; i < 6000; ++i) {
    const auto account = static_cast<std::uint32_t>(random.below(kAccounts));
    const auto day = static_cast<std::int64_t>(random.below(20));
    const auto clock_s = static_cast<std::int64_t>(random.below(21600)) + 21600 * (account % 4);
    const auto object = static_cast<std::uint32_t>(random.below(200));
    rows.push_back({86400 * day + clock_s, account, object});
  }
  for (std::uint32_t pair = 0; pair < n_planted; ++pair) {
    for (std::uint32_t k = 0; k < 12; ++k) {
      const auto time_s = static_cast<std::int64_t>(random.below(20 * 86400 - 60));
      const std::uint32_t object = 200 + pair * 12 + k;
      rows.push_back({time_s, kAccounts + 2 * pair, object});
      rows.push_back({time_s + 30, kAccounts + 2 * pair + 1, object});
    }
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::tuple(a.time_s, a.account, a.object) < std::tuple(b.time_s, b.account, b.object);
  });
  CoactionTestCase made;
  for (const Row& row : rows) {
    made.table.traces.push_back(make_trace(row.object, made.posts.size()));
    made.posts.created_at_s.push_back(row.time_s);
    made.posts.account.push_back(row.account);
    made.topics.of_post.push_back(0);
  }
  made.posts.n_accounts = kAccounts + 2 * n_planted;
  made.table.n_objects = 200 + n_planted * 12;
  made.topics.audience = {made.posts.n_accounts};
  return made;
}

inline CoactionOptions campaign_options() {
  CoactionOptions options;
  options.window_s = 7200;
  options.min_objects = 1;
  options.stratum_s = 21600;
  return options;
}

}  // namespace cahoots
