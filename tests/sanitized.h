/*
 * sanitized.h: whether the tests are built with AddressSanitizer. There a test leaves out what only
 * repeats, for the sake of its bytes, what others run: it takes ten times as long.
 */
#ifndef TESTS_SANITIZED_H
#define TESTS_SANITIZED_H

#ifdef __SANITIZE_ADDRESS__
enum { SANITIZED = 1 };
#else
enum { SANITIZED = 0 };
#endif

#endif
