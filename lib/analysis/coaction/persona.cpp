#include "analysis/coaction/persona.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <tuple>

#include "analysis/coaction/pair_budget.hpp"
#include "analysis/coaction/profile_objects.hpp"
#include "analysis/coaction/windows.hpp"

namespace cahoots {
namespace {

/// The accounts that share one value: shares [begin, end).
struct SharedValue {
  std::size_t begin = 0;
  std::size_t end = 0;
  PairCost cost;
};

struct PairOnValue {
  std::uint64_t pair = 0;  // source << 32 | target
  std::uint32_t object = 0;
  auto operator<=>(const PairOnValue&) const = default;
};

std::size_t end_of_platform(const Profiles& profiles, std::size_t begin, std::size_t end) {
  const auto platform = [&](std::size_t i) {
    return profiles.platform_of(post_of(profiles.shares()[i]));
  };
  std::size_t i = begin;
  while (i < end && platform(i) == platform(begin)) ++i;
  return i;
}

/// Pairs whose accounts are on different platforms; those of one platform lie together.
std::uint64_t count_pairs_across(const Profiles& profiles, std::size_t begin, std::size_t end) {
  std::uint64_t n_pairs = 0;
  std::uint64_t n_before = 0;
  for (std::size_t first = begin; first < end;) {
    const std::size_t last = end_of_platform(profiles, first, end);
    n_pairs += n_before * (last - first);
    n_before += last - first;
    first = last;
  }
  return n_pairs;
}

std::vector<SharedValue> find_shared_values(Profiles& profiles) {
  std::vector<SharedValue> values;
  for_each_object(profiles.shares(), [&](std::size_t begin, std::size_t end) {
    const std::string object = profiles.object(object_of(profiles.shares()[begin]));
    const std::uint64_t n_have = profiles.n_with(attribute_of_object(object));
    const std::uint64_t n_sharers = end - begin;
    if (n_sharers < 2 || n_sharers > n_have / 2) return;
    const std::uint64_t n_pairs = count_pairs_across(profiles, begin, end);
    if (n_pairs == 0) return;
    const double rarity = std::log(static_cast<double>(n_have) / static_cast<double>(n_sharers));
    values.push_back({begin, end, {std::min(rarity, coincidence_bound_nats(object)), n_pairs}});
  });
  return values;
}

/// Leaves the values that the bound on pairs has room for, and counts the others.
void keep_rarest_values(const Profiles& profiles, const PersonaOptions& options,
                        std::vector<SharedValue>& values, PersonaResult& result) {
  std::vector<PairCost> costs;
  costs.reserve(values.size());
  for (const SharedValue& value : values) costs.push_back(value.cost);
  const std::uint64_t budget =
      options.max_pairs > 0 ? options.max_pairs : pair_budget(profiles.n_accounts());
  result.n_objects = values.size();
  result.least_weight_nats = least_weight_within(costs, budget);
  std::erase_if(values, [&](const SharedValue& value) {
    if (value.cost.weight_nats >= result.least_weight_nats) return false;
    ++result.n_objects_passed_over;
    result.n_pairs_passed_over += value.cost.n_pairs;
    return true;
  });
}

std::vector<PairOnValue> join_values(const Profiles& profiles,
                                     const std::vector<SharedValue>& values) {
  std::vector<PairOnValue> pairs;
  for (std::uint32_t v = 0; v < values.size(); ++v) {
    const SharedValue& value = values[v];
    for (std::size_t i = value.begin; i < value.end;) {
      const std::size_t platform_end = end_of_platform(profiles, i, value.end);
      for (; i < platform_end; ++i) {
        for (std::size_t j = platform_end; j < value.end; ++j) {
          const std::uint64_t source = post_of(profiles.shares()[i]);
          pairs.push_back({source << 32 | post_of(profiles.shares()[j]), v});
        }
      }
    }
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

PersonaEdge edge_of(Profiles& profiles, const std::vector<SharedValue>& values,
                    const std::vector<PairOnValue>& pairs, std::size_t begin, std::size_t end) {
  PersonaEdge edge;
  edge.source = static_cast<std::uint32_t>(pairs[begin].pair >> 32);
  edge.target = static_cast<std::uint32_t>(pairs[begin].pair);
  edge.n_objects = static_cast<std::uint32_t>(end - begin);
  std::array<double, kProfileAttributeCount> best{};
  for (std::size_t i = begin; i < end; ++i) {
    const SharedValue& value = values[pairs[i].object];
    const std::uint32_t object = object_of(profiles.shares()[value.begin]);
    const auto attribute = static_cast<std::size_t>(attribute_of_object(profiles.object(object)));
    best.at(attribute) = std::max(best.at(attribute), value.cost.weight_nats);
    edge.evidence.push_back({object, value.cost.weight_nats});
  }
  for (const double weight : best) edge.weight += weight;
  std::sort(edge.evidence.begin(), edge.evidence.end(),
            [](const PersonaEvidence& a, const PersonaEvidence& b) {
              return std::tuple(-a.weight, a.object) < std::tuple(-b.weight, b.object);
            });
  return edge;
}

}  // namespace

PersonaResult find_personas(Profiles& profiles, const PersonaOptions& options) {
  PersonaResult result;
  std::vector<SharedValue> values = find_shared_values(profiles);
  keep_rarest_values(profiles, options, values, result);
  const std::vector<PairOnValue> pairs = join_values(profiles, values);
  for (std::size_t begin = 0; begin < pairs.size();) {
    std::size_t end = begin + 1;
    while (end < pairs.size() && pairs[end].pair == pairs[begin].pair) ++end;
    if (end - begin >= options.min_objects) {
      PersonaEdge edge = edge_of(profiles, values, pairs, begin, end);
      if (edge.evidence.size() > options.n_evidence) edge.evidence.resize(options.n_evidence);
      result.edges.push_back(std::move(edge));
    }
    begin = end;
  }
  return result;
}

}  // namespace cahoots
