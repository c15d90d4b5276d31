#include <array>

#include "records/schema_tables.hpp"

namespace cahoots {
namespace {

using enum FieldShape;

constexpr std::array kCompatEdgeFields{
    FieldSpec{"source", text, false, "account; bytewise before target unless directed"},
    FieldSpec{"target", text, false, "account"},
    FieldSpec{"directed", boolean, false, "whether the weight counts the posts of source alone"},
    FieldSpec{"weight", integer, false,
              "cnt: distinct posts of source with a partner by target; coortweet: rows (object, "
              "post, post) of the two"},
    FieldSpec{"peer", text, false, "the tool whose edge list this is: cnt or coortweet"},
    FieldSpec{"channel", text, false, "what its objects were: text, url, hashtag, …"},
    FieldSpec{"window_s", integer, false, "window in seconds"},
    FieldSpec{"avg_time_delta", number, true, "coortweet: mean time between the posts, seconds"},
    FieldSpec{"n_content_id", integer, true,
              "coortweet: distinct posts, of either account, that came first in a row"},
    FieldSpec{"n_content_id_y", integer, true, "coortweet: the same for second"},
    FieldSpec{"edge_symmetry_score", number, true,
              "coortweet: the smaller of these two over the larger"},
    FieldSpec{"weight_threshold", integer, true,
              "coortweet: 1 where the weight exceeds the median of all edges, else 0"},
};

}  // namespace

std::span<const FieldSpec> compat_edge_fields() {
  return kCompatEdgeFields;
}

}  // namespace cahoots
