#include "analysis/cadence/offset_model.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "analysis/cadence/offset_tables.hpp"
#include "base/random.hpp"

namespace cahoots {
namespace {

OffsetEvidence random_evidence(Random& random, std::uint64_t most) {
  OffsetEvidence evidence;
  for (std::size_t& count : evidence.by_hour) evidence.n += count = random.below(most);
  for (std::size_t& count : evidence.weekend) count = evidence.n / 4;
  return evidence;
}

TEST(OffsetTables, TermsAreThoseOfGamma) {
  const OffsetTables& tables = offset_tables();
  for (std::size_t n = 0; n <= kMostOffsetHours; n += 37) {
    const auto count = static_cast<double>(n);
    EXPECT_NEAR(tables.asleep[n], std::lgamma(count + 1.0), 1e-8);
    EXPECT_NEAR(tables.at_work[n], std::lgamma(count + 3.0) - std::lgamma(3.0), 1e-8);
    // Beta-binomial: the likelihoods of all ways to divide n add up to 1.
    double sum = 0.0;
    for (std::size_t inside = 0; inside <= n; ++inside) {
      const auto k = static_cast<double>(inside);
      sum += std::exp(tables.asleep_share.log_likelihood(inside, n) + std::lgamma(count + 1.0) -
                      std::lgamma(k + 1.0) - std::lgamma(count - k + 1.0));
    }
    EXPECT_NEAR(sum, 1.0, 1e-8);
  }
}

TEST(OffsetTables, BlocksFitAndTheirPriorsSumToOne) {
  for (const auto* blocks : {&offset_tables().sleeps, &offset_tables().shifts}) {
    EXPECT_LE(blocks->size(), kMostBlocks);
    double prior = 0.0;
    for (const LocalBlock& block : *blocks) {
      prior += std::exp(block.log_prior);
      EXPECT_GE(block.length_h, kShortestQuiet_h);
      EXPECT_LE(block.length_h, kLongestQuiet_h);
      EXPECT_LT(block.start_h, 24U);
    }
    EXPECT_NEAR(prior, 1.0, 1e-9);
  }
}

/// One day of the reader's own: the likelihood of a resident's sleep in one block, by Gamma
/// functions and no tables of sums, for the clock of UTC.
double plain_sleep_likelihood(const OffsetEvidence& evidence, const LocalBlock& sleep) {
  const OffsetTables& tables = offset_tables();
  double sum = sleep.log_prior;
  std::size_t n_asleep = 0;
  for (std::size_t step = 0; step < 24; ++step) {
    const std::size_t hour = (sleep.start_h + step) % 24;
    const std::size_t count = evidence.by_hour[hour];
    if (step < sleep.length_h) {
      n_asleep += count;
      sum += std::lgamma(static_cast<double>(count) + 1.0);
    } else {
      sum += tables.waking[hour][count];
    }
  }
  return sum - sleep.inside[n_asleep] - sleep.outside[evidence.n - n_asleep] +
         tables.asleep_share.log_likelihood(n_asleep, evidence.n);
}

TEST(OffsetPosterior, ResidentsAgreeWithPlainSums) {
  Random random(401);
  for (int round = 0; round < 200; ++round) {
    const OffsetEvidence evidence = random_evidence(random, 12);
    const OffsetPosterior posterior = offset_posterior(evidence);
    const auto likelihood = [&](std::size_t shift) {
      OffsetEvidence turned = evidence;
      for (std::size_t hour = 0; hour < 24; ++hour) {
        turned.by_hour[(hour + shift) % 24] = evidence.by_hour[hour];
      }
      double sum = 0.0;
      for (const LocalBlock& sleep : offset_tables().sleeps) {
        sum +=
            std::exp(plain_sleep_likelihood(turned, sleep) + 3.0 * static_cast<double>(turned.n));
      }
      return std::log(sum);
    };
    const double ratio = likelihood(5) - likelihood(0);  // local = UTC + 5 against UTC
    EXPECT_NEAR(std::log(posterior[0][16] / posterior[0][11]), ratio, 1e-5);
  }
}

TEST(OffsetPosterior, IsADistributionThatTurnsWithTheCounts) {
  Random random(402);
  for (int round = 0; round < 100; ++round) {
    const OffsetEvidence evidence = random_evidence(random, 20);
    OffsetEvidence later = evidence;
    for (std::size_t hour = 0; hour < 24; ++hour) {
      later.by_hour[(hour + 7) % 24] = evidence.by_hour[hour];
    }
    const OffsetPosterior posterior = offset_posterior(evidence);
    const OffsetPosterior turned = offset_posterior(later);
    double sum = 0.0;
    for (std::size_t kind = 0; kind < kDayKinds; ++kind) {
      for (std::size_t i = 0; i < 24; ++i) {
        sum += posterior[kind][i];
        EXPECT_NEAR(turned[kind][i], posterior[kind][(i + 7) % 24], 1e-9);
      }
    }
    EXPECT_NEAR(sum, 1.0, 1e-12);
  }
}

TEST(OffsetPosterior, EvenHoursAreNobodysDay) {
  OffsetEvidence evidence;
  evidence.by_hour.fill(20);
  evidence.n = 480;
  evidence.weekend.fill(137);
  const OffsetPosterior posterior = offset_posterior(evidence);
  const auto& even = posterior[static_cast<std::size_t>(DayKind::even)];
  EXPECT_GT(std::accumulate(even.begin(), even.end(), 0.0), 0.99);
  EXPECT_DOUBLE_EQ(even[0], even[23]);
  EXPECT_TRUE(std::isfinite(offset_posterior(OffsetEvidence{})[0][0]));
}

}  // namespace
}  // namespace cahoots
