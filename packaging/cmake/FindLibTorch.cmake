# Finds LibTorch and defines LibTorch::LibTorch.
#
# A LibTorch named by CMAKE_PREFIX_PATH or Torch_DIR is used as it is, CUDA included. Otherwise, and where that one is
# too old (as Debian's own), the pinned one that packaging/setup.sh unpacked into the user's cache.
include(FindPackageHandleStandardArgs)

find_package(Torch ${LibTorch_FIND_VERSION_MIN} CONFIG QUIET)
if(Torch_FOUND)
  set(LibTorch_VERSION "${Torch_VERSION}")
  set(LibTorch_LIBRARY "${TORCH_LIBRARIES}")
  set(LibTorch_INCLUDE_DIR "${TORCH_INCLUDE_DIRS}")
else()
  if(NOT "$ENV{XDG_CACHE_HOME}" STREQUAL "")
    set(cache "$ENV{XDG_CACHE_HOME}/clip-lad")
  else()
    set(cache "$ENV{HOME}/.cache/clip-lad")
  endif()
  file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/../libtorch-requirements.txt" pinned REGEX "^torch==")
  string(REGEX MATCH "[0-9]+[.][0-9]+[.][0-9]+" pinned "${pinned}")
  set(unpacked "${cache}/libtorch-${pinned}")
  find_path(LibTorch_INCLUDE_DIR ATen/ATen.h PATHS ${unpacked} PATH_SUFFIXES include NO_DEFAULT_PATH)
  find_library(LibTorch_LIBRARY torch_cpu PATHS ${unpacked} PATH_SUFFIXES lib NO_DEFAULT_PATH)
  find_library(LibTorch_C10_LIBRARY c10 PATHS ${unpacked} PATH_SUFFIXES lib NO_DEFAULT_PATH)
  mark_as_advanced(LibTorch_INCLUDE_DIR LibTorch_LIBRARY LibTorch_C10_LIBRARY)
  if(LibTorch_INCLUDE_DIR)
    file(STRINGS "${LibTorch_INCLUDE_DIR}/torch/headeronly/version.h" version_lines REGEX "define TORCH_VERSION_(MAJOR|MINOR|PATCH) ")
    string(REGEX MATCHALL "[0-9]+" LibTorch_VERSION "${version_lines}")
    list(JOIN LibTorch_VERSION "." LibTorch_VERSION)
  endif()
endif()

find_package_handle_standard_args(LibTorch
  REQUIRED_VARS LibTorch_LIBRARY LibTorch_INCLUDE_DIR
  VERSION_VAR LibTorch_VERSION
  HANDLE_VERSION_RANGE
  REASON_FAILURE_MESSAGE "run packaging/setup.sh once, or name a LibTorch with CMAKE_PREFIX_PATH")

if(LibTorch_FOUND AND NOT TARGET LibTorch::LibTorch)
  add_library(LibTorch::LibTorch INTERFACE IMPORTED)
  if(Torch_FOUND)
    target_link_libraries(LibTorch::LibTorch INTERFACE torch)
  else()
    target_link_libraries(LibTorch::LibTorch INTERFACE ${LibTorch_LIBRARY} ${LibTorch_C10_LIBRARY})
    target_include_directories(LibTorch::LibTorch SYSTEM INTERFACE
      ${LibTorch_INCLUDE_DIR} ${LibTorch_INCLUDE_DIR}/torch/csrc/api/include)
  endif()
endif()
