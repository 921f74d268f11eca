/*
 * file.c: whole files in, whole files out.
 */
#include "base/file.h"

#include "base/staged.h"
#include "base/stream.h"
#include "base/xalloc.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_BLOCK = 1 << 16 };

bool file_error(const char *path, const char *what, struct error *error)
{
    int cause = errno;
    error_set(error, ERROR_IO, "%s: %s", what, strerror(cause));
    error_place(error, path, 0, 0, NULL, 0);
    return false;
}

static void cut(struct text *text, size_t length)
{
    text->length = length;
    if (text->data)
        text->data[length] = '\0';
}

static bool read_all(struct stream *stream, struct text *content, struct error *error)
{
    size_t got = READ_BLOCK, before = content->length;
    char *block = xmalloc(READ_BLOCK);
    bool done = true;
    while (done && got == READ_BLOCK) {
        done = stream_read(stream, block, READ_BLOCK, &got, error);
        if (done)
            text_add_bytes(content, block, got);
    }
    free(block);
    if (!done)
        cut(content, before);
    return done;
}

bool file_read(const char *path, size_t limit, const char *limit_option, struct text *content,
               struct error *error)
{
    struct stream stream;
    if (!stream_open(&stream, path, limit, limit_option, error))
        return false;
    bool done = read_all(&stream, content, error);
    stream_close(&stream);
    return done;
}

bool file_wait(int fd, short event)
{
    struct pollfd end = {fd, event, 0};
    return poll(&end, 1, -1) >= 0 || errno == EINTR;
}

bool file_put(int fd, const void *bytes, size_t length)
{
    for (const char *next = bytes; length;) {
        ssize_t put = write(fd, next, length);
        if (put < 0 && (errno == EINTR || (errno == EAGAIN && file_wait(fd, POLLOUT))))
            continue;
        if (put < 0)
            return false;
        next += put;
        length -= (size_t)put;
    }
    return true;
}

static bool write_all(int fd, const char *path, const char *bytes, size_t length,
                      struct error *error)
{
    return file_put(fd, bytes, length) || file_error(path, "cannot write", error);
}

static bool write_in_place(const char *path, const char *bytes, size_t length, struct error *error)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return file_error(path, "cannot open for writing", error);
    bool done = write_all(fd, path, bytes, length, error);
    if (close(fd) != 0 && done)
        done = file_error(path, "cannot write", error);
    return done;
}

bool file_write_all(const char *const *paths, const struct text *contents, size_t count,
                    struct error *error)
{
    struct staged *staged = xcalloc(count, sizeof *staged);
    bool done = true;
    for (size_t i = 0; done && i < count; i++)
        done = staged_write(&staged[i], paths[i], text_string(&contents[i]), contents[i].length,
                            error);
    for (size_t i = 0; done && i < count; i++)
        done = staged_place(&staged[i], error);
    for (size_t i = 0; done && i < count; i++)
        done = staged_sync_folder(&staged[i], error);
    for (size_t i = 0; i < count; i++)
        staged_release(&staged[i]);
    free(staged);
    return done;
}

static bool write_and_rename(const char *path, const char *bytes, size_t length,
                             struct error *error)
{
    struct staged staged;
    bool done = staged_write(&staged, path, bytes, length, error) && staged_place(&staged, error) &&
                staged_sync_folder(&staged, error);
    staged_release(&staged);
    return done;
}

/* The rest of the path behind `prefix`; NULL where it does not begin so. */
static const char *behind(const char *path, const char *prefix)
{
    size_t length = strlen(prefix);
    return strncmp(path, prefix, length) == 0 ? path + length : NULL;
}

/*
 * The descriptor that the path names, or -1. Where such a one is a plain file, it is what the
 * user's shell appends to, maybe: nothing to be replaced.
 */
static int descriptor(const char *path)
{
    const char *stream = behind(path, "/dev/std"), *digits = behind(path, "/dev/fd/");
    char *end;
    if (strcmp(path, "-") == 0 || (stream && strcmp(stream, "out") == 0))
        return STDOUT_FILENO;
    if (stream && strcmp(stream, "err") == 0)
        return STDERR_FILENO;
    if (!digits || !isdigit((unsigned char)*digits))
        return -1;
    long number = strtol(digits, &end, 10);
    return *end || number > INT_MAX ? -1 : (int)number;
}

bool file_write(const char *path, const char *bytes, size_t length, struct error *error)
{
    int fd = descriptor(path);
    if (fd >= 0)
        return write_all(fd, strcmp(path, "-") == 0 ? "<stdout>" : path, bytes, length, error);
    struct stat old;
    if (stat(path, &old) == 0 && !S_ISREG(old.st_mode))
        return write_in_place(path, bytes, length, error);
    return write_and_rename(path, bytes, length, error);
}

const char *file_extension(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return dot && dot != name ? dot + 1 : "";
}
