#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

#include "records/record_view.hpp"

namespace cahoots {

/// What a uid in a case stream stands for.
enum class UidKind : std::uint8_t { post, account, duplicate_group, cluster };

/// A field that holds uids: of records that it brings into the case, or of others that have to be
/// there. Targets of replies, quotes and reposts are neither: they may lie outside an export.
struct UidField {
  std::string_view type;   ///< of the record
  std::string_view field;  ///< `evidence.source_post` for one within a list of objects
  UidKind kind;
  bool is_definition;
};

/// All of them; the one place that holds them. Any thread.
std::span<const UidField> uid_fields();
std::string_view name_of(UidKind kind);

/// Calls `visit(place in uid_fields(), uid)` for each uid of the record; unknown ones are passed
/// over. O(fields). Any thread.
void for_each_uid(std::string_view type, RecordView& record,
                  const std::function<void(std::size_t field, std::string_view uid)>& visit);

}  // namespace cahoots
