#include "analysis/cadence/dormancy.hpp"

#include <algorithm>
#include <array>
#include <boost/math/distributions/hypergeometric.hpp>
#include <cstddef>
#include <vector>

#include "base/civil.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kFewestChosenDays = 5;
constexpr std::size_t kFewestAfterDays = 10;
constexpr std::size_t kFewestTagged = 10;
constexpr std::int64_t kWaking_s = 30 * kDay_s;

/// Posts known to the day or finer.
std::vector<CadencePost> dated(std::span<const CadencePost> posts) {
  std::vector<CadencePost> kept;
  for (const CadencePost& post : posts) {
    if (post.event.precision() != TimePrecision::coarser) kept.push_back(post);
  }
  return kept;
}

/// The first post behind the longest gap; 0 where there is none.
std::size_t find_waking(std::span<const CadencePost> posts) {
  std::size_t waking = 0;
  std::int64_t longest_s = kDormant_s - 1;
  for (std::size_t i = 1; i < posts.size(); ++i) {
    const std::int64_t gap_s = posts[i].event.created_at_s() - posts[i - 1].event.created_at_s();
    if (gap_s <= longest_s) continue;
    longest_s = gap_s;
    waking = i;
  }
  return waking;
}

/// The commonest of the numbers; of equals the smallest. Precondition: there is one.
std::uint32_t commonest(std::vector<std::uint32_t> numbers) {
  std::sort(numbers.begin(), numbers.end());
  std::uint32_t best = numbers.front();
  std::size_t most = 0;
  for (std::size_t begin = 0, end = 0; begin < numbers.size(); begin = end) {
    while (end < numbers.size() && numbers[end] == numbers[begin]) ++end;
    if (end - begin > most) best = numbers[begin];
    most = std::max(most, end - begin);
  }
  return best;
}

/// The language of each day that has one, in order.
std::vector<std::uint32_t> languages_by_day(std::span<const CadencePost> posts) {
  std::vector<std::uint32_t> days;
  std::vector<std::uint32_t> today;
  std::int64_t open_day = -1;
  const auto close = [&] {
    if (!today.empty()) days.push_back(commonest(today));
    today.clear();
  };
  for (const CadencePost& post : posts) {
    const std::int64_t day = post.event.created_at_s() / kDay_s;
    if (day != open_day) close();
    open_day = day;
    if (post.language != 0) today.push_back(post.language);
  }
  close();
  return days;
}

TestResult language_change(std::span<const CadencePost> before,
                           std::span<const CadencePost> after) {
  const std::vector<std::uint32_t> days_before = languages_by_day(before);
  const std::vector<std::uint32_t> days_after = languages_by_day(after);
  std::array<std::vector<std::uint32_t>, 2> halves;  // to choose by, to count
  for (std::size_t i = 0; i < days_before.size(); ++i) halves[i % 2].push_back(days_before[i]);
  if (halves[1].size() < kFewestChosenDays || days_after.size() < kFewestAfterDays) {
    return untested("too few days with a known language", halves[1].size() + days_after.size());
  }
  const std::uint32_t chosen = commonest(halves[0]);
  const auto count = [&](const std::vector<std::uint32_t>& days) {
    return static_cast<std::uint64_t>(std::count(days.begin(), days.end(), chosen));
  };
  const std::uint64_t with_before = count(halves[1]);
  const std::uint64_t with_after = count(days_after);
  TestResult result;
  result.n = halves[1].size() + days_after.size();
  // Days, of which the calendar of CadenceEvent holds fewer than 100,000.
  // In double: long double is another number on other processors.
  using Plain = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
  const boost::math::hypergeometric_distribution<double, Plain> null(
      static_cast<unsigned>(with_before + with_after), static_cast<unsigned>(days_after.size()),
      static_cast<unsigned>(result.n));
  result.p_value = std::min(1.0, boost::math::cdf(null, static_cast<unsigned>(with_after)));
  result.effect = result.statistic =
      static_cast<double>(with_before) / static_cast<double>(halves[1].size()) -
      static_cast<double>(with_after) / static_cast<double>(days_after.size());
  return result;
}

std::optional<double> hashtag_overlap(std::span<const CadencePost> before,
                                      std::span<const CadencePost> after) {
  std::vector<std::uint32_t> used;
  for (const CadencePost& post : before) {
    if (post.hashtag != 0) used.push_back(post.hashtag);
  }
  if (used.size() < kFewestTagged) return std::nullopt;
  std::sort(used.begin(), used.end());
  std::size_t n_tagged = 0;
  std::size_t n_known = 0;
  for (const CadencePost& post : after) {
    if (post.hashtag == 0) continue;
    ++n_tagged;
    n_known += std::binary_search(used.begin(), used.end(), post.hashtag) ? 1U : 0U;
  }
  if (n_tagged < kFewestTagged) return std::nullopt;
  return static_cast<double>(n_known) / static_cast<double>(n_tagged);
}

double rate_ratio(std::span<const CadencePost> before, std::span<const CadencePost> after) {
  const auto days = [](std::int64_t span_s) {
    return static_cast<double>(std::max(span_s, kDay_s)) / static_cast<double>(kDay_s);
  };
  const std::int64_t woke_at_s = after.front().event.created_at_s();
  const auto n_waking =
      static_cast<double>(std::count_if(after.begin(), after.end(), [&](const CadencePost& post) {
        return post.event.created_at_s() < woke_at_s + kWaking_s;
      }));
  const std::int64_t span_s =
      before.back().event.created_at_s() - before.front().event.created_at_s();
  return n_waking / days(kWaking_s) / (static_cast<double>(before.size()) / days(span_s));
}

}  // namespace

std::uint32_t language_number(std::string_view lang) {
  const std::string_view primary = lang.substr(0, lang.find_first_of("-_"));
  if (primary == "und" || primary == "zxx" || primary.starts_with('q')) {
    // Quechua alone is a language with q and two letters.
    if (primary != "qu") return 0;
  }
  std::uint32_t number = 0;
  for (const char c : primary.substr(0, 4)) {
    const auto byte = static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    number = number << 8 | byte;
  }
  return number;
}

Dormancy find_dormancy(std::span<const CadencePost> posts) {
  Dormancy dormancy;
  const std::vector<CadencePost> usable = dated(posts);
  const std::size_t waking = find_waking(usable);
  if (waking == 0) {
    dormancy.language_change = untested("no gap of 90 days");
    return dormancy;
  }
  const std::span<const CadencePost> before = std::span(usable).first(waking);
  const std::span<const CadencePost> after = std::span(usable).subspan(waking);
  dormancy.woke_at_s = after.front().event.created_at_s();
  dormancy.gap_s = *dormancy.woke_at_s - before.back().event.created_at_s();
  dormancy.n_before = before.size();
  dormancy.n_after = after.size();
  dormancy.rate_ratio = rate_ratio(before, after);
  dormancy.hashtag_overlap = hashtag_overlap(before, after);
  dormancy.language_change = language_change(before, after);
  return dormancy;
}

}  // namespace cahoots
