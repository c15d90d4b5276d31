#include "stats/arithmetic.hpp"

#include <array>
#include <bit>
#include <cmath>

#include "base/random.hpp"

namespace cahoots {

std::uint64_t arithmetic_fingerprint() {
  constexpr int kPoints = 4096;
  struct Probe {
    double (*function)(double);
    double from;
    double to;
  };
  constexpr std::array<Probe, 9> kProbes = {{
      {std::exp, -700, 700},
      {std::expm1, -5, 50},
      {std::log, 1e-12, 1e6},
      {std::log2, 1e-12, 1e6},
      {std::log1p, -0.99, 1e3},
      {std::lgamma, 0.001, 1e5},
      {std::erfc, -3, 8},
      {std::sqrt, 0, 1e6},
      {[](double x) { return std::pow(x, 1.75); }, 1e-6, 1e6},
  }};
  std::uint64_t hash = 0;
  for (const Probe& probe : kProbes) {
    Random random(1);
    for (int i = 0; i < kPoints; ++i) {
      const double x = probe.from + (probe.to - probe.from) * random.uniform();
      hash = (hash ^ std::bit_cast<std::uint64_t>(probe.function(x))) * 0x9E3779B97F4A7C15ULL;
      hash ^= hash >> 29U;
    }
  }
  return hash;
}

}  // namespace cahoots
