#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/record_block.hpp"
#include "platforms/format.hpp"

namespace cahoots {

/// How many records at the start of a file are looked at to recognise it.
inline constexpr std::size_t kRecordsLookedAt = 50;

/// The first records of a file under one framing, `limit` of them or a few more; where there are
/// fewer the last one too, whole or not, since the start may be the whole file. Linear time. Any
/// thread.
std::vector<RecordSlice> records_of(std::string_view head, const RecordShape& shape,
                                    std::size_t limit = kRecordsLookedAt);
/// The same under the framing of a format whose records are items; none for other formats.
std::vector<RecordSlice> items_of(std::string_view head, const Format& format);
/// True where the start of a file holds an item of the format.
bool has_items(std::string_view head, const Format& format);
/// The document that an item makes by itself.
std::string document_of(std::string_view head, const RecordSlice& slice);

}  // namespace cahoots
