#pragma once

#include <span>

#include "records/schema.hpp"

namespace cahoots {

/// The field tables behind record_specs(), one a type.
std::span<const FieldSpec> post_fields();
std::span<const FieldSpec> account_fields();
std::span<const FieldSpec> run_fields();
std::span<const FieldSpec> duplicate_fields();
std::span<const FieldSpec> duplicate_group_fields();
std::span<const FieldSpec> fingerprint_fields();
std::span<const FieldSpec> cadence_fields();
std::span<const FieldSpec> edge_fields();
std::span<const FieldSpec> compat_edge_fields();
std::span<const FieldSpec> self_test_fields();
std::span<const FieldSpec> member_fields();
std::span<const FieldSpec> cluster_fields();
std::span<const FieldSpec> expansion_fields();

}  // namespace cahoots
