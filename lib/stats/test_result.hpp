#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace cahoots {

/// What every test reports. Either all of statistic, effect and p_value are set, or none is and
/// `reason` says why the test was not made. `q_value` is filled later, over all subjects tested.
struct TestResult {
  std::uint64_t n = 0;              ///< independent units the test rests on (its docs say which)
  std::optional<double> statistic;  ///< in the scale the test documents
  std::optional<double> effect;     ///< size of the departure, comparable between subjects
  std::optional<double> p_value;
  std::optional<double> q_value;
  std::string_view reason;  ///< static text; empty if and only if the test was made

  bool tested() const { return p_value.has_value(); }
};

/// A test that was not made, for the `reason` given (static text), with the n there was.
inline TestResult untested(std::string_view reason, std::uint64_t n = 0) {
  TestResult result;
  result.n = n;
  result.reason = reason;
  return result;
}

}  // namespace cahoots
