/*
 * file.c: whole files in, whole files out.
 */
#include "base/file.h"

#include "base/stream.h"
#include "base/xalloc.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_BLOCK = 1 << 16 };

static bool io_error(struct error *error, const char *path, const char *what)
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

bool file_put(int fd, const void *bytes, size_t length)
{
    for (const char *next = bytes; length;) {
        ssize_t put = write(fd, next, length);
        if (put < 0 && errno == EINTR)
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
    return file_put(fd, bytes, length) || io_error(error, path, "cannot write");
}

static bool write_in_place(const char *path, const char *bytes, size_t length, struct error *error)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return io_error(error, path, "cannot open for writing");
    bool done = write_all(fd, path, bytes, length, error);
    if (close(fd) != 0 && done)
        done = io_error(error, path, "cannot write");
    return done;
}

/* mkstemp() makes a private file; the result gets the mode that open() would have given it. */
static mode_t usual_mode(const char *path)
{
    struct stat old;
    if (stat(path, &old) == 0)
        return old.st_mode & 07777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* A file that is written beside the one that it will take the place of. */
struct staged {
    const char *path;
    char *temporary, *target;
};

static bool stage(struct staged *staged, const char *path, const char *bytes, size_t length,
                  struct error *error)
{
    struct text temporary = {0};
    char *behind_links = realpath(path, NULL); /* NULL: a new file */
    struct stat old;
    *staged = (struct staged){.path = path, .target = behind_links ? behind_links : xstrdup(path)};
    if (stat(path, &old) == 0 && S_ISDIR(old.st_mode)) {
        errno = EISDIR;
        return io_error(error, path, "cannot create");
    }
    text_addf(&temporary, "%s.XXXXXX", staged->target);
    int fd = mkostemp(temporary.data, O_CLOEXEC);
    if (fd < 0) {
        text_release(&temporary);
        return io_error(error, path, "cannot create");
    }
    staged->temporary = temporary.data;
    bool done = write_all(fd, path, bytes, length, error);
    if (done && (fchmod(fd, usual_mode(path)) != 0 || fsync(fd) != 0))
        done = io_error(error, path, "cannot write");
    if (close(fd) != 0 && done)
        done = io_error(error, path, "cannot write");
    return done;
}

static bool put_in_place(struct staged *staged, struct error *error)
{
    if (rename(staged->temporary, staged->target) != 0)
        return io_error(error, staged->path, "cannot rename into place");
    free(staged->temporary);
    staged->temporary = NULL;
    return true;
}

/* Removes what was not put in place. */
static void unstage(struct staged *staged)
{
    if (staged->temporary)
        unlink(staged->temporary);
    free(staged->temporary);
    free(staged->target);
}

static bool write_and_rename(const char *path, const char *bytes, size_t length,
                             struct error *error)
{
    struct staged staged;
    bool done = stage(&staged, path, bytes, length, error) && put_in_place(&staged, error);
    unstage(&staged);
    return done;
}

bool file_write_all(const char *const *paths, const struct text *contents, size_t count,
                    struct error *error)
{
    struct staged *staged = xcalloc(count, sizeof *staged);
    bool done = true;
    for (size_t i = 0; done && i < count; i++)
        done = stage(&staged[i], paths[i], text_string(&contents[i]), contents[i].length, error);
    for (size_t i = 0; done && i < count; i++)
        done = put_in_place(&staged[i], error);
    for (size_t i = 0; i < count; i++)
        unstage(&staged[i]);
    free(staged);
    return done;
}

bool file_write(const char *path, const char *bytes, size_t length, struct error *error)
{
    if (strcmp(path, "-") == 0)
        return write_all(STDOUT_FILENO, "<stdout>", bytes, length, error);
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
