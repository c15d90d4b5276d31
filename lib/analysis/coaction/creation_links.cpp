#include "analysis/coaction/creation_links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "analysis/coaction/pair_budget.hpp"
#include "base/civil.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

std::string creation_object(std::string_view platform, const CreationBatch& batch) {
  constexpr std::size_t kDateBytes = 10;
  constexpr std::size_t kHourBytes = 13;
  const auto text = format_timestamp(batch.first_at_s);
  // Batches lie between 1970 and 2242, which all have a written form.
  const std::string_view written = text ? std::string_view(text->data(), text->size()) : "";
  return fmt::format("created:{}:{}", platform,
                     written.substr(0, batch.width_s < kDay_s ? kHourBytes : kDateBytes));
}

std::uint64_t pairs_of(const CreationBatch& batch) {
  const std::uint64_t n = batch.accounts.size();
  return n * (n - 1) / 2;
}

void add_batches_of_platform(const Profiles& profiles, std::span<const AccountCreation> creations,
                             const CreationLinkOptions& options, CreationLinks& links) {
  const std::string_view platform = profiles.platform_name(creations.front().account);
  for (CreationBatch& batch : find_creation_batches(creations, options.batches)) {
    if (batch.accounts.size() < 2 || batch.accounts.size() > creations.size() / 2) continue;
    const double weight = std::log(static_cast<double>(creations.size()) /
                                   static_cast<double>(batch.accounts.size()));
    links.batches.push_back({creation_object(platform, batch), weight, std::move(batch)});
  }
}

void keep_smallest_batches(std::uint64_t budget, CreationLinks& links) {
  std::vector<PairCost> costs;
  for (const LinkedBatch& linked : links.batches) {
    costs.push_back({linked.weight, pairs_of(linked.batch)});
  }
  links.least_weight_nats = least_weight_within(costs, budget);
  std::erase_if(links.batches, [&](const LinkedBatch& linked) {
    if (linked.weight >= links.least_weight_nats) return false;
    ++links.n_batches_passed_over;
    links.n_accounts_passed_over += linked.batch.accounts.size();
    return true;
  });
}

}  // namespace

CreationLinks find_creation_links(const Profiles& profiles, const CreationLinkOptions& options) {
  CreationLinks links;
  const std::span<const AccountCreation> all(profiles.creations());
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin + 1;
    const std::uint32_t platform = profiles.platform_of(all[begin].account);
    while (end < all.size() && profiles.platform_of(all[end].account) == platform) ++end;
    add_batches_of_platform(profiles, all.subspan(begin, end - begin), options, links);
    begin = end;
  }
  keep_smallest_batches(
      options.max_pairs > 0 ? options.max_pairs : pair_budget(profiles.n_accounts()), links);
  std::sort(links.batches.begin(), links.batches.end(),
            [](const LinkedBatch& a, const LinkedBatch& b) { return a.object < b.object; });
  return links;
}

std::vector<CreationEdge> creation_edges(const CreationLinks& links) {
  std::vector<CreationEdge> edges;
  for (std::uint32_t b = 0; b < links.batches.size(); ++b) {
    const std::vector<std::uint32_t>& accounts = links.batches[b].batch.accounts;
    for (std::size_t i = 0; i < accounts.size(); ++i) {
      for (std::size_t j = i + 1; j < accounts.size(); ++j) {
        edges.push_back(
            {std::min(accounts[i], accounts[j]), std::max(accounts[i], accounts[j]), b});
      }
    }
  }
  std::sort(edges.begin(), edges.end());
  return edges;
}

}  // namespace cahoots
