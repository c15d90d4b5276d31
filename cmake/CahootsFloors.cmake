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

# cahoots_floor(NAME FLOORS lower... LIBRARIES external...)
function(cahoots_floor name)
  cmake_parse_arguments(FLOOR "" "" "FLOORS;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/lib/${name}/*.cpp")
  set(target cahoots_${name})
  list(TRANSFORM FLOOR_FLOORS PREPEND cahoots_)
  if(sources)
    add_library(${target} STATIC ${sources})
    target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/lib")
    target_link_libraries(${target} PUBLIC ${FLOOR_FLOORS} ${FLOOR_LIBRARIES} PRIVATE cahoots_flags)
    cahoots_precompiled(${target} cahoots_base)
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE "${PROJECT_SOURCE_DIR}/lib")
    target_link_libraries(${target} INTERFACE ${FLOOR_FLOORS} ${FLOOR_LIBRARIES})
  endif()
endfunction()
