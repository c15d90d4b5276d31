#pragma once

#include <cstddef>
#include <string>

namespace cahoots {

/// How much memory an engine may fill before it goes to disk, and where it goes then: --memory and
/// --tmpdir.
struct SpillStorage {
  std::string folder;  ///< as for TemporaryFile
  std::size_t memory_bytes = std::size_t{256} << 20;
};

}  // namespace cahoots
