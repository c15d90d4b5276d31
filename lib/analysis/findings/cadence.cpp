#include "analysis/findings/cadence.hpp"

#include <algorithm>
#include <tuple>

namespace cahoots {
namespace {

CaseTest read_test(std::string_view name, RecordView& object) {
  CaseTest test;
  test.name = name;
  test.n = static_cast<std::uint64_t>(std::max<std::int64_t>(0, object.integer("n").value_or(0)));
  test.statistic = object.number("statistic");
  test.effect = object.number("effect");
  test.p_value = object.number("p");
  if (!test.p_value) test.p_value = object.number("p_value");
  test.q_value = object.number("q");
  if (!test.q_value) test.q_value = object.number("q_value");
  return test;
}

/// Hours between two clocks, 0 to 12.
std::int64_t distance_h(std::int64_t a, std::int64_t b) {
  const std::int64_t difference = ((a - b) % 24 + 24) % 24;
  return std::min(difference, 24 - difference);
}

}  // namespace

MemberCadence read_member_cadence(RecordView& record) {
  MemberCadence cadence;
  cadence.n_posts =
      static_cast<std::uint64_t>(std::max<std::int64_t>(0, record.integer("n_posts").value_or(0)));
  cadence.utc_offset_h = record.integer("utc_offset_h");
  cadence.utc_offset_confidence = record.number("utc_offset_confidence");
  cadence.reason = record.text("reason");
  cadence.handle_pattern = record.text("handle_pattern");
  cadence.dormant_gap_s = record.integer("dormant_gap_s");
  cadence.woke_at_s = parse_stream_time(record.text("woke_at"));
  if (auto tests = record.object("tests")) {
    for (const std::string_view name : tests->keys()) {
      if (auto test = tests->object(name)) cadence.tests.push_back(read_test(name, *test));
    }
  }
  return cadence;
}

std::vector<HandlePatternUse> handle_patterns(
    const std::vector<MemberFindings>& members, std::uint64_t n_accounts,
    const std::map<std::string, std::uint64_t>& n_of_pattern) {
  std::map<std::string, std::uint64_t> n_members_of;
  std::uint64_t n_known = 0;
  for (const MemberFindings& member : members) {
    if (!member.cadence) continue;
    ++n_known;
    if (!member.cadence->handle_pattern.empty()) ++n_members_of[member.cadence->handle_pattern];
  }
  std::vector<HandlePatternUse> uses;
  for (const auto& [pattern, n_members] : n_members_of) {
    const auto all = n_of_pattern.find(pattern);
    const std::uint64_t n_all = all == n_of_pattern.end() ? 0 : all->second;
    uses.push_back({pattern, n_members, n_known, n_all - std::min(n_all, n_members),
                    n_accounts - std::min(n_accounts, n_known)});
  }
  std::stable_sort(uses.begin(), uses.end(),
                   [](const auto& a, const auto& b) { return a.n_members > b.n_members; });
  return uses;
}

std::optional<ClusterClock> shared_clock(const std::vector<MemberFindings>& members) {
  std::vector<std::int64_t> offsets;
  for (const MemberFindings& member : members) {
    if (!member.cadence || !member.cadence->utc_offset_h) continue;
    if (member.cadence->utc_offset_confidence.value_or(0) < kOffsetConfidence) continue;
    offsets.push_back(*member.cadence->utc_offset_h);
  }
  if (offsets.empty()) return std::nullopt;
  ClusterClock clock;
  clock.n_inferred = offsets.size();
  std::uint64_t best_exact = 0;
  for (std::int64_t candidate = -11; candidate <= 12; ++candidate) {
    std::uint64_t n_near = 0;
    std::uint64_t n_exact = 0;
    for (const std::int64_t offset : offsets) {
      n_near += distance_h(offset, candidate) <= 1 ? 1U : 0U;
      n_exact += distance_h(offset, candidate) == 0 ? 1U : 0U;
    }
    if (std::tie(n_near, n_exact) > std::tie(clock.n_near, best_exact)) {
      clock.n_near = n_near;
      clock.utc_offset_h = candidate;
      best_exact = n_exact;
    }
  }
  return clock;
}

}  // namespace cahoots
