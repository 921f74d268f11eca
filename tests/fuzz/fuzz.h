/*
 * fuzz.h: what the fuzz targets share. A target is a function of bytes, fuzz_NAME() in NAME.c, that
 * aborts where what must hold does not; driver.c makes a program of libFuzzer of each, and the
 * suite `fuzz` runs all of them over their committed inputs.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <entente/dossier.h>
#include <entente/format.h>

#include <stddef.h>
#include <stdint.h>

int fuzz_chain(const uint8_t *data, size_t size);
int fuzz_csv(const uint8_t *data, size_t size);
int fuzz_dot(const uint8_t *data, size_t size);
int fuzz_draft(const uint8_t *data, size_t size);
int fuzz_edtf(const uint8_t *data, size_t size);
int fuzz_gexf(const uint8_t *data, size_t size);
int fuzz_graph(const uint8_t *data, size_t size);
int fuzz_json(const uint8_t *data, size_t size);
int fuzz_options(const uint8_t *data, size_t size);
int fuzz_query(const uint8_t *data, size_t size);

/* Says what was to hold, and aborts, where it does not. */
void fuzz_require(bool holds, const char *what, const char *detail);

/* Requires of an error that it has a kind and a message, and can be printed. */
void fuzz_check_error(const struct error *error);

/*
 * The dossier that the bytes say in the format, under small limits; the caller frees it. NULL where
 * they cannot be read; an error must then say so, with a path. `columns` is --map, or NULL.
 */
struct dossier *fuzz_read(const char *format, const char *bytes, size_t size, const char *columns);

/* Reads the bytes in the format, and requires the round trip by way of it and of DOT. */
void fuzz_format(const char *format, const char *bytes, size_t size, const char *columns);

#endif
