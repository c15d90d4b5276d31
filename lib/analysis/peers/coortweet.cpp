#include "analysis/peers/coortweet.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "analysis/peers/shared_rows.hpp"

namespace cahoots {
namespace {

/// What an account and a partner have in common, seen from the account.
struct HalfEdge {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  std::uint64_t n_rows = 0;
  std::uint64_t time_delta_sum_s = 0;
  /// Distinct posts of the source that came first in a row, and second.
  std::uint32_t n_first_posts = 0;
  std::uint32_t n_second_posts = 0;
};

std::vector<Trace> rows_of_active(const PostColumns& posts, const std::vector<Trace>& sorted,
                                  std::uint32_t minimum) {
  std::vector<std::uint32_t> n_rows(posts.n_accounts, 0);
  for (const Trace trace : sorted) ++n_rows[posts.account[post_of(trace)]];
  std::vector<Trace> rows;
  std::copy_if(sorted.begin(), sorted.end(), std::back_inserter(rows),
               [&](Trace trace) { return n_rows[posts.account[post_of(trace)]] >= minimum; });
  return rows;
}

/// Accounts with enough rows of posts that are in any pair.
std::vector<bool> participants(const PostColumns& posts, const std::vector<Trace>& rows,
                               const NeighbourWindows& windows, std::uint32_t minimum) {
  std::vector<bool> is_paired(posts.size(), false);
  for (const Trace event : windows.events) is_paired[post_of(event)] = true;
  std::vector<std::uint32_t> n_rows(posts.n_accounts, 0);
  for (const Trace row : rows) {
    if (is_paired[post_of(row)]) ++n_rows[posts.account[post_of(row)]];
  }
  std::vector<bool> is_participant(posts.n_accounts);
  for (std::uint32_t a = 0; a < posts.n_accounts; ++a) is_participant[a] = n_rows[a] >= minimum;
  return is_participant;
}

/// The earliest post of each account among the rows: the peer has its data in blocks of one
/// account, in the order of these.
std::vector<std::uint32_t> first_posts_of(const PostColumns& posts,
                                          const std::vector<Trace>& rows) {
  std::vector<std::uint32_t> first(posts.n_accounts, kNone);
  for (const Trace row : rows) {
    std::uint32_t& earliest = first[posts.account[post_of(row)]];
    earliest = std::min(earliest, post_of(row));
  }
  return first;
}

/// Counts one account's rows by partner.
class CoortweetRow {
 public:
  CoortweetRow(const PostColumns& posts, const NeighbourWindows& windows,
               const std::vector<bool>& is_participant, const std::vector<std::uint32_t>& first)
      : posts_(posts),
        windows_(windows),
        is_participant_(is_participant),
        first_(first),
        cells_(posts.n_accounts) {}

  void operator()(std::uint32_t source, std::vector<HalfEdge>& halves) {
    order_by_post(windows_, source, events_);
    for (const std::uint32_t event : events_) count_partners(source, event);
    std::sort(partners_.begin(), partners_.end());
    for (const std::uint32_t target : partners_) {
      const Cell& cell = cells_[target];
      if (is_participant_[source] || is_participant_[target]) {
        halves.push_back({source, target, cell.n_rows, cell.time_delta_sum_s, cell.n_first_posts,
                          cell.n_second_posts});
      }
      cells_[target] = Cell{};
    }
    partners_.clear();
  }

 private:
  struct Cell {
    std::uint64_t n_rows = 0;
    std::uint64_t time_delta_sum_s = 0;
    std::uint32_t n_first_posts = 0;
    std::uint32_t n_second_posts = 0;
    std::uint32_t last_first_post = kNone;
    std::uint32_t last_second_post = kNone;
  };

  void count_partners(std::uint32_t source, std::uint32_t event) {
    const std::uint32_t post = post_of(windows_.events[event]);
    const std::int64_t time_s = posts_.created_at_s[post];
    for (std::uint32_t i = windows_.begin[event]; i < windows_.end[event]; ++i) {
      const std::uint32_t target = windows_.account[i];
      if (target == source) continue;
      const std::int64_t other_s = posts_.created_at_s[post_of(windows_.events[i])];
      Cell& cell = cells_[target];
      if (cell.n_rows++ == 0) partners_.push_back(target);
      const bool is_first = time_s != other_s ? time_s < other_s : first_[source] < first_[target];
      cell.time_delta_sum_s +=
          time_s < other_s ? lag_between_s(time_s, other_s) : lag_between_s(other_s, time_s);
      std::uint32_t& last = is_first ? cell.last_first_post : cell.last_second_post;
      if (last == post) continue;
      last = post;
      ++(is_first ? cell.n_first_posts : cell.n_second_posts);
    }
  }

  const PostColumns& posts_;
  const NeighbourWindows& windows_;
  const std::vector<bool>& is_participant_;
  const std::vector<std::uint32_t>& first_;
  std::vector<Cell> cells_;
  std::vector<std::uint32_t> events_;
  std::vector<std::uint32_t> partners_;
};

CoortweetEdge edge_of_halves(const HalfEdge& of_source, const HalfEdge& of_target) {
  CoortweetEdge edge;
  edge.source = of_source.source;
  edge.target = of_source.target;
  edge.weight = of_source.n_rows;
  edge.time_delta_mean_s =
      static_cast<double>(of_source.time_delta_sum_s) / static_cast<double>(of_source.n_rows);
  edge.n_first_posts = of_source.n_first_posts + of_target.n_first_posts;
  edge.n_second_posts = of_source.n_second_posts + of_target.n_second_posts;
  const auto [fewer, more] = std::minmax(edge.n_first_posts, edge.n_second_posts);
  edge.symmetry = static_cast<double>(fewer) / static_cast<double>(more);
  return edge;
}

/// Halves are ordered by (source, target), and each has its counterpart: in the halves of one
/// account those with lower partners come in the order in which the loop asks for them.
std::vector<CoortweetEdge> join_halves(const std::vector<HalfEdge>& halves,
                                       std::uint32_t n_accounts) {
  std::vector<std::size_t> next(std::size_t{n_accounts} + 1, 0);
  for (const HalfEdge& half : halves) ++next[half.source + std::size_t{1}];
  for (std::size_t a = 0; a < n_accounts; ++a) next[a + 1] += next[a];
  std::vector<CoortweetEdge> edges;
  edges.reserve(halves.size() / 2);
  for (const HalfEdge& half : halves) {
    if (half.source < half.target)
      edges.push_back(edge_of_halves(half, halves[next[half.target]++]));
  }
  return edges;
}

/// The median as R's quantile has it: the mean of the two in the middle of an even number.
void mark_above_median(std::vector<CoortweetEdge>& edges) {
  if (edges.empty()) return;
  std::vector<std::uint64_t> weights;
  weights.reserve(edges.size());
  for (const CoortweetEdge& edge : edges) weights.push_back(edge.weight);
  std::sort(weights.begin(), weights.end());
  const std::uint64_t low = weights[(weights.size() - 1) / 2];
  const std::uint64_t twice_median = low + weights[weights.size() / 2];
  for (CoortweetEdge& edge : edges) edge.is_above_median = 2 * edge.weight > twice_median;
}

}  // namespace

std::vector<CoortweetEdge> find_coortweet_edges(const PostColumns& posts,
                                                const std::vector<Trace>& sorted,
                                                const PeerOptions& options) {
  const std::vector<Trace> rows = rows_of_active(posts, sorted, options.minimum);
  const NeighbourWindows windows = find_shared_rows(posts, rows, options.window_s);
  const std::vector<bool> is_participant = participants(posts, rows, windows, options.minimum);
  const std::vector<std::uint32_t> first = first_posts_of(posts, rows);
  const auto halves = collect_rows<HalfEdge>(posts.n_accounts, options.n_threads, [&] {
    return CoortweetRow(posts, windows, is_participant, first);
  });
  std::vector<CoortweetEdge> edges = join_halves(halves, posts.n_accounts);
  mark_above_median(edges);
  return edges;
}

void add_original_rows(const PostColumns& posts, const std::vector<bool>& is_object,
                       TraceTable& table) {
  std::vector<bool> reposts(posts.size(), false);
  for (const Trace trace : table.traces) reposts[post_of(trace)] = true;
  for (std::uint32_t post = 0; post < posts.size(); ++post) {
    if (is_object[post] && !reposts[post]) {
      table.traces.push_back(make_trace(table.n_objects++, post));
    }
  }
}

}  // namespace cahoots
