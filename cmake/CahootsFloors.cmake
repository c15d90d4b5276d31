# The floors of lib/: one static library each, linking only the floors below it, so that an
# upward include that the rule test misses still fails to link.
#
# cahoots_precompiled(TARGET OWNER [HEADER...]): TARGET reads cmake/precompiled.hpp and the headers
# precompiled, as OWNER compiled them; the owner itself, and the header differs between libraries,
# programs and tests, whose options differ.
function(cahoots_precompiled target owner)
  if(target STREQUAL owner)
    target_precompile_headers(${target} PRIVATE "${PROJECT_SOURCE_DIR}/cmake/precompiled.hpp" ${ARGN})
  else()
    target_precompile_headers(${target} REUSE_FROM ${owner})
  endif()
endfunction()

# What runs once a run, a finding or a block of lines is compiled at -O1 in releases: in half the
# time, and nobody waits for it (a build from nothing is part of the demo).
set(CAHOOTS_QUICK_TO_COMPILE $<$<CONFIG:Release>:-O1>)

# cahoots_apart(SOURCE...): files that are not compiled together with others in releases, because
# they give the same name to different things of their own.
function(cahoots_apart)
  set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

# cahoots_floor(NAME FLOORS lower... LIBRARIES external...)
function(cahoots_floor name)
  cmake_parse_arguments(FLOOR "" "" "FLOORS;LIBRARIES" ${ARGN})
  set(target cahoots_${name})
  list(TRANSFORM FLOOR_FLOORS PREPEND cahoots_)
  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/lib/${name}/*.cpp"
    "${PROJECT_SOURCE_DIR}/lib/${name}/*/*.cpp")
  add_library(${target} STATIC ${sources})
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/lib")
  target_link_libraries(${target} PUBLIC ${FLOOR_FLOORS} ${FLOOR_LIBRARIES} PRIVATE cahoots_flags)
  cahoots_precompiled(${target} cahoots_base)
endfunction()
