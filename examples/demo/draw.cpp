#include "draw.hpp"

#include "base/hash.hpp"

namespace cahoots {

Draw Draw::fork(std::string_view part) const {
  return Draw(hash64(part, seed_));
}

std::size_t Draw::below(std::size_t bound) {
  return bound == 0 ? 0 : static_cast<std::size_t>(random_.below(bound));
}

std::int64_t Draw::between(std::int64_t low, std::int64_t high) {
  return low + static_cast<std::int64_t>(below(static_cast<std::size_t>(high - low + 1)));
}

double Draw::exponential(double mean) {
  double whole = 0;
  for (;; whole += 1) {
    const double first = uniform();
    double last = first;
    bool odd_run = true;
    for (double current = uniform(); current < last; current = uniform()) {
      last = current;
      odd_run = !odd_run;
    }
    if (odd_run) {
      return mean * (whole + first);
    }
  }
}

std::size_t Draw::count(double mean) {
  std::size_t events = 0;
  for (double elapsed = exponential(1); elapsed < mean; elapsed += exponential(1)) {
    ++events;
  }
  return events;
}

std::size_t Draw::skewed(double typical) {
  return static_cast<std::size_t>(typical * 0.6 / (0.04 + uniform()));
}

}  // namespace cahoots
