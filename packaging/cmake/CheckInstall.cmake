cmake_minimum_required(VERSION 3.25)

# cmake -DBUILD_DIR=... -DVERSION=... -DREADELF=... -P CheckInstall.cmake
#
# Installs the built programs into a folder of the build, starts them there, and fails where one does not start, where
# clip-lad would load LibTorch before it answers --help, or where a file that the desktop reads is missing.
set(prefix "${BUILD_DIR}/tests/installed")
file(REMOVE_RECURSE "${prefix}")
execute_process(
  COMMAND ${CMAKE_COMMAND} -E env --unset=DESTDIR ${CMAKE_COMMAND} --install "${BUILD_DIR}" --prefix "${prefix}"
  OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)

foreach(program clip-lad clip-lad-studio)
  execute_process(
    COMMAND ${CMAKE_COMMAND} -E env --unset=LD_LIBRARY_PATH QT_QPA_PLATFORM=offscreen "${prefix}/bin/${program}" --version
    OUTPUT_VARIABLE said ERROR_VARIABLE said RESULT_VARIABLE result)
  if(NOT result EQUAL 0 OR NOT said MATCHES "^${program} ${VERSION}")
    message(FATAL_ERROR "${program} --version, installed, gives ${result}: ${said}")
  endif()
endforeach()

execute_process(COMMAND "${READELF}" --dynamic "${prefix}/bin/clip-lad"
  OUTPUT_VARIABLE said ERROR_VARIABLE said RESULT_VARIABLE result)
if(NOT result EQUAL 0 OR NOT said MATCHES "\\(NEEDED\\)" OR said MATCHES "\\(NEEDED\\)[^\n]*(torch|c10)")
  message(FATAL_ERROR "clip-lad is to link some libraries, but not LibTorch; ${READELF} gives ${result}: ${said}")
endif()

# What clip-lad goes on as for anything but help.
execute_process(COMMAND ${CMAKE_COMMAND} -E env --unset=LD_LIBRARY_PATH "${prefix}/bin/clip-lad" settings
  OUTPUT_VARIABLE said ERROR_VARIABLE said RESULT_VARIABLE result)
if(NOT result EQUAL 0 OR NOT said MATCHES "clusters.count")
  message(FATAL_ERROR "clip-lad settings, installed, gives ${result}: ${said}")
endif()

set(desktop "${prefix}/share/applications/clip-lad-studio.desktop")
set(mime "${prefix}/share/mime/packages/clip-lad.xml")
foreach(file "${desktop}" "${mime}" "${prefix}/share/icons/hicolor/scalable/apps/clip-lad.svg")
  if(NOT EXISTS "${file}")
    message(FATAL_ERROR "${file} was not installed")
  endif()
endforeach()
file(READ "${desktop}" desktop)
file(READ "${mime}" mime)
if(NOT desktop MATCHES "\nIcon=clip-lad\n" OR NOT desktop MATCHES "\nExec=clip-lad-studio %f\n")
  message(FATAL_ERROR "the desktop file names no installed icon or program")
endif()
string(REGEX MATCH "\nMimeType=([^;\n]+);\n" line "${desktop}") # one only: folders of another kind are not ours to open
set(kind "${CMAKE_MATCH_1}")
string(FIND "${mime}" "<mime-type type=\"${kind}\">" place)
if(kind STREQUAL "" OR place EQUAL -1)
  message(FATAL_ERROR "the desktop file opens '${kind}', which clip-lad.xml does not describe")
endif()
file(REMOVE_RECURSE "${prefix}")
