/*
 * stream.c: bytes in order, from a file descriptor or from memory.
 */
#include "base/stream.h"

#include "base/file.h"

#include <entente/progress.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How many bytes are still to be read of a plain file, which somebody may have begun; else 0. */
static size_t rest_of_file(int fd)
{
    struct stat status;
    off_t at = lseek(fd, 0, SEEK_CUR);
    if (at < 0 || fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size < at)
        return 0;
    return (size_t)(status.st_size - at);
}

bool stream_open(struct stream *stream, const char *path, size_t limit, const char *limit_option,
                 struct error *error)
{
    bool standard = strcmp(path, "-") == 0;
    *stream = (struct stream){.path = standard ? "<stdin>" : path,
                              .fd = STDIN_FILENO,
                              .limit = limit,
                              .limit_option = limit_option};
    if (!standard)
        stream->fd = open(path, O_RDONLY | O_CLOEXEC);
    if (stream->fd < 0)
        return file_error(stream->path, "cannot open", error);
    stream->size = rest_of_file(stream->fd);
    return true;
}

void stream_of_bytes(struct stream *stream, const char *path, const char *bytes, size_t length)
{
    *stream = (struct stream){
        .path = path, .fd = -1, .bytes = bytes, .left = length, .size = length, .limit = SIZE_MAX};
}

void stream_of_source(struct stream *stream, const char *path, struct stream_source source,
                      size_t size)
{
    *stream =
        (struct stream){.path = path, .fd = -1, .source = source, .size = size, .limit = SIZE_MAX};
}

static void copy_bytes(struct stream *stream, char *buffer, size_t size, size_t *got)
{
    *got = size < stream->left ? size : stream->left;
    if (*got)
        memcpy(buffer, stream->bytes, *got);
    stream->bytes += *got;
    stream->left -= *got;
}

/* At its end: whether all came that was there when it was opened. */
static bool all_there(const struct stream *stream, size_t got, struct error *error)
{
    if (stream->total + got >= stream->size)
        return true;
    error_set(error, ERROR_IO, "cannot read: the file became shorter while it was read");
    error_place(error, stream->path, 0, 0, NULL, 0);
    return false;
}

static bool read_bytes(const struct stream *stream, char *buffer, size_t size, size_t *got,
                       struct error *error)
{
    *got = 0;
    while (*got < size) {
        if (progress_stopped("reading", error))
            return false;
        ssize_t more = read(stream->fd, buffer + *got, size - *got);
        if (more < 0 && (errno == EINTR || (errno == EAGAIN && file_wait(stream->fd, POLLIN))))
            continue;
        if (more < 0)
            return file_error(stream->path, "cannot read", error);
        if (more == 0)
            return all_there(stream, *got, error);
        *got += (size_t)more;
    }
    return true;
}

bool stream_read(struct stream *stream, char *buffer, size_t size, size_t *got, struct error *error)
{
    if (stream->source.read) {
        if (!stream->source.read(stream->source.context, buffer, size, got, error))
            return false;
    } else if (stream->fd < 0) {
        copy_bytes(stream, buffer, size, got);
    } else if (!read_bytes(stream, buffer, size, got, error)) {
        return false;
    }
    stream->total += *got;
    if (stream->total <= stream->limit)
        return true;
    error_set(error, ERROR_LIMIT, "file is larger than the limit of %zu bytes", stream->limit);
    error_place(error, stream->path, 0, 0, NULL, 0);
    error_hint(error, "%s N raises the limit", stream->limit_option);
    return false;
}

void stream_close(struct stream *stream)
{
    if (stream->fd > STDIN_FILENO)
        close(stream->fd);
    stream->fd = -1;
    stream->left = 0;
}
