// The elementary functions that the programs link: right, and the same bits on every processor.
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "base/random.hpp"

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct Elementary {
  std::string name;
  double (*compute)(double);
  long double (*exact)(long double);
  double from;
  double to;
  std::uint64_t expected_hash;  ///< of the bits of the results, as every processor gives them
};

const std::vector<Elementary>& elementary_functions() {
  static const std::vector<Elementary> functions = {
      {"exp", std::exp, std::exp, -700, 700, 219298038071562498U},
      {"exp2", std::exp2, std::exp2, -1000, 1000, 16078214139128313474U},
      {"expm1", std::expm1, std::expm1, -5, 50, 15515594176885539677U},
      {"log", std::log, std::log, 1e-12, 1e6, 8546697394742040749U},
      {"log2", std::log2, std::log2, 1e-12, 1e6, 10513652117866210149U},
      {"log1p", std::log1p, std::log1p, -0.99, 1e3, 16716749373520969739U},
      {"lgamma", std::lgamma, std::lgamma, 0.001, 1e5, 3920287387816683021U},
      {"erfc", std::erfc, std::erfc, -3, 8, 9559303134134736534U},
      {"sin", std::sin, std::sin, -10, 10, 10793536138817228011U},
      {"cos", std::cos, std::cos, -10, 10, 16211643044707399392U},
      {"asin", std::asin, std::asin, -1, 1, 8819358610325993010U},
      {"acos", std::acos, std::acos, -1, 1, 8150832947570354842U},
      {"pow 1.75", [](double x) { return std::pow(x, 1.75); },
       [](long double x) { return std::pow(x, 1.75L); }, 1e-6, 1e6, 6628898128377105897U},
  };
  return functions;
}

/// The distance in units of the last place of the exact value.
double ulps_between(double value, long double exact) {
  const double nearest = static_cast<double>(exact);
  const double ulp = std::nextafter(std::abs(nearest), kInfinity) - std::abs(nearest);
  return std::abs(static_cast<double>((static_cast<long double>(value) - exact) /
                                      static_cast<long double>(ulp)));
}

TEST(Elementary, IsRightToTheLastPlaces) {
  for (const Elementary& function : elementary_functions()) {
    cahoots::Random random(1);
    double worst = 0;
    for (int i = 0; i < 20000; ++i) {
      const double x = function.from + (function.to - function.from) * random.uniform();
      worst = std::max(worst, ulps_between(function.compute(x), function.exact(x)));
    }
    // Where lgamma is 0, at 1 and 2, no place of it is kept by anybody.
    EXPECT_LT(worst, function.name == "lgamma" ? 20.0 : 1.6) << function.name;
  }
}

TEST(Elementary, GivesTheSameBitsOnEveryProcessor) {
  for (const Elementary& function : elementary_functions()) {
    cahoots::Random random(2);
    std::uint64_t hash = 0;
    for (int i = 0; i < 100000; ++i) {
      const double x = function.from + (function.to - function.from) * random.uniform();
      hash = (hash ^ std::bit_cast<std::uint64_t>(function.compute(x))) * 0x9E3779B97F4A7C15ULL;
      hash ^= hash >> 29;
    }
    EXPECT_EQ(hash, function.expected_hash) << function.name;
  }
}

TEST(Elementary, KeepsToTheStandardAtTheEnds) {
  // Volatile, or the compiler computes them.
  volatile double zero = 0;
  volatile double one = 1;
  volatile double infinity = kInfinity;
  EXPECT_EQ(std::exp(zero), 1.0);
  EXPECT_EQ(std::exp(-infinity), 0.0);
  EXPECT_EQ(std::exp(infinity), kInfinity);
  EXPECT_EQ(std::exp2(zero), 1.0);
  EXPECT_EQ(std::expm1(zero), 0.0);
  EXPECT_EQ(std::expm1(-infinity), -1.0);
  EXPECT_EQ(std::log(one), 0.0);
  EXPECT_EQ(std::log(zero), -kInfinity);
  EXPECT_EQ(std::log2(one), 0.0);
  EXPECT_EQ(std::log2(8 * one), 3.0);
  EXPECT_EQ(std::log1p(zero), 0.0);
  EXPECT_EQ(std::log1p(-one), -kInfinity);
  EXPECT_TRUE(std::isnan(std::log(-one)));
  EXPECT_EQ(std::pow(infinity, zero), 1.0);
  EXPECT_EQ(std::pow(zero, one), 0.0);
  EXPECT_EQ(std::pow(2 * one, 10 * one), 1024.0);
  EXPECT_EQ(std::lgamma(one), 0.0);
  EXPECT_EQ(std::lgamma(infinity), kInfinity);
  EXPECT_EQ(std::erfc(zero), 1.0);
  EXPECT_EQ(std::erfc(infinity), 0.0);
  EXPECT_EQ(std::sin(zero), 0.0);
  EXPECT_EQ(std::cos(zero), 1.0);
  EXPECT_EQ(std::asin(zero), 0.0);
  EXPECT_EQ(std::acos(one), 0.0);
}

}  // namespace
