#include "stats/tail.hpp"

#include <algorithm>
#include <boost/math/policies/policy.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

namespace cahoots {
namespace {

namespace policies = boost::math::policies;
using SilentUnderflow = policies::policy<policies::underflow_error<policies::ignore_error>,
                                         policies::denorm_error<policies::ignore_error>,
                                         policies::overflow_error<policies::ignore_error>,
                                         policies::promote_double<false>>;

// Below this skewness the gamma's shape is so large that the normal tail is the better number.
constexpr double kNegligibleSkewness = 1e-3;

double upper_gamma(double shape, double x) {
  if (x <= 0.0) return 1.0;
  return std::clamp(boost::math::gamma_q(shape, x, SilentUnderflow()), 0.0, 1.0);
}

double lower_gamma(double shape, double x) {
  if (x <= 0.0) return 0.0;
  return std::clamp(boost::math::gamma_p(shape, x, SilentUnderflow()), 0.0, 1.0);
}

}  // namespace

double normal_upper_tail(double z) {
  return 0.5 * std::erfc(z / std::sqrt(2.0));
}

double chi_squared_upper_tail(double x, double degrees) {
  return upper_gamma(degrees / 2.0, x / 2.0);
}

double student_upper_tail(double t, double degrees) {
  if (std::isinf(t)) return t > 0.0 ? 0.0 : 1.0;
  const double share = degrees / (degrees + t * t);
  const double tail =
      0.5 * boost::math::ibeta(degrees / 2.0, 0.5, std::min(share, 1.0), SilentUnderflow());
  return t >= 0.0 ? tail : 1.0 - tail;
}

double binomial_upper_tail(double at_least, double n, double probability) {
  if (at_least <= 0.0) return 1.0;
  if (at_least > n) return 0.0;
  if (probability <= 0.0 || probability >= 1.0) return probability >= 1.0 ? 1.0 : 0.0;
  return boost::math::ibeta(at_least, n - at_least + 1.0, probability, SilentUnderflow());
}

double three_moment_upper_tail(double x, double mean, double variance, double third_moment) {
  if (!(variance > 0.0)) return x <= mean ? 1.0 : 0.0;
  const double deviation = std::sqrt(variance);
  const double z = (x - mean) / deviation;
  const double skewness = third_moment / (variance * deviation);
  if (std::abs(skewness) < kNegligibleSkewness) return normal_upper_tail(z);
  const double shape = 4.0 / (skewness * skewness);
  if (skewness > 0.0) return upper_gamma(shape, shape + z * std::sqrt(shape));
  return lower_gamma(shape, shape - z * std::sqrt(shape));
}

}  // namespace cahoots
