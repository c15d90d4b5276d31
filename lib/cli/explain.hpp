#pragma once

#include "base/error.hpp"
#include "cli/examined_files.hpp"
#include "io/output.hpp"

namespace cahoots {

/// `ingest --explain`: for each member of each file, what it is read as and why: compression,
/// framing, the format, mapping or case stream that was recognised, the columns or keys that
/// decided, the columns of a table or the keys of the first record; of what is not recognised, the
/// formats that lack the fewest columns. Only the start of a member is read. The status: failed
/// where something is not recognised or damaged. Text for people, wrapped at 80 columns; nothing
/// out of a file stands in it as it is.
ExitStatus explain(const ExaminedFiles& files, Output& output);

}  // namespace cahoots
