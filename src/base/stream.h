/*
 * stream.h: bytes in order, from a file, standard input or memory: for readers that need not have
 * all of them at once.
 */
#ifndef BASE_STREAM_H
#define BASE_STREAM_H

#include <entente/error.h>

#include <stddef.h>

/*
 * Where bytes come from that are neither in a file of this machine nor in memory: fills `buffer`,
 * `*got` being less than `size` only at the end.
 */
struct stream_source {
    bool (*read)(void *context, char *buffer, size_t size, size_t *got, struct error *error);
    void *context;
};

struct stream {
    const char *path; /* as messages call it; borrowed */
    int fd;           /* -1: what is read is in memory, or comes from the source */
    struct stream_source source;
    const char *bytes;
    size_t left;  /* of the bytes in memory */
    size_t total; /* how many were read so far */
    size_t size;  /* how many there are in all; 0: not known */
    size_t limit; /* more than these are an error */
    const char *limit_option;
};

/*
 * Opens the file, or standard input where the path is "-". Reading more than `limit` bytes is an
 * ERROR_LIMIT that names `limit_option`.
 */
bool stream_open(struct stream *stream, const char *path, size_t limit, const char *limit_option,
                 struct error *error);

/* Bytes in memory, which must outlive the stream. */
void stream_of_bytes(struct stream *stream, const char *path, const char *bytes, size_t length);

/* The bytes of a source, `size` of them in all. */
void stream_of_source(struct stream *stream, const char *path, struct stream_source source,
                      size_t size);

/*
 * Reads `size` bytes; `*got` is less only at the end. A file that has become shorter since it was
 * opened is an error: what is missing might be anything.
 */
bool stream_read(struct stream *stream, char *buffer, size_t size, size_t *got,
                 struct error *error);

void stream_close(struct stream *stream);

#endif
