#pragma once

#include "base/error.hpp"
#include "cli/examined_files.hpp"
#include "io/output.hpp"

namespace cahoots {

/// `ingest --map-check`: what the mappings make of the first 1,000 records of each file. Of each
/// file the first three records that are accepted, field by field with the column or pointer that
/// each value came from, `null` where nothing came; then how many were accepted, which were
/// rejected and why, and the mapped fields that are null in all. No more of a file is read. The
/// status: failed where a file is read without a mapping or not at all, or has rejected records,
/// unless --keep-going says otherwise for those.
ExitStatus check_mappings(const ExaminedFiles& files, Output& output);

}  // namespace cahoots
