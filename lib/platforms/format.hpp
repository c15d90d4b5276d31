#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "platforms/delimited_row.hpp"
#include "platforms/record_batch.hpp"
#include "records/record_view.hpp"

namespace cahoots {

using JsonParse = void (*)(RecordView& record, RecordBatch& batch);
using RowParse = std::function<void(std::span<const std::string_view> row, RecordBatch& batch)>;

/// A native export format: one entry a file of lib/platforms. A format is JSON (`recognises` and
/// `parse` set) or delimited (`recognises_header` and `bind` set). All functions may run on several
/// threads at once.
struct Format {
  std::string_view name;         ///< as --from takes it: "x-api-v2"
  std::string_view platform;     ///< as it stands in the records: "x"
  std::string_view description;  ///< one line
  std::string_view source;       ///< where the shape is documented
  /// True where the first record of a file is of this format.
  bool (*recognises)(RecordView& first) = nullptr;
  JsonParse parse = nullptr;
  bool (*recognises_header)(const RowHeader& header) = nullptr;
  RowParse (*bind)(const RowHeader& header) = nullptr;
};

/// All native formats, in the order in which they are tried: no two recognise the same record.
std::span<const Format> native_formats();
/// The format of that name, or null.
const Format* find_format(std::string_view name);

}  // namespace cahoots
