#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "analysis/coaction/traces.hpp"
#include "base/random.hpp"

namespace cahoots {

/// A small case in canonical numbers.
struct CoactionTestCase {
  PostColumns posts;
  Topics topics;
  TraceTable table;
};

struct CoactionTestShape {
  std::uint32_t n_posts = 30;
  std::uint32_t n_accounts = 6;
  std::uint32_t n_objects = 5;
  std::uint32_t n_topics = 4;
  std::uint32_t n_traces = 40;
  std::uint64_t span_s = 1000;
  bool has_undated = true;
};

inline CoactionTestCase random_case(Random& random, const CoactionTestShape& shape) {
  CoactionTestCase made;
  for (std::uint32_t i = 0; i < shape.n_posts; ++i) {
    const bool is_undated = shape.has_undated && random.below(12) == 0;
    const auto offset_s = static_cast<std::int64_t>(random.below(shape.span_s));
    made.posts.created_at_s.push_back(is_undated ? kNoTime_s : offset_s - 300);
    made.posts.account.push_back(static_cast<std::uint32_t>(random.below(shape.n_accounts)));
    made.topics.of_post.push_back(static_cast<std::uint32_t>(random.below(shape.n_topics)));
  }
  std::sort(made.posts.created_at_s.begin(), made.posts.created_at_s.end());
  made.posts.n_accounts = shape.n_accounts;
  for (std::uint32_t t = 0; t < shape.n_topics; ++t) {
    made.topics.audience.push_back(1 + static_cast<std::uint32_t>(random.below(shape.n_accounts)));
  }
  made.table.n_objects = shape.n_objects;
  for (std::uint32_t i = 0; i < shape.n_traces; ++i) {
    made.table.traces.push_back(
        make_trace(static_cast<std::uint32_t>(random.below(shape.n_objects)),
                   static_cast<std::uint32_t>(random.below(shape.n_posts))));
  }
  if (random.below(2) == 0) {
    for (std::uint32_t o = 0; o < shape.n_objects; ++o) {
      made.table.multiplier.push_back(static_cast<float>(random.below(5)) / 4.0F);
    }
  }
  return made;
}

/// Two accounts that share `n_objects` objects `lag_s` apart, once each.
inline CoactionTestCase pair_case(std::uint32_t n_objects, std::int64_t lag_s,
                                  std::int64_t base_s) {
  CoactionTestCase made;
  made.posts.n_accounts = 2;
  made.table.n_objects = n_objects;
  made.topics.audience = {1};
  for (std::uint32_t object = 0; object < n_objects; ++object) {
    for (std::uint32_t account = 0; account < 2; ++account) {
      made.table.traces.push_back(make_trace(object, made.posts.size()));
      made.posts.account.push_back(account);
      made.posts.created_at_s.push_back(base_s + 1000000 * std::int64_t{object} + account * lag_s);
      made.topics.of_post.push_back(0);
    }
  }
  return made;
}

}  // namespace cahoots
