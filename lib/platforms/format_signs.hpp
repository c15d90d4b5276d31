#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platforms/delimited_row.hpp"
#include "platforms/format.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// The columns without any of which the format would not recognise the header, which it does: each
/// is left out in turn. Where a format takes one of several, none of these may be among them. None
/// are tried of more than 1,000 columns.
std::vector<std::string> deciding_columns(const Format& format, const RowHeader& header);

/// The keys of a JSON record, `outer/inner` for those of an object in it, without any of which the
/// format would not recognise it, which it does. Time: the size of the record times its keys, of
/// which the first 100 are tried, of a record over 1 MiB the first, in objects of objects down to
/// three deep.
std::vector<std::string> deciding_keys(const Format& format, RecordView& record);

/// A format that would recognise a header if it had some more columns.
struct NearFormat {
  const Format* format = nullptr;
  std::vector<std::string> present;  ///< of the columns that it needs
  std::vector<std::string> lacking;
};

/// Formats of tables that need columns of which the header has at least half, the ones that lack
/// least first. Where a format takes one of several sets of columns, one of them is looked at.
std::vector<NearFormat> near_formats(const RowHeader& header);

}  // namespace cahoots
