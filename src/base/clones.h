/*
 * clones.h: one binary that uses AVX-512 or AVX2 where the processor has them.
 */
#ifndef BASE_CLONES_H
#define BASE_CLONES_H

/*
 * Before the definition of a kernel's innermost function: it is compiled for several processors,
 * and the loader chooses. (The sanitizers' runtime is not up when the loader does.) What OpenMP
 * takes out of a function is not cloned with it: call the cloned function from the parallel region.
 * The Makefile's -ffp-contract=off keeps the results the same on all of them.
 */
#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define KERNEL_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define KERNEL_CLONES
#endif

#endif
