/*
 * bytes.c: the bytes of a file that many processes read, by MPI-IO.
 */
#include "cluster/bytes.h"

#include "base/xalloc.h"
#include "format/csv.h"

#include <stdlib.h>

/* A header is looked for in so many bytes first; one message of MPI-IO has so many at most. */
enum { HEAD_FIRST = 1 << 16, READ_MOST = 1 << 30 };

static const uint64_t head_most = (uint64_t)1 << 31;

static bool failed(const struct bytes *bytes, const char *what, int code, struct error *error)
{
    char reason[MPI_MAX_ERROR_STRING] = "";
    int length;
    MPI_Error_string(code, reason, &length);
    error_set(error, ERROR_IO, "%s: %s", what, reason);
    error_place(error, bytes->path, 0, 0, NULL, 0);
    return false;
}

bool bytes_open(struct bytes *bytes, const char *path, struct error *error)
{
    *bytes = (struct bytes){.file = MPI_FILE_NULL, .path = path};
    int code = MPI_File_open(MPI_COMM_SELF, path, MPI_MODE_RDONLY, MPI_INFO_NULL, &bytes->file);
    return code == MPI_SUCCESS || failed(bytes, "cannot open", code, error);
}

void bytes_close(struct bytes *bytes)
{
    if (bytes->file != MPI_FILE_NULL)
        MPI_File_close(&bytes->file);
}

bool bytes_read(struct bytes *bytes, uint64_t at, char *buffer, size_t size, struct error *error)
{
    for (size_t done = 0; done < size;) {
        int wanted = size - done < READ_MOST ? (int)(size - done) : READ_MOST, got = 0;
        MPI_Status status;
        int code = MPI_File_read_at(bytes->file, (MPI_Offset)at + (MPI_Offset)done, buffer + done,
                                    wanted, MPI_BYTE, &status);
        if (code != MPI_SUCCESS)
            return failed(bytes, "cannot read", code, error);
        MPI_Get_count(&status, MPI_BYTE, &got);
        if (got <= 0) {
            error_set(error, ERROR_IO, "cannot read: the file became shorter while it was read");
            error_place(error, bytes->path, 0, 0, NULL, 0);
            return false;
        }
        done += (size_t)got;
    }
    return true;
}

bool bytes_header(struct bytes *bytes, uint64_t size, uint64_t *header, struct error *error)
{
    size_t length = HEAD_FIRST;
    char *head = NULL;
    bool done = true;
    for (*header = 0; !*header; length *= 2) {
        length = length < size ? length : (size_t)size;
        head = xreallocarray(head, length + 1, 1);
        done = bytes_read(bytes, 0, head, length, error);
        if (!done)
            break;
        head[length] = '\n';
        *header = csv_header_length(bytes->path, head, length);
        if (length == size || length >= head_most)
            break;
    }
    free(head);
    return done;
}

static bool give(void *context, char *buffer, size_t size, size_t *got, struct error *error)
{
    struct bytes *bytes = context;
    *got = 0;
    while (*got < size) {
        bool head = bytes->given < bytes->header;
        uint64_t at = head ? bytes->given : bytes->at;
        uint64_t left = (head ? bytes->header : bytes->end) - at, room = size - *got;
        size_t more = (size_t)(left < room ? left : room);
        if (!more)
            break;
        if (!bytes_read(bytes, at, buffer + *got, more, error))
            return false;
        *(head ? &bytes->given : &bytes->at) += more;
        *got += more;
    }
    return true;
}

void bytes_stream(struct bytes *bytes, uint64_t header, uint64_t first, uint64_t last,
                  struct stream *stream)
{
    bytes->header = header;
    bytes->given = 0;
    bytes->at = first;
    bytes->end = last;
    stream_of_source(stream, bytes->path, (struct stream_source){give, bytes},
                     (size_t)(header + last - first));
}
