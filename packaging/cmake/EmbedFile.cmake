# cliplad_embed(<target> <symbol> <file>)
#
# Links the bytes of <file> into <target>; base/embedded_file.h says how the source reads them. The
# assembler copies the file as it is, so megabytes of weights cost no compile time.
function(cliplad_embed target symbol file)
  get_filename_component(CLIPLAD_EMBED_FILE "${file}" ABSOLUTE)
  set(CLIPLAD_EMBED_SYMBOL "${symbol}")
  set(assembly "${CMAKE_CURRENT_BINARY_DIR}/${symbol}.S")
  file(CONFIGURE OUTPUT "${assembly}" @ONLY CONTENT [[
    .section .rodata
    .balign 64
    .global cliplad_embedded_@CLIPLAD_EMBED_SYMBOL@_begin
    .hidden cliplad_embedded_@CLIPLAD_EMBED_SYMBOL@_begin
    .global cliplad_embedded_@CLIPLAD_EMBED_SYMBOL@_end
    .hidden cliplad_embedded_@CLIPLAD_EMBED_SYMBOL@_end
cliplad_embedded_@CLIPLAD_EMBED_SYMBOL@_begin:
    .incbin "@CLIPLAD_EMBED_FILE@"
cliplad_embedded_@CLIPLAD_EMBED_SYMBOL@_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
]])
  # An object library of its own: the C++ options and precompiled headers of <target> are not for assembler.
  add_library(cliplad_embedded_${symbol} OBJECT "${assembly}")
  set_source_files_properties("${assembly}" PROPERTIES OBJECT_DEPENDS "${CLIPLAD_EMBED_FILE}")
  target_sources(${target} PRIVATE $<TARGET_OBJECTS:cliplad_embedded_${symbol}>)
endfunction()
