#include "stats/proportion.hpp"

#include <boost/math/policies/policy.hpp>
#include <boost/math/special_functions/beta.hpp>

namespace cahoots {

ProportionInterval clopper_pearson(std::uint64_t part, std::uint64_t whole, double level) {
  using Quiet = boost::math::policies::policy<
      boost::math::policies::underflow_error<boost::math::policies::ignore_error>,
      boost::math::policies::promote_double<false>>;
  ProportionInterval interval;
  if (whole == 0) return interval;
  const double successes = static_cast<double>(part);
  const double failures = static_cast<double>(whole - part);
  const double tail = (1 - level) / 2;
  if (part > 0) {
    interval.low = boost::math::ibeta_inv(successes, failures + 1, tail, Quiet());
  }
  if (part < whole) {
    interval.high = boost::math::ibetac_inv(successes + 1, failures, tail, Quiet());
  }
  return interval;
}

}  // namespace cahoots
