#pragma once

namespace cahoots {

/// P(Z >= z) of a standard normal variable. O(1), any thread, as all here.
double normal_upper_tail(double z);

/// P(X >= x) of a chi-squared variable; `degrees` > 0. A negative x gives 1.
double chi_squared_upper_tail(double x, double degrees);

/// P(T >= t) of Student's t; `degrees` > 0.
double student_upper_tail(double t, double degrees);

/// P(X >= at_least) of a binomial variable of n trials, through the incomplete beta function (NIST
/// DLMF 8.17.5), hence for fractional counts too. at_least <= 0 gives 1, above n 0.
double binomial_upper_tail(double at_least, double n, double probability);

/// P(X >= x) of a variable known by its first three moments, through the shifted gamma distribution
/// that has them (Pearson type III; Kendall and Stuart, vol. 1, 6.11). Normal where the third
/// central moment is about 0. A variance that is not positive gives 1 for x <= mean, else 0.
double three_moment_upper_tail(double x, double mean, double variance, double third_moment);

}  // namespace cahoots
