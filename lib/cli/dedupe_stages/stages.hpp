#pragma once

#include <string>

#include "analysis/duplicates/finder.hpp"
#include "cli/stages/stage_options.hpp"
#include "cli/stages/stage_plan.hpp"
#include "cli/tool_context.hpp"

namespace cahoots {

/// The steps of dedupe (docs/stages.md, section 3).
const StagePlan& dedupe_plan();

/// Does one of them: reads posts or lines, writes lines or, in `finish`, the records that a single
/// process makes, and the file of --fingerprints where `fingerprints` names one. Throws as
/// StageInput does; nothing has then been written.
void run_dedupe_stage(ToolContext& context, const StageOptions& stage,
                      const DuplicateOptions& options, const std::string& fingerprints);

/// Each by itself.
void map_dedupe(ToolContext& context, const StageOptions& stage, const DuplicateOptions& options);
void collapse_dedupe_texts(ToolContext& context, const StageOptions& stage,
                           const DuplicateOptions& options);
void join_dedupe_bands(ToolContext& context, const StageOptions& stage,
                       const DuplicateOptions& options);
void choose_dedupe_texts(ToolContext& context, const StageOptions& stage);
void finish_dedupe(ToolContext& context, const StageOptions& stage, const DuplicateOptions& options,
                   const std::string& fingerprints);

}  // namespace cahoots
