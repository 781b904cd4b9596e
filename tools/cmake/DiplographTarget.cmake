# Flags for every target of this project; nothing global, so that others can embed us.
function(diplograph_target target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  target_include_directories(${target} PUBLIC
    $<BUILD_INTERFACE:${diplograph_SOURCE_DIR}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/diplograph>)
  target_compile_options(${target} PRIVATE
    $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wno-missing-field-initializers -Wno-restrict>
    $<$<AND:$<COMPILE_LANGUAGE:CXX>,$<BOOL:${DIPLOGRAPH_WERROR}>>:-Werror>)
endfunction()

# diplograph_library(NAME sources...): a static library with the alias diplograph::NAME.
function(diplograph_library name)
  add_library(diplograph_${name} STATIC ${ARGN})
  add_library(diplograph::${name} ALIAS diplograph_${name})
  set_target_properties(diplograph_${name} PROPERTIES EXPORT_NAME ${name})
  diplograph_target(diplograph_${name})
endfunction()
