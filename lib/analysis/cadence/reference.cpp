#include "analysis/cadence/reference.hpp"

namespace cahoots {

void CadenceReference::add(CadenceProfile& profile) {
  const auto tests = cadence_tests(profile);
  for (std::size_t i = 0; i < kCadenceTests; ++i) {
    if (tests[i].result->p_value) rates_[i].add(*tests[i].result->p_value);
  }
  rhythm_.add(profile.hour_of_week_utc);
}

void CadenceReference::complete(CadenceProfile& profile) {
  if (!background_) background_.emplace(rhythm_);
  const auto tests = cadence_tests(profile);
  for (std::size_t i = 0; i < kCadenceTests; ++i) {
    TestResult& result = *tests[i].result;
    if (result.p_value) result.q_value = rates_[i].q_value(*result.p_value);
  }
  profile.background =
      background_->compare(profile.hour_of_week_utc, profile.n_active_hours, min_active_hours_);
}

}  // namespace cahoots
