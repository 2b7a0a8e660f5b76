#pragma once

/// Before a function whose loops the compiler vectorises: built for AVX-512, for AVX2 with FMA and for any
/// other processor, and chosen when the program starts, for which ThreadSanitizer is not ready yet. Only
/// where LibTorch has no operator for the loop. A file that multiplies and adds in one is built with
/// -ffp-contract=off, so that all of them round alike, unless that is added to products that do not either.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__SANITIZE_THREAD__)
#define CLIPLAD_VECTORISED [[gnu::target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")]]
#else
#define CLIPLAD_VECTORISED
#endif
