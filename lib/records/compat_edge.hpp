#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "records/post.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// An edge as another tool would list it: the `compat_edge` record. Behind `window_s` stand the
/// columns of CooRTweet's edge list under its own names; unknown where the peer has none.
struct CompatEdgeRecord {
  Text source;
  Text target;
  bool directed = false;
  std::uint64_t weight = 0;
  Text peer;
  Text channel;
  std::int64_t window_s = 0;
  std::optional<double> avg_time_delta_s;
  std::optional<std::int64_t> n_content_id;
  std::optional<std::int64_t> n_content_id_y;
  std::optional<double> edge_symmetry_score;
  std::optional<std::int64_t> weight_threshold;
};

/// Appends one line with every key of the schema in its order.
void append_compat_edge(std::string& out, const CompatEdgeRecord& edge);

/// Reads what is there; views point into the parser's buffer.
CompatEdgeRecord read_compat_edge(RecordView& record);

}  // namespace cahoots
