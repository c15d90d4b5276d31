#pragma once

#include "analysis/cadence/cadence.hpp"
#include "cli/stages/stage_options.hpp"
#include "cli/stages/stage_plan.hpp"
#include "cli/tool_context.hpp"

namespace cahoots {

/// The steps of cadence. Keys of the lines: docs/stages.md, section 2.
const StagePlan& cadence_plan();

/// Does one of them: reads posts or lines, writes lines or, in `finish`, the records that a single
/// process makes. Throws as StageInput does; nothing has then been written.
void run_cadence_stage(ToolContext& context, const StageOptions& stage,
                       const CadenceOptions& options);

/// Each by itself.
void map_cadence(ToolContext& context, const StageOptions& stage);
void reduce_cadence_accounts(ToolContext& context, const StageOptions& stage,
                             const CadenceOptions& options);
void finish_cadence(ToolContext& context, const StageOptions& stage, const CadenceOptions& options);

}  // namespace cahoots
