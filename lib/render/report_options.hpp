#pragma once

#include <cstddef>
#include <string>

namespace cahoots {

/// What a rendering may be told.
struct ReportOptions {
  std::string title = "Suspected coordinated network";
  /// Accounts, copied texts and networks listed; 0 = all. What is left out is always counted.
  std::size_t top = 0;
};

}  // namespace cahoots
