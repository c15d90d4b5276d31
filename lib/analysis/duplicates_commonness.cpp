#include "analysis/duplicates_commonness.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/hash.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kSampledTexts = std::size_t{1} << 15;
constexpr std::size_t kSampledTimes = std::size_t{1} << 16;
constexpr double kLeastIndependentTexts = 1 << 20;
constexpr double kAccountsOutside = 1000;
constexpr std::size_t kSpans = 32;

/// The texts of smallest hash: a random sample that does not depend on the order of arrival.
std::vector<std::uint32_t> sample_texts(const DuplicateRows& rows) {
  std::vector<std::uint32_t> texts(rows.texts().size());
  for (std::uint32_t i = 0; i < texts.size(); ++i) texts[i] = i;
  if (texts.size() <= kSampledTexts) return texts;
  const auto by_hash = [&](std::uint32_t a, std::uint32_t b) {
    return rows.texts()[a].hash < rows.texts()[b].hash;
  };
  std::nth_element(texts.begin(), texts.begin() + kSampledTexts, texts.end(), by_hash);
  texts.resize(kSampledTexts);
  return texts;
}

std::vector<std::int64_t> sample_times(const DuplicateRows& rows) {
  std::uint64_t one_in = 1;
  while (rows.posts().size() / one_in > 2 * kSampledTimes) one_in *= 2;
  std::vector<std::int64_t> times_s;
  for (std::uint32_t post = 0; post < rows.posts().size(); ++post) {
    const std::int64_t time_s = rows.posts()[post].created_at_s;
    if (time_s == kNoTime) continue;
    if (one_in == 1 || hash64(rows.uid(post)) % one_in == 0) times_s.push_back(time_s);
  }
  std::sort(times_s.begin(), times_s.end());
  return times_s;
}

}  // namespace

Commonness::Commonness(const DuplicateRows& rows, Normaliser normaliser)
    : n_independent_texts_(
          std::max(kLeastIndependentTexts, static_cast<double>(rows.texts().size()))),
      n_accounts_(kAccountsOutside + static_cast<double>(rows.n_accounts())) {
  for (const std::uint32_t text : sample_texts(rows)) {
    background_.add(normaliser.normalise(rows.posted(text)));
  }
  const std::vector<std::int64_t> times_s = sample_times(rows);
  if (times_s.empty()) return;
  for (std::size_t span = 1; span < kSpans; ++span) {
    span_ends_s_.push_back(times_s[span * times_s.size() / kSpans]);
  }
}

double Commonness::evenness(std::span<const std::int64_t> created_at_s) const {
  std::array<double, kSpans> counts{};
  double total = 0;
  for (const std::int64_t time_s : created_at_s) {
    if (time_s == kNoTime || span_ends_s_.empty()) continue;
    const auto span = std::upper_bound(span_ends_s_.begin(), span_ends_s_.end(), time_s);
    ++counts[static_cast<std::size_t>(span - span_ends_s_.begin())];
    ++total;
  }
  if (total < 2) return 0;
  double entropy = 0;
  for (const double count : counts) {
    if (count > 0) entropy -= count / total * std::log(count / total);
  }
  return entropy / std::log(static_cast<double>(kSpans));
}

double Commonness::of_group(std::string_view normalised, std::uint64_t n_accounts,
                            std::span<const std::int64_t> created_at_s) const {
  const double expected =
      n_independent_texts_ * std::exp2(-background_.information_bits(normalised));
  const double by_chance = -std::expm1(-expected);
  const double widespread = static_cast<double>(n_accounts) / n_accounts_ * evenness(created_at_s);
  return std::clamp(1 - (1 - by_chance) * (1 - widespread), 0.0, 1.0);
}

}  // namespace cahoots
