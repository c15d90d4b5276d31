#include "render/svg_network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "analysis/findings/links.hpp"
#include "analysis/findings/wording.hpp"
#include "render/display_text.hpp"
#include "render/network_layout.hpp"

namespace cahoots {
namespace {

constexpr double kWidth = 720;
constexpr double kHeight = 480;
constexpr double kMargin = 14;

/// A pair of drawn members with all channels put together.
struct DrawnLink {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  std::size_t n_supported = 0;
  std::size_t n_channels = 0;
};

std::vector<DrawnLink> drawn_links(const ClusterFindings& cluster, std::size_t n_nodes) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, DrawnLink> pairs;
  for (const MemberLink& link : cluster.links) {
    const auto [low, high] = std::minmax(link.source, link.target);
    if (high >= n_nodes || low == high) continue;
    DrawnLink& pair = pairs[{low, high}];
    pair.source = low;
    pair.target = high;
    pair.n_channels += 1;
    pair.n_supported += is_supported(link) ? 1U : 0U;
  }
  std::vector<DrawnLink> links;
  for (const auto& [key, pair] : pairs) links.push_back(pair);
  std::stable_sort(links.begin(), links.end(), [](const DrawnLink& a, const DrawnLink& b) {
    return std::tie(a.n_supported, a.n_channels) > std::tie(b.n_supported, b.n_channels);
  });
  if (links.size() > kDrawnLinks) links.resize(kDrawnLinks);
  return links;
}

/// Platforms by members falling: the order of the colours.
std::vector<std::string> platforms_of(const ClusterFindings& cluster) {
  std::map<std::string, std::size_t> counts;
  for (const MemberFindings& member : cluster.members) counts[member.account.platform] += 1;
  std::vector<std::pair<std::string, std::size_t>> items(counts.begin(), counts.end());
  std::stable_sort(items.begin(), items.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> names;
  for (const auto& [name, count] : items) names.push_back(name);
  return names;
}

class Drawing {
 public:
  Drawing(const ClusterFindings& cluster, std::size_t n_nodes)
      : cluster_(cluster),
        links_(drawn_links(cluster, n_nodes)),
        platforms_(platforms_of(cluster)) {
    std::vector<LayoutEdge> edges;
    degrees_.assign(n_nodes, 0);
    for (const DrawnLink& link : links_) {
      edges.push_back({link.source, link.target, link.n_supported > 0 ? 1.0 : 0.2});
      degrees_[link.source] += 1;
      degrees_[link.target] += 1;
    }
    points_ = network_layout(n_nodes, edges);
  }

  void write_links(MarkupWriter& out) const {
    for (const bool is_solid : {false, true}) {
      std::string path;
      for (const DrawnLink& link : links_) {
        if ((link.n_supported > 0) != is_solid) continue;
        path.append(fmt::format("M{} {}L{} {}", x(link.source), y(link.source), x(link.target),
                                y(link.target)));
      }
      if (path.empty()) continue;
      const char* crowd = links_.size() > 600 ? " crowd" : "";
      out.empty("path", {{"class", fmt::format("{}{}", is_solid ? "tie" : "tie weak", crowd)},
                         {"d", path}});
    }
  }

  void write_nodes(MarkupWriter& out) const {
    std::size_t most = 1;
    for (const std::size_t degree : degrees_) most = std::max(most, degree);
    // From the last rank to the first, so that the important ones lie on top.
    for (std::size_t i = points_.size(); i-- > 0;) {
      const MemberFindings& member = cluster_.members[i];
      const double radius = 3 + 5 * static_cast<double>(degrees_[i]) / static_cast<double>(most);
      const auto place = std::find(platforms_.begin(), platforms_.end(), member.account.platform);
      const auto colour = std::min<std::size_t>(
          static_cast<std::size_t>(place - platforms_.begin()), kSeriesColours - 1);
      if (member.is_seed) {
        out.empty("circle",
                  {{"class", "seed"}, {"cx", x(i)}, {"cy", y(i)}, {"r", coordinate(radius + 3.5)}});
      }
      out.open("circle", {{"class", fmt::format("node c{}", colour)},
                          {"cx", x(i)},
                          {"cy", y(i)},
                          {"r", coordinate(radius)}});
      const std::string& name =
          member.account.handle.empty() ? member.account.uid : member.account.handle;
      out.element("title",
                  fmt::format("{} ({})", displayable(name, {60, false}),
                              displayable(platform_name(member.account.platform), {40, false})));
      out.close();
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
  std::string x(std::size_t i) const {
    return coordinate(kMargin + points_[i].x * (kWidth - 2 * kMargin));
  }
  std::string y(std::size_t i) const {
    return coordinate(kMargin + points_[i].y * (kHeight - 2 * kMargin));
  }

  const ClusterFindings& cluster_;
  std::vector<DrawnLink> links_;
  std::vector<std::string> platforms_;
  std::vector<std::size_t> degrees_;
  std::vector<LayoutPoint> points_;
};

}  // namespace

void write_network_drawing(MarkupWriter& out, const ClusterFindings& cluster,
                           const ChartText& text) {
  const std::size_t n_nodes = std::min(cluster.members.size(), kDrawnNodes);
  if (n_nodes < 2) return;
  const Drawing drawing(cluster, n_nodes);
  open_drawing(out, text, static_cast<int>(kWidth), static_cast<int>(kHeight));
  drawing.write_links(out);
  drawing.write_nodes(out);
  close_drawing(out);
  write_legend(out, drawing.legend());
  out.element("p", {{"class", "note"}},
              "A dot is an account; the larger, the more members it is linked with. A ring marks a "
              "tip-off. A dark line passed its test (q ≤ 0.01), a faint one did not.");
  if (n_nodes < cluster.members.size()) {
    out.element("p", {{"class", "note"}},
                fmt::format("The {} accounts of the best rank are drawn, of {}.", n_nodes,
                            with_separators(cluster.members.size())));
  }
  out.close();
}

}  // namespace cahoots
