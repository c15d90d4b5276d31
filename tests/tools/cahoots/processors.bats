#!/usr/bin/env bats
# The same bytes on every processor: the C library's exp, log and the like choose their variant by
# what the processor can do, and differ in the last bit (lib/base/elementary.cpp).

load ../support/load
setup() { in_own_folder; }

@test "no program takes an elementary function from the C library" {
  command -v readelf >/dev/null || skip "readelf (binutils) is not installed"
  # Boost.Math fills tables in long double before main and nobody reads them.
  names='exp|exp2|exp10|expm1|log|log2|log10|log1p|pow|lgamma|tgamma|erfc?|sin|cos|tan|sincos|asin|acos|atan2?|sinh|cosh|tanh|cbrt|hypot|fma'
  for program in ingest dedupe cadence linkgraph cluster report verify cahoots; do
    readelf --dyn-syms -W "$CAHOOTS_BIN/$program" | awk '$7 == "UND" { print $8 }' >"$program.symbols"
    assert [ -s "$program.symbols" ]
    run grep -E "^($names)(f|_r)?@" "$program.symbols"
    assert_output ""
  done
}

@test "the same bytes with and without fused multiply-add" {
  # The program of the test itself shows that the setting works.
  printf '#include <cmath>\n#include <cstdio>\nint main() { double sum = 0; for (int i = 1; i < 200000; ++i) sum += std::exp(i * 1e-3 - 100) * 1e30 + std::lgamma(i * 0.37); std::printf("%%a\\n", sum); }\n' >probe.cpp
  without='glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2,-AVX2_Usable,-FMA_Usable'
  if "${CXX:-c++}" -O1 probe.cpp -o probe 2>/dev/null && [ "$(./probe)" = "$(GLIBC_TUNABLES=$without ./probe)" ]; then
    skip "this C library, or processor, has one variant only"
  fi
  cahoots-demo-case --seed 4 --output demo
  maps=$(printf ',%s' "$root"/examples/mappings/demo_*.json)
  pipe="ingest -q --keep-going --map ${maps#,} demo/exports/* 2>/dev/null | dedupe -q | cadence -q | linkgraph -q | cluster -q --seeds demo/tips.txt"
  sh -c "$pipe" >with
  assert [ "$(wc -l <with)" -gt 1000 ]
  GLIBC_TUNABLES=$without sh -c "$pipe" >without
  cmp with without
  report -q with -f json -o with.json
  GLIBC_TUNABLES=$without report -q with -f json -o without.json
  cmp with.json without.json
}
