#include "render/svg_network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "analysis/findings/wording.hpp"
#include "render/network_layout.hpp"
#include "render/network_nodes.hpp"

namespace cahoots {
namespace {

constexpr double kWidth = 720;
constexpr double kHeight = 480;
constexpr double kMargin = 14;

/// Platforms by accounts falling: the order of the colours.
std::vector<std::string> platforms_of(const std::vector<NetworkNode>& nodes) {
  std::map<std::string, std::uint64_t> counts;
  for (const NetworkNode& node : nodes) counts[node.platform] += node.n_accounts;
  std::vector<std::pair<std::string, std::uint64_t>> items(counts.begin(), counts.end());
  std::stable_sort(items.begin(), items.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> names;
  for (const auto& [name, count] : items) names.push_back(name);
  return names;
}

class Drawing {
 public:
  explicit Drawing(NetworkNodes network)
      : network_(std::move(network)), platforms_(platforms_of(network_.nodes)) {
    if (network_.ties.size() > kDrawnLinks) network_.ties.resize(kDrawnLinks);
    std::vector<LayoutEdge> edges;
    degrees_.assign(network_.nodes.size(), 0);
    for (const NetworkTie& tie : network_.ties) {
      edges.push_back({tie.source, tie.target, tie.n_supported > 0 ? 1.0 : 0.2});
      degrees_[tie.source] += 1;
      degrees_[tie.target] += 1;
    }
    points_ = network_layout(network_.nodes.size(), edges);
  }

  void write_links(MarkupWriter& out) const {
    for (const bool is_solid : {false, true}) {
      std::string path;
      for (const NetworkTie& tie : network_.ties) {
        if ((tie.n_supported > 0) != is_solid) continue;
        path.append(fmt::format("M{} {}L{} {}", x(tie.source), y(tie.source), x(tie.target),
                                y(tie.target)));
      }
      if (path.empty()) continue;
      const char* crowd = network_.ties.size() > 600 ? " crowd" : "";
      out.empty("path", {{"class", fmt::format("{}{}", is_solid ? "tie" : "tie weak", crowd)},
                         {"d", path}});
    }
  }

  void write_nodes(MarkupWriter& out) const {
    // From the last to the first, so that the important ones lie on top.
    for (std::size_t i = points_.size(); i-- > 0;) {
      const NetworkNode& node = network_.nodes[i];
      const auto place = std::find(platforms_.begin(), platforms_.end(), node.platform);
      const auto colour = std::min<std::size_t>(
          static_cast<std::size_t>(place - platforms_.begin()), kSeriesColours - 1);
      if (node.n_seeds > 0) {
        out.empty(
            "circle",
            {{"class", "seed"}, {"cx", x(i)}, {"cy", y(i)}, {"r", coordinate(radius(i) + 3.5)}});
      }
      out.open("circle", {{"class", fmt::format("node c{}", colour)},
                          {"cx", x(i)},
                          {"cy", y(i)},
                          {"r", coordinate(radius(i))}});
      out.element("title", node.title).close();
    }
  }

  std::vector<std::string> legend() const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < platforms_.size(); ++i) {
      if (i < kSeriesColours - 1 || platforms_.size() == kSeriesColours) {
        names.push_back(platform_name(platforms_[i]));
      } else {
        names.push_back("other platforms");
        break;
      }
    }
    return names;
  }

 private:
  /// By links among accounts, by accounts among groups.
  double radius(std::size_t i) const {
    if (network_.is_grouped) {
      std::uint64_t most = 1;
      for (const NetworkNode& node : network_.nodes) most = std::max(most, node.n_accounts);
      const double share =
          static_cast<double>(network_.nodes[i].n_accounts) / static_cast<double>(most);
      return 3 + 19 * std::sqrt(share);
    }
    const std::size_t most =
        std::max<std::size_t>(1, *std::max_element(degrees_.begin(), degrees_.end()));
    return 3 + 5 * static_cast<double>(degrees_[i]) / static_cast<double>(most);
  }
  std::string x(std::size_t i) const {
    return coordinate(kMargin + points_[i].x * (kWidth - 2 * kMargin));
  }
  std::string y(std::size_t i) const {
    return coordinate(kMargin + points_[i].y * (kHeight - 2 * kMargin));
  }

  NetworkNodes network_;
  std::vector<std::string> platforms_;
  std::vector<std::size_t> degrees_;
  std::vector<LayoutPoint> points_;
};

}  // namespace

void write_network_drawing(MarkupWriter& out, const ClusterFindings& cluster,
                           const ChartText& text) {
  NetworkNodes network = network_nodes(cluster, kDrawnNodes);
  if (network.nodes.size() < 2) return;
  const bool is_grouped = network.is_grouped;
  const std::size_t n_nodes = network.nodes.size();
  const std::size_t n_ties = network.ties.size();
  const Drawing drawing(std::move(network));
  open_drawing(out, text, static_cast<int>(kWidth), static_cast<int>(kHeight));
  drawing.write_links(out);
  drawing.write_nodes(out);
  close_drawing(out);
  write_legend(out, drawing.legend());
  out.element(
      "p", {{"class", "note"}},
      is_grouped ? fmt::format("{} are too many to draw: a dot is a group of them, {} in all, by "
                               "their links; its area grows with its accounts, its colour is the "
                               "platform of most. A ring marks a group with a tip-off. A dark line "
                               "holds links that passed their test (q ≤ 0.01).",
                               counted(cluster.members.size(), "account"), with_separators(n_nodes))
                 : "A dot is an account; the larger, the more members it is linked with. A ring "
                   "marks a tip-off. A dark line passed its test (q ≤ 0.01), a faint one did not.");
  if (n_ties > kDrawnLinks) {
    out.element("p", {{"class", "note"}},
                fmt::format("The {} strongest of {} lines are drawn.", with_separators(kDrawnLinks),
                            with_separators(n_ties)));
  }
  out.close();
}

}  // namespace cahoots
