#include <array>

#include "records/schema_tables.hpp"

namespace cahoots {
namespace {

using enum FieldShape;

constexpr std::array kSelfTestFields{
    FieldSpec{"channel", text, false, "channel tested"},
    FieldSpec{"window_s", integer, false, "its window in seconds"},
    FieldSpec{"stratum_s", integer, false, "width of the strata, of null and shuffle, in seconds"},
    FieldSpec{"max_q_value", number, false, "q-value up to which an edge is significant"},
    FieldSpec{"n_edges", integer, false, "edges in the data as they are"},
    FieldSpec{"n_significant", integer, false, "significant ones among them"},
    FieldSpec{"n_shuffles", integer, false, "shuffles of the accounts within the strata"},
    FieldSpec{"mean_shuffled_edges", number, false, "edges in a shuffle"},
    FieldSpec{"mean_shuffled_significant", number, false, "significant ones in a shuffle"},
    FieldSpec{"n_shuffles_with_significant", integer, false, "shuffles with any"},
    FieldSpec{"n_p_values", integer, false,
              "randomised p-values: of the likeliest pairs, over all shuffles"},
    FieldSpec{"ks_too_small", number, true,
              "most by which the share of p-values below x exceeds x (Kolmogorov-Smirnov)"},
    FieldSpec{"ks_too_large", number, true, "most by which it falls short of x"},
    FieldSpec{"ks_p_value", number, true, "p of the larger of the two, if all were independent"},
    FieldSpec{"ks_p_value_too_small", number, true, "p of the first alone"},
    FieldSpec{"n_planted", integer, false, "pairs planted into a shuffle"},
    FieldSpec{"n_planted_found", integer, false, "those found significant"},
    FieldSpec{"passed", boolean, false, "no excess of small p-values, and 4 of 5 planted found"},
};

}  // namespace

std::span<const FieldSpec> self_test_fields() {
  return kSelfTestFields;
}

}  // namespace cahoots
