#pragma once

namespace cahoots {

/// -ln P(none of `marked` is among `n_draws` drawn without replacement from `population`), for any
/// real `marked` >= 0 and whole `n_draws` >= 1: the sum of -ln(1 - marked / (population - t)) over
/// the draws t = 0 .. n_draws - 1; infinite where they cannot all miss. Where less than a twentieth
/// is drawn, the bound -n_draws ln(1 - marked / (population - n_draws + 1)), at most 5 % above it;
/// so that small values keep their digits. O(1). Any thread.
double hypergeometric_miss_nats(double marked, double population, double n_draws);

}  // namespace cahoots
