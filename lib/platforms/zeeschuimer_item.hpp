#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/text_arena.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// One item that the browser extension Zeeschuimer captured. Source: Zeeschuimer, its README and
/// what its background script stores; 4CAT's import of it.
///
/// A line of its export wraps what the platform sent to the browser:
/// `{"nav_index":…,"item_id":…,"timestamp_collected":MS,"source_platform":…,"data":{…}}`. 4CAT
/// writes the same items without the wrapper, whose fields then stand in `__import_meta`.
struct ZeeschuimerItem {
  RecordView data;          ///< as the platform sent it
  std::string_view source;  ///< the module that captured it: "tiktok.com", "tiktok-comments", …
  std::optional<std::int64_t> collected_at_s;
};

/// The item in either form; nothing where the record is none.
std::optional<ZeeschuimerItem> zeeschuimer_item(RecordView& record, TextArena& arena);

}  // namespace cahoots
