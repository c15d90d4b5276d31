#include "io/ordered_pipeline.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <numeric>
#include <stdexcept>

#include "base/random.hpp"

namespace cahoots {
namespace {

using Pipeline = OrderedPipeline<int, int>;

std::function<std::optional<int>()> numbers_below(int end) {
  return
      [next = 0, end]() mutable { return next < end ? std::optional<int>(next++) : std::nullopt; };
}

/// Items take different times, so that they are done out of order.
int slow_square(int item) {
  const auto delay_us = Random(static_cast<std::uint64_t>(item)).below(300);
  std::this_thread::sleep_for(std::chrono::microseconds(delay_us));
  return item * item;
}

TEST(OrderedPipeline, ConsumesInTheOrderOfProduction) {
  for (const unsigned threads : {0U, 1U, 2U, 3U, 8U}) {
    for (const int n : {0, 1, 2, 7, 200}) {
      std::vector<int> results;
      Pipeline([produce = numbers_below(n)]() mutable { return produce(); },
               [](int& item) { return slow_square(item); },
               [&](int& item, int& result) {
                 EXPECT_EQ(result, item * item);
                 results.push_back(item);
               })
          .run(threads);
      std::vector<int> expected(static_cast<std::size_t>(n));
      std::iota(expected.begin(), expected.end(), 0);
      EXPECT_EQ(results, expected) << threads << " threads";
    }
  }
}

TEST(OrderedPipeline, HoldsNoMoreItemsThanThreads) {
  std::atomic<int> alive = 0;
  std::atomic<int> most = 0;
  Pipeline(
      [&, produce = numbers_below(300)]() mutable {
        const auto item = produce();
        if (item) most = std::max(most.load(), ++alive);
        return item;
      },
      [](int& item) { return slow_square(item); }, [&](int&, int&) { --alive; })
      .run(4);
  EXPECT_EQ(alive, 0);
  EXPECT_LE(most, 4);
}

TEST(OrderedPipeline, RethrowsWhateverFails) {
  const auto fail_at = [](int at, int item) {
    if (item == at) throw std::runtime_error("stop");
  };
  for (const unsigned threads : {1U, 2U, 5U}) {
    for (const int step : {0, 1, 2}) {
      int consumed = 0;
      Pipeline pipeline(
          [&, produce = numbers_below(1000)]() mutable {
            const auto item = produce();
            if (step == 0) fail_at(50, item.value_or(0));
            return item;
          },
          [&](int& item) {
            if (step == 1) fail_at(50, item);
            return slow_square(item);
          },
          [&](int& item, int&) {
            if (step == 2) fail_at(50, item);
            EXPECT_EQ(item, consumed++);
          });
      EXPECT_THROW(pipeline.run(threads), std::runtime_error) << step << " with " << threads;
      EXPECT_LE(consumed, 50);
    }
  }
}

}  // namespace
}  // namespace cahoots
