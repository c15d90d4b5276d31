// The elementary functions of <cmath>, the same bits on every processor: these definitions stand
// before those of the C library for everything that a program links, Boost.Math's templates too.
//
// The C library picks its variant by what the processor can do (fused multiply-add or not), and the
// last bit of exp, log, lgamma and others depends on the variant: two machines would write other
// scores for the same case, and a replay would refuse what is sound. SLEEF's deterministic
// functions promise the same bits everywhere, within 1 ulp (1.5 for erfc). No <cmath> here, whose
// declarations compilers take for what they know. Source: N. Shibata, F. Petrogalli, "SLEEF: A
// Portable Vectorized Library of C Standard Mathematical Functions", IEEE TPDS 31 (2020);
// section 2.4 of its reference on deterministic functions. tests/lib/base/elementary_test.cpp,
// tests/tools/cahoots/processors.bats.
#include <sleef.h>

extern "C" {
double exp(double x) noexcept {
  return Sleef_cinz_expd1_u10purec(x);
}
double exp2(double x) noexcept {
  return Sleef_cinz_exp2d1_u10purec(x);
}
double expm1(double x) noexcept {
  return Sleef_cinz_expm1d1_u10purec(x);
}
double log(double x) noexcept {
  return Sleef_cinz_logd1_u10purec(x);
}
double log2(double x) noexcept {
  return Sleef_cinz_log2d1_u10purec(x);
}
double log1p(double x) noexcept {
  return Sleef_cinz_log1pd1_u10purec(x);
}
double pow(double x, double y) noexcept {
  return Sleef_cinz_powd1_u10purec(x, y);
}
double lgamma(double x) noexcept {
  return Sleef_cinz_lgammad1_u10purec(x);
}
double erfc(double x) noexcept {
  return Sleef_cinz_erfcd1_u15purec(x);
}
double sin(double x) noexcept {
  return Sleef_cinz_sind1_u10purec(x);
}
double cos(double x) noexcept {
  return Sleef_cinz_cosd1_u10purec(x);
}
double asin(double x) noexcept {
  return Sleef_cinz_asind1_u10purec(x);
}
double acos(double x) noexcept {
  return Sleef_cinz_acosd1_u10purec(x);
}
/// What compilers make of a sine and a cosine of one angle.
void sincos(double x, double* sine, double* cosine) noexcept {
  *sine = Sleef_cinz_sind1_u10purec(x);
  *cosine = Sleef_cinz_cosd1_u10purec(x);
}
}
