#include "stats/hypergeometric.hpp"

#include <boost/math/policies/policy.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>

namespace cahoots {
namespace {

double log_gamma(double x) {
  namespace policies = boost::math::policies;
  return boost::math::lgamma(x, policies::policy<policies::promote_double<false>>());
}

}  // namespace

double hypergeometric_miss_nats(double marked, double population, double n_draws) {
  constexpr double kFewOf = 20;
  const double least_left = population - n_draws + 1;
  if (!(marked < least_left)) return std::numeric_limits<double>::infinity();
  if (n_draws == 1 || n_draws * kFewOf < population) {
    const double share = marked / least_left;
    // The series, a little above: most shares are tiny, and a logarithm takes 20 ns.
    if (share < 1e-3) return n_draws * share * (1 + share * (0.5 + share));
    return -n_draws * std::log1p(-share);
  }
  return log_gamma(population + 1) - log_gamma(least_left) + log_gamma(least_left - marked) -
         log_gamma(population - marked + 1);
}

}  // namespace cahoots
