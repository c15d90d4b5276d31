#include "analysis/duplicates/commonness.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/duplicates/rows.hpp"
#include "base/hash.hpp"

namespace cahoots {
namespace {

constexpr std::uint64_t kSampledTimes = std::uint64_t{1} << 16;
constexpr double kLeastIndependentTexts = 1 << 20;
constexpr double kAccountsOutside = 1000;

double evenness(std::span<const std::uint64_t> posts_by_span) {
  double total = 0;
  for (const std::uint64_t n_posts : posts_by_span) total += static_cast<double>(n_posts);
  if (total < 2) return 0;
  double entropy = 0;
  for (const std::uint64_t n_posts : posts_by_span) {
    const double share = static_cast<double>(n_posts) / total;
    if (n_posts > 0) entropy -= share * std::log(share);
  }
  return entropy / std::log(static_cast<double>(posts_by_span.size()));
}

}  // namespace

void Commonness::expect_posts(std::uint64_t n_posts) {
  while (n_posts / one_time_in_ > 2 * kSampledTimes) one_time_in_ *= 2;
}

void Commonness::add_post(std::string_view uid, std::string_view account_uid,
                          std::int64_t created_at_s) {
  accounts_.add(hash64(account_uid));
  if (created_at_s == kNoTime) return;
  if (one_time_in_ == 1 || hash64(uid) % one_time_in_ == 0) times_s_.push_back(created_at_s);
}

void Commonness::finish(std::uint64_t n_texts) {
  n_independent_texts_ = std::max(kLeastIndependentTexts, static_cast<double>(n_texts));
  std::sort(times_s_.begin(), times_s_.end());
  for (std::size_t span = 1; span < kSpans && !times_s_.empty(); ++span) {
    span_ends_s_.push_back(times_s_[span * times_s_.size() / kSpans]);
  }
  times_s_ = {};
}

std::size_t Commonness::span_of(std::int64_t created_at_s) const {
  const auto span = std::upper_bound(span_ends_s_.begin(), span_ends_s_.end(), created_at_s);
  return static_cast<std::size_t>(span - span_ends_s_.begin());
}

double Commonness::widespread(std::uint64_t n_accounts,
                              std::span<const std::uint64_t> posts_by_span) const {
  const double n_all = kAccountsOutside + accounts_.estimate();
  return static_cast<double>(n_accounts) / n_all * evenness(posts_by_span);
}

double Commonness::of_text(double information_bits, std::uint64_t n_accounts,
                           std::span<const std::uint64_t> posts_by_span, double prefilled) const {
  const double by_chance = -std::expm1(-n_independent_texts_ * std::exp2(-information_bits));
  const double spread = widespread(n_accounts, posts_by_span);
  return std::clamp(1 - (1 - by_chance) * (1 - spread) * (1 - prefilled), 0.0, 1.0);
}

double Commonness::of_medium(std::uint64_t n_accounts,
                             std::span<const std::uint64_t> posts_by_span) const {
  return std::clamp(widespread(n_accounts, posts_by_span), 0.0, 1.0);
}

}  // namespace cahoots
