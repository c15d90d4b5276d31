#include "stats/poisson.hpp"

#include <algorithm>
#include <boost/math/policies/policy.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "base/error.hpp"

namespace cahoots {
namespace {

namespace policies = boost::math::policies;
using SilentUnderflow = policies::policy<policies::underflow_error<policies::ignore_error>,
                                         policies::denorm_error<policies::ignore_error>,
                                         policies::overflow_error<policies::ignore_error>,
                                         policies::promote_double<false>>;

}  // namespace

double poisson_upper_tail(std::uint64_t at_least, double mean) {
  if (!(mean >= 0.0)) throw DataError("the mean of a Poisson tail must be 0 or more");
  if (at_least == 0 || std::isinf(mean)) return 1.0;
  if (mean == 0.0) return 0.0;
  const double tail = boost::math::gamma_p(static_cast<double>(at_least), mean, SilentUnderflow());
  return std::clamp(tail, 0.0, 1.0);
}

}  // namespace cahoots
