# Compiler settings every target of this project shares.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# Vectorised loops are what -O3 would bring here; the rest of it only makes the build slower.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  set(vectorised "-fvect-cost-model=dynamic ")
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 ${vectorised}-DNDEBUG")
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

# Hundreds of test programs are linked; LLVM's linker takes a fifth of the time of GNU's.
find_program(CLIPLAD_LLD ld.lld)
if(CLIPLAD_LLD)
  add_link_options(-fuse-ld=lld)
endif()

add_library(cliplad_options INTERFACE)
target_compile_options(cliplad_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor)
# LibTorch's headers use `slots` as an identifier.
target_compile_definitions(cliplad_options INTERFACE QT_NO_KEYWORDS)
if(CLIPLAD_WARNINGS_AS_ERRORS)
  target_compile_options(cliplad_options INTERFACE -Werror)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 takes inlined std::string code for these; they stay warnings.
    target_compile_options(cliplad_options INTERFACE
      -Wno-error=array-bounds -Wno-error=restrict -Wno-error=stringop-overflow -Wno-error=stringop-overread)
  endif()
endif()
if(CLIPLAD_SANITIZE)
  target_compile_options(cliplad_options INTERFACE -fsanitize=${CLIPLAD_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(cliplad_options INTERFACE -fsanitize=${CLIPLAD_SANITIZE})
endif()
