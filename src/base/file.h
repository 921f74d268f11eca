/*
 * file.h: whole files in, whole files out.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <entente/error.h>
#include <entente/text.h>

/*
 * Reads the file, or standard input where the path is "-", and appends it to `content`. A file of
 * more than `limit` bytes is an ERROR_LIMIT that names `limit_option`.
 */
bool file_read(const char *path, size_t limit, const char *limit_option, struct text *content,
               struct error *error);

/*
 * Writes the file whole or not at all: to a temporary file in the same folder, synced, then renamed
 * over `path`, or over what it links to (see base/staged.h). "-" is standard output. What cannot be
 * replaced (a device, a pipe, what this process has open as /dev/stdout) is written in place.
 */
bool file_write(const char *path, const char *bytes, size_t length, struct error *error);

/*
 * Writes several files, each whole or not at all, and none unless all of them can be: they are
 * renamed into place only when all are on disk. `paths` are files, not devices.
 */
bool file_write_all(const char *const *paths, const struct text *contents, size_t count,
                    struct error *error);

/* Sets the ERROR_IO of the file, "`what`: " and what errno says; returns false. */
bool file_error(const char *path, const char *what, struct error *error);

/*
 * Waits until the descriptor can be read (POLLIN) or written (POLLOUT), where whoever shares it
 * made it one that does not wait by itself; false, with errno, where that fails.
 */
bool file_wait(int fd, short event);

/* Writes all of the bytes; false, with errno, where that fails. */
bool file_put(int fd, const void *bytes, size_t length);

/* The file's extension without the dot ("svg" of "a/b.svg"), or "" where it has none. */
const char *file_extension(const char *path);

#endif
