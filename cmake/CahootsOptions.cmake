# Options of the build and the compiler flags that every target gets.
option(CAHOOTS_TESTS "Build the tests" ON)
option(CAHOOTS_BENCH "Build the benchmarks" OFF)
option(CAHOOTS_FUZZ "Build the fuzz targets (clang; see the preset fuzz)" OFF)
option(CAHOOTS_WERROR "Treat warnings as errors" OFF)
option(CAHOOTS_BARE_NAMES "Install the tools under their bare names in bin/ too" OFF)
set(CAHOOTS_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize= takes them (address,undefined)")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

add_library(cahoots_flags INTERFACE)
target_compile_options(cahoots_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual -fstack-protector-strong
  $<$<BOOL:${CAHOOTS_WERROR}>:-Werror>
  # g++ 12 takes the bounds of an inlined std::string for others, and sees overlaps and overflows
  # that are none (gcc.gnu.org/PR105651, PR105329); what they would find, the sanitizers do.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-array-bounds -Wno-stringop-overflow
    -Wno-stringop-overread>
  # The report must be the same bytes under both compilers: no contraction into fused
  # multiply-add, which would change the last digit of a score.
  -ffp-contract=off)
target_link_options(cahoots_flags INTERFACE -Wl,-z,relro,-z,now)
# Fortify needs optimisation; without it glibc warns on every file.
if(NOT CAHOOTS_SANITIZE)
  target_compile_definitions(cahoots_flags INTERFACE $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2>)
endif()
# The definitions and options that dependencies bring along, for all: a precompiled header serves
# only where they are the same as where it was made.
target_compile_definitions(cahoots_flags INTERFACE
  $<TARGET_PROPERTY:Boost::headers,INTERFACE_COMPILE_DEFINITIONS>
  $<TARGET_PROPERTY:fmt::fmt,INTERFACE_COMPILE_DEFINITIONS>
  $<TARGET_PROPERTY:simdjson::simdjson,INTERFACE_COMPILE_DEFINITIONS>)
target_compile_options(cahoots_flags INTERFACE -pthread)
if(CAHOOTS_SANITIZE)
  target_compile_options(cahoots_flags INTERFACE -fsanitize=${CAHOOTS_SANITIZE}
    -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(cahoots_flags INTERFACE -fsanitize=${CAHOOTS_SANITIZE})
endif()
