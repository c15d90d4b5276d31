#include "render/network_layout.hpp"

#include <algorithm>
#include <cmath>

#include "base/random.hpp"

namespace cahoots {
namespace {

constexpr int kIterations = 240;
constexpr std::uint64_t kSeed = 20191;
constexpr double kGravity = 0.06;

class Layout {
 public:
  explicit Layout(std::size_t n_nodes) : points_(n_nodes), moves_(n_nodes) {
    Random random(kSeed);
    for (LayoutPoint& point : points_) point = {random.uniform(), random.uniform()};
    distance_ = std::sqrt(1.0 / static_cast<double>(n_nodes));
  }

  void step(const std::vector<LayoutEdge>& edges, double largest_move) {
    std::fill(moves_.begin(), moves_.end(), LayoutPoint{});
    repel();
    attract(edges);
    for (std::size_t i = 0; i < points_.size(); ++i) {
      moves_[i].x += kGravity * (0.5 - points_[i].x);
      moves_[i].y += kGravity * (0.5 - points_[i].y);
      const double length = std::sqrt(moves_[i].x * moves_[i].x + moves_[i].y * moves_[i].y);
      const double scale = length > largest_move ? largest_move / length : 1;
      points_[i].x += moves_[i].x * scale;
      points_[i].y += moves_[i].y * scale;
    }
  }

  /// Stretched to fill the unit square.
  std::vector<LayoutPoint> fitted() const {
    LayoutPoint low = points_.front();
    LayoutPoint high = points_.front();
    for (const LayoutPoint& point : points_) {
      low = {std::min(low.x, point.x), std::min(low.y, point.y)};
      high = {std::max(high.x, point.x), std::max(high.y, point.y)};
    }
    const auto fit = [](double value, double from, double to) {
      return to > from ? (value - from) / (to - from) : 0.5;
    };
    std::vector<LayoutPoint> out;
    for (const LayoutPoint& point : points_) {
      out.push_back({fit(point.x, low.x, high.x), fit(point.y, low.y, high.y)});
    }
    return out;
  }

 private:
  void repel() {
    for (std::size_t i = 0; i < points_.size(); ++i) {
      for (std::size_t j = i + 1; j < points_.size(); ++j) {
        const double dx = points_[i].x - points_[j].x;
        const double dy = points_[i].y - points_[j].y;
        const double squared = std::max(dx * dx + dy * dy, 1e-6);
        const double force = distance_ * distance_ / squared;
        push(i, dx * force, dy * force);
        push(j, -dx * force, -dy * force);
      }
    }
  }

  void attract(const std::vector<LayoutEdge>& edges) {
    for (const LayoutEdge& edge : edges) {
      const double dx = points_[edge.source].x - points_[edge.target].x;
      const double dy = points_[edge.source].y - points_[edge.target].y;
      const double pull = edge.weight * std::sqrt(dx * dx + dy * dy) / distance_ * 0.1;
      push(edge.source, -dx * pull, -dy * pull);
      push(edge.target, dx * pull, dy * pull);
    }
  }

  void push(std::size_t i, double dx, double dy) {
    moves_[i].x += dx;
    moves_[i].y += dy;
  }

  std::vector<LayoutPoint> points_;
  std::vector<LayoutPoint> moves_;
  double distance_ = 1;
};

}  // namespace

std::vector<LayoutPoint> network_layout(std::size_t n_nodes, const std::vector<LayoutEdge>& edges) {
  if (n_nodes == 0) return {};
  Layout layout(n_nodes);
  for (int i = 0; i < kIterations; ++i) {
    layout.step(edges, 0.1 * (1 - static_cast<double>(i) / kIterations));
  }
  return layout.fitted();
}

}  // namespace cahoots
