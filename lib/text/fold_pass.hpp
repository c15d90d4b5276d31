#pragma once

#include <string>
#include <string_view>

#include "text/fold_table.hpp"
#include "text/normalise_steps.hpp"

namespace cahoots {

/// What one pass over a text made of it.
struct FoldResult {
  std::string_view text;       ///< in the buffer that was passed
  bool needs_context = false;  ///< stopped: ICU has to see the whole text first
  bool is_all_tags = false;    ///< nothing but hashtags is left
  bool lost_tags = false;      ///< hashtags before or behind the text were dropped
};

/// Folds a text in one pass, into `buffer`, which grows as needed and is reused from call to call.
/// With `is_composed`, characters that depend on their neighbours are taken as they are.
/// See normalise.hpp, whose engine this is. Any thread, with its own buffer.
FoldResult fold_pass(std::string_view text, const FoldTable& table, NormaliseSteps steps,
                     bool is_composed, std::string& buffer);

}  // namespace cahoots
