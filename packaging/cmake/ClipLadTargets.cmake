# The kinds of target, so that a folder's CMakeLists.txt reads as its table of contents.

# cliplad_layer(<name> SOURCES ... [LAYERS lower layers ...] [PUBLIC libs ...] [PRIVATE libs ...] [TORCH])
#
# One folder of core/ = one static library cliplad_<name>. LAYERS are the arrows of the
# architecture: the `layers` test fails on an include that does not follow one of them.
function(cliplad_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "TORCH" "" "SOURCES;LAYERS;PUBLIC;PRIVATE")
  set(target cliplad_${name})
  add_library(${target} STATIC ${arg_SOURCES})
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/core")
  list(TRANSFORM arg_LAYERS PREPEND cliplad_ OUTPUT_VARIABLE lower)
  target_link_libraries(${target} PUBLIC ${lower} ${arg_PUBLIC} PRIVATE ${arg_PRIVATE} cliplad_options)
  if(arg_TORCH)
    target_link_libraries(${target} PUBLIC LibTorch::LibTorch)
    cliplad_precompile(${target} torch)
  endif()
  string(REPLACE ";" " " arrows "${arg_LAYERS}")
  set_property(GLOBAL APPEND PROPERTY CLIPLAD_LAYERS "${name}:${arrows}")
endfunction()

# cliplad_parallel(<target> sources ...)
#
# at::parallel_for, compiled without OpenMP, is a loop on one thread. These sources share LibTorch's threads (its OpenMP
# is GCC's); not under ThreadSanitizer, which cannot see how they wait for each other.
function(cliplad_parallel target)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU" OR CLIPLAD_SANITIZE MATCHES thread)
    return()
  endif()
  set_property(SOURCE ${ARGN} APPEND PROPERTY COMPILE_OPTIONS -fopenmp)
  set_property(SOURCE ${ARGN} PROPERTY SKIP_PRECOMPILE_HEADERS ON) # they were compiled without it
  target_link_libraries(${target} PUBLIC gomp)
endfunction()

# cliplad_alone(sources ...)
#
# The check preset compiles up to eight sources of a target as one, since most of what each takes is its headers. These
# are compiled each for itself: their helpers have names that others have too, or are of types that others must not see.
function(cliplad_alone)
  set_property(SOURCE ${ARGN} PROPERTY SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

# cliplad_wide_vectors(sources ...)
#
# GCC fills but half of AVX-512's registers unless it is told to.
function(cliplad_wide_vectors)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    set_property(SOURCE ${ARGN} APPEND PROPERTY COMPILE_OPTIONS -mprefer-vector-width=512)
    set_property(SOURCE ${ARGN} PROPERTY SKIP_PRECOMPILE_HEADERS ON) # they were compiled without it
  endif()
endfunction()

# cliplad_ui(<folder> SOURCES ... LIBS ... [TORCH])
#
# One folder of ui/ = one static library cliplad_ui_<folder>. Only sources with TORCH may see LibTorch's headers.
function(cliplad_ui name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "TORCH" "" "SOURCES;LIBS")
  set(target cliplad_ui_${name})
  add_library(${target} STATIC ${arg_SOURCES})
  set_target_properties(${target} PROPERTIES AUTOMOC ON)
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/ui")
  target_link_libraries(${target} PUBLIC ${arg_LIBS} PRIVATE cliplad_options)
  if(arg_TORCH)
    cliplad_precompile(${target} torch)
  elseif("Qt6::Widgets" IN_LIST arg_LIBS OR name MATCHES "^(shell|page)")
    cliplad_precompile(${target} widgets)
  endif()
endfunction()

# cliplad_precompile(<target> <kinds ...>)
#
# Most of what a source costs is the headers of LibTorch, Qt and QTest: they are parsed once for all targets of one
# combination of kinds (torch, widgets, test).
function(cliplad_precompile target)
  set(standard <filesystem> <functional> <memory> <optional> <string> <vector>)
  set(headers_torch <ATen/ATen.h> <opencv2/core.hpp> <string> <vector>)
  set(libs_torch LibTorch::LibTorch opencv_core)
  set(headers_widgets <QtWidgets> ${standard})
  set(libs_widgets Qt6::Widgets)
  set(headers_test <QtTest> ${standard})
  set(libs_test Qt6::Test)

  list(JOIN ARGN "_" kinds)
  set(reused cliplad_${kinds}_headers)
  set(compiled ${target})
  if(NOT TARGET ${reused})
    set(source "${CMAKE_BINARY_DIR}/${kinds}_headers.cpp")
    file(CONFIGURE OUTPUT "${source}" CONTENT "")
    add_library(${reused} STATIC "${source}")
    foreach(kind IN LISTS ARGN)
      target_precompile_headers(${reused} PRIVATE ${headers_${kind}})
      target_link_libraries(${reused} PRIVATE ${libs_${kind}} cliplad_options)
    endforeach()
    list(APPEND compiled ${reused})
  endif()
  if("test" IN_LIST ARGN) # Qt6::Test has each target tell its folders, which QFINDTESTDATA alone would read
    foreach(one IN LISTS compiled)
      target_compile_options(${one} PRIVATE -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)
    endforeach()
  endif()
  target_precompile_headers(${target} REUSE_FROM ${reused})
  # A program is compiled with -fPIE otherwise, and the compiler then refuses the headers of the libraries.
  get_target_property(type ${target} TYPE)
  if(type STREQUAL "EXECUTABLE")
    set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
    target_compile_options(${target} PRIVATE -fPIC)
  endif()
endfunction()

# cliplad_test(<path of the test without .cpp, below tests/> LIBS ... [TORCH] [AVX2] [LABELS ...] [TIMEOUT seconds])
#
# A QTest program of one source file; core/anomaly/patch_memory_test is the target and ctest name
# core.anomaly.patch_memory_test. With AVX2 it runs a second time, as core.anomaly.patch_memory_test.avx2, where the
# libraries that multiply are held to the instructions of processors that have AVX2 alone.
function(cliplad_test path)
  cmake_parse_arguments(PARSE_ARGV 1 arg "TORCH;AVX2" "TIMEOUT" "LIBS;LABELS")
  string(REPLACE "/" "." name "${path}")
  add_executable(${name} "${PROJECT_SOURCE_DIR}/tests/${path}.cpp")
  # One call of moc for the one source; AUTOMOC would take as long again as compiling many of the tests.
  cmake_path(GET path STEM source)
  set(moc_folder "${CMAKE_CURRENT_BINARY_DIR}/moc/${name}")
  qt6_generate_moc("${PROJECT_SOURCE_DIR}/tests/${path}.cpp" "${moc_folder}/${source}.moc" TARGET ${name})
  set_source_files_properties("${PROJECT_SOURCE_DIR}/tests/${path}.cpp" PROPERTIES
    OBJECT_DEPENDS "${moc_folder}/${source}.moc")
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests" UNITY_BUILD OFF)
  target_include_directories(${name} PRIVATE "${moc_folder}")
  target_link_libraries(${name} PRIVATE ${arg_LIBS} Qt6::Test cliplad_options)
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  target_compile_definitions(${name} PRIVATE CLIPLAD_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/fixtures")
  set(kinds)
  if(arg_TORCH)
    list(APPEND kinds torch)
  endif()
  if(path MATCHES "^ui/")
    list(APPEND kinds widgets)
    target_link_libraries(${name} PRIVATE Qt6::Widgets)
  endif()
  if(NOT "Qt6::Network" IN_LIST arg_LIBS) # QtTest reads other headers then
    list(APPEND kinds test)
  endif()
  if(kinds)
    cliplad_precompile(${name} ${kinds})
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 300)
  endif()
  set(environment QT_QPA_PLATFORM=offscreen OMP_NUM_THREADS=1) # ctest runs tests side by side
  if(path MATCHES "^ui/") # settings, drafts and runs of a person: each program has its own
    set(home "${CMAKE_BINARY_DIR}/tests/homes/${name}")
    file(MAKE_DIRECTORY "${home}")
    list(APPEND environment "HOME=${home}")
  endif()
  if(CLIPLAD_SANITIZE MATCHES thread)
    list(APPEND environment
      "TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/thread_sanitizer.supp die_after_fork=0")
  endif()
  set(tests ${name})
  if(arg_AVX2)
    list(APPEND tests ${name}.avx2)
  endif()
  foreach(test IN LISTS tests)
    add_test(NAME ${test} COMMAND ${name})
    set_tests_properties(${test} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}" ENVIRONMENT "${environment}")
    # What the next of them, where there is one, is run with.
    list(APPEND environment ATEN_CPU_CAPABILITY=avx2 ONEDNN_MAX_CPU_ISA=AVX2 MKL_ENABLE_INSTRUCTIONS=AVX2
      FBGEMM_ENABLE_INSTRUCTIONS=AVX2)
  endforeach()
endfunction()
