#include "render/graph_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

#include "render/display_text.hpp"
#include "render/network_layout.hpp"
#include "render/svg_network.hpp"

namespace cahoots {
namespace {

constexpr double kSquare = 1000;
constexpr double kGap = 200;

/// On a spiral, each a golden angle behind the last: (sqrt(i) cos(i a), sqrt(i) sin(i a)), turned
/// by additions so that every machine has the same digits.
std::vector<LayoutPoint> spiral(std::size_t n_nodes) {
  // cos and sin of pi (3 - sqrt 5).
  constexpr double kCosine = -0.7373688780783197;
  constexpr double kSine = 0.6754902942615238;
  std::vector<LayoutPoint> points;
  points.reserve(n_nodes);
  double x = 1;
  double y = 0;
  for (std::size_t i = 0; i < n_nodes; ++i) {
    const double radius = 0.5 * std::sqrt(static_cast<double>(i) /
                                          static_cast<double>(std::max<std::size_t>(1, n_nodes)));
    points.push_back({0.5 + radius * x, 0.5 + radius * y});
    const double turned = x * kCosine - y * kSine;
    y = x * kSine + y * kCosine;
    x = turned;
    const double length = std::sqrt(x * x + y * y);  // or the rounding errors would add up
    x /= length;
    y /= length;
  }
  return points;
}

std::vector<LayoutPoint> places_of(const ClusterFindings& cluster) {
  if (cluster.members.size() > kDrawnNodes) return spiral(cluster.members.size());
  double heaviest = 0;
  for (const MemberLink& link : cluster.links) heaviest = std::max(heaviest, link.weight);
  std::vector<LayoutEdge> edges;
  edges.reserve(cluster.links.size());
  for (const MemberLink& link : cluster.links) {
    edges.push_back({link.source, link.target, heaviest > 0 ? link.weight / heaviest : 1.0});
  }
  return network_layout(cluster.members.size(), edges);
}

GraphNode node_of(const MemberFindings& member, const ClusterFindings& cluster) {
  const CaseAccount& account = member.account;
  GraphNode node;
  node.uid = displayable(account.uid);
  node.label = displayable(!account.handle.empty() ? account.handle : account.uid);
  node.platform = displayable(account.platform);
  node.cluster = displayable(cluster.cluster_uid);
  node.score = member.score;
  node.rank = member.rank;
  node.is_seed = member.is_seed;
  node.n_posts = member.n_posts;
  return node;
}

void add_links(const ClusterFindings& cluster, std::size_t first_node, GraphTables& tables) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, GraphEdge> by_pair;
  for (const MemberLink& link : cluster.links) {
    const auto ends = std::minmax(link.source, link.target);
    GraphEdge& edge = by_pair[{ends.first, ends.second}];
    edge.source = first_node + ends.first;
    edge.target = first_node + ends.second;
    edge.weight += link.weight;
    edge.n_objects += link.n_objects;
    edge.channels.push_back(displayable(link.channel));
    if (link.q_value && (!edge.q_value || *link.q_value < *edge.q_value)) {
      edge.q_value = link.q_value;
    }
  }
  for (auto& [ends, edge] : by_pair) {
    std::sort(edge.channels.begin(), edge.channels.end());
    edge.channels.erase(std::unique(edge.channels.begin(), edge.channels.end()),
                        edge.channels.end());
    tables.edges.push_back(std::move(edge));
  }
}

}  // namespace

GraphTables graph_tables(const CaseModel& model) {
  GraphTables tables;
  const auto n_columns = static_cast<std::size_t>(
      std::ceil(std::sqrt(static_cast<double>(std::max<std::size_t>(1, model.clusters.size())))));
  for (std::size_t c = 0; c < model.clusters.size(); ++c) {
    const ClusterFindings& cluster = model.clusters[c];
    const std::size_t first_node = tables.nodes.size();
    const std::vector<LayoutPoint> places = places_of(cluster);
    const double left = static_cast<double>(c % n_columns) * (kSquare + kGap);
    const double top = static_cast<double>(c / n_columns) * (kSquare + kGap);
    for (std::size_t m = 0; m < cluster.members.size(); ++m) {
      GraphNode node = node_of(cluster.members[m], cluster);
      node.cluster_index = c;
      node.x = left + places[m].x * kSquare;
      node.y = top + places[m].y * kSquare;
      tables.nodes.push_back(std::move(node));
    }
    add_links(cluster, first_node, tables);
  }
  return tables;
}

std::string graph_colour(std::size_t cluster_index) {
  constexpr std::array<std::string_view, 7> kColours = {"#0072b2", "#e69f00", "#009e73", "#cc79a7",
                                                        "#56b4e9", "#d55e00", "#f0e442"};
  return std::string(kColours[cluster_index % kColours.size()]);
}

}  // namespace cahoots
