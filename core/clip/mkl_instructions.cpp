// MKL, which LibTorch multiplies float32 and bf16 with, chooses its instructions by the processor's maker
// before it looks at what the processor can do. It asks this function, which it lets a program replace: on an
// AMD EPYC with AVX-512, bf16 attention takes half the time then, float32 products a sixth less.

extern "C" [[gnu::visibility("default")]] int mkl_serv_intel_cpu_true();

extern "C" int mkl_serv_intel_cpu_true() {
    return 1;
}
