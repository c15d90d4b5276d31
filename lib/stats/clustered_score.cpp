#include "stats/clustered_score.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stats/tail.hpp"

namespace cahoots {

TestResult clustered_score_test(std::span<const double> scores) {
  double sum = 0.0;
  double squares = 0.0;
  TestResult result;
  for (const double score : scores) {
    sum += score;
    squares += score * score;
    result.n += score != 0.0 ? 1 : 0;
  }
  if (result.n < 2) return untested("fewer than two clusters vary", result.n);
  const double n = static_cast<double>(result.n);
  const double spread = squares - sum * sum / n;
  // All scores alike: t is unbounded; the sign test's bound 2^-n is the honest limit.
  if (spread <= 1e-12 * squares) {
    result.statistic = std::copysign(std::numeric_limits<double>::max(), sum);
    result.p_value = sum > 0.0 ? std::pow(0.5, n) : 1.0;
  } else {
    const double t = sum / std::sqrt(spread * n / (n - 1.0));
    result.statistic = t;
    result.p_value = student_upper_tail(t, n - 1.0);
  }
  result.effect = 0.0;
  return result;
}

}  // namespace cahoots
