# Installed behind the dispatcher, because Debian's graphviz already ships a `cluster`.
foreach(tool IN LISTS CAHOOTS_TOOLS)
  install(TARGETS ${tool} RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/cahoots)
  if(CAHOOTS_BARE_NAMES)
    install(TARGETS ${tool} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  endif()
endforeach()
install(TARGETS cahoots RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
file(GLOB manual_1 "${PROJECT_SOURCE_DIR}/man/*.1")
file(GLOB manual_5 "${PROJECT_SOURCE_DIR}/man/*.5")
file(GLOB manual_7 "${PROJECT_SOURCE_DIR}/man/*.7")
install(FILES ${manual_1} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${manual_5} DESTINATION ${CMAKE_INSTALL_MANDIR}/man5)
install(FILES ${manual_7} DESTINATION ${CMAKE_INSTALL_MANDIR}/man7)
install(FILES "${PROJECT_SOURCE_DIR}/completions/cahoots.bash"
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME cahoots)
install(FILES "${PROJECT_SOURCE_DIR}/completions/_cahoots"
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES "${PROJECT_SOURCE_DIR}/completions/cahoots.fish"
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
