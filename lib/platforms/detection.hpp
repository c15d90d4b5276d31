#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/record_block.hpp"
#include "platforms/delimited_row.hpp"
#include "platforms/format.hpp"
#include "platforms/mapping.hpp"

namespace cahoots {

/// How one file (or archive member) is going to be read.
struct Detection {
  RecordShape shape;
  const Format* format = nullptr;    ///< a native format, or
  const Mapping* mapping = nullptr;  ///< a mapping, or
  bool is_case_stream = false;       ///< a case stream that is merged in
  std::optional<RowHeader> header;   ///< of a delimited file
  bool is_rounded = false;           ///< has_rounded_numbers() of its start
  /// True where more of the file would change nothing: its first records were seen whole.
  bool is_final = false;
  bool is_mappable = false;  ///< it holds a table or JSON, so that a mapping can describe it
  std::string reason;        ///< what was recognised and why; why not, if nothing was

  bool is_recognised() const { return format != nullptr || mapping != nullptr || is_case_stream; }
};

/// Recognises a file by its first bytes. A mapping whose `files` glob matches the name comes first,
/// then a mapping whose columns are there, then the native formats; of JSON the first of the first
/// 50 records that anything recognises decides, since those before it may be damaged or messages of
/// the API. `forced` (not null) is taken without a look at the content, a mapping only for the kind
/// of file that it is for. `head` is the start of the file: where nothing is recognised and the
/// file goes on, try again with more of it. The time is linear in it. Thread-safe.
Detection detect_export(std::string_view head, std::string_view file_name,
                        const std::vector<Mapping>& mappings, const Format* forced);

}  // namespace cahoots
