#pragma once

#include <cstddef>
#include <string_view>

#include "text/fold_table.hpp"

namespace cahoots {

/// A run of letters that can imitate Latin ones, with the hidden characters between them.
struct LookalikeRun {
  std::size_t end = 0;    ///< behind its last letter
  bool is_latin = false;  ///< each letter has a Latin twin, and no other letter follows
};

/// The run at byte `at`, where the first of its letters stands. A word that is wholly of twins
/// cannot be told from the Latin one ("реасе", "CCCP"): both are written in Latin, wherever they
/// stand, so that a Russian word of such letters (хор) still equals itself. Linear in the run, any
/// thread.
LookalikeRun scan_lookalikes(std::string_view text, std::size_t at, const FoldTable& table);

}  // namespace cahoots
