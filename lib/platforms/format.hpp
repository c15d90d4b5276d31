#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "markup/xml_document.hpp"
#include "platforms/delimited_row.hpp"
#include "platforms/record_batch.hpp"
#include "records/record_view.hpp"

namespace cahoots {

using JsonParse = void (*)(RecordView& record, RecordBatch& batch);
using XmlParse = void (*)(const XmlElement& root, RecordBatch& batch);
using RowParse = std::function<void(std::span<const std::string_view> row, RecordBatch& batch)>;

/// A native export format: one entry a file of lib/platforms. A format is JSON (`recognises` and
/// `parse` set), delimited (`recognises_header` and `bind` set) or both, where a tool writes
/// either. All functions may run on several threads at once.
struct Format {
  std::string_view name;         ///< as --from takes it: "x-api-v2"
  std::string_view platform;     ///< as it stands in the records: "x"; "any" where the export says
  std::string_view description;  ///< one line
  std::string_view source;       ///< where the shape is documented
  std::string_view fixture;      ///< the example in tests/fixtures/platforms that proves it
  /// True where the first record of a file is of this format.
  bool (*recognises)(RecordView& first) = nullptr;
  JsonParse parse = nullptr;
  /// Where one JSON document holds a whole export: the key of the array, at any depth, whose
  /// elements are the records. Each arrives at `parse` by itself, in a document that holds besides
  /// only what stands before it in the objects around it, as far as that is no object or list: the
  /// export is never in memory as a whole.
  std::string_view item_key;
  bool (*recognises_header)(const RowHeader& header) = nullptr;
  RowParse (*bind)(const RowHeader& header) = nullptr;
  /// `root` is that of a document which holds one `item` or `entry`, and what stands before it, as
  /// far as that ended within the first 32 KiB or is not closed.
  bool (*recognises_xml)(const XmlElement& root) = nullptr;
  XmlParse parse_xml = nullptr;
};

/// All native formats, in the order in which they are tried: no two recognise the same record.
std::span<const Format> native_formats();
/// The format of that name, or null.
const Format* find_format(std::string_view name);

}  // namespace cahoots
