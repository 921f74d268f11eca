/*
 * shares.c: which bytes of the tables each process reads.
 */
#include "cluster/shares.h"

#include "base/stream.h"
#include "base/xalloc.h"
#include "cluster/agree.h"
#include "cluster/bytes.h"
#include "format/csv.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* So many bytes are looked at at a time. */
enum { PIECE = 1 << 20 };

/* ---- How large they are ---- */

/* Asked by one process: a thousand that ask at once are a burden to the file system. */
static bool ask_size(struct part_file *file, size_t limit, struct error *error)
{
    struct stream stream;
    struct stat status = {0};
    if (!stream_open(&stream, file->path, limit, "--max-file-size", error))
        return false;
    bool plain = fstat(stream.fd, &status) == 0 && S_ISREG(status.st_mode);
    stream_close(&stream);
    file->size = (uint64_t)status.st_size;
    if (!plain) {
        error_set(error, ERROR_USAGE, "%s is no plain file, of which each process can read a part",
                  stream.path);
        error_hint(error, "write it to a file that all processes see");
    } else if (file->size > limit) {
        error_set(error, ERROR_LIMIT, "file is larger than the limit of %zu bytes", limit);
        error_place(error, file->path, 0, 0, NULL, 0);
        error_hint(error, "--max-file-size N raises the limit");
    }
    return plain && file->size <= limit;
}

bool shares_init(struct shares *parts, MPI_Comm comm, const char *const *paths, const bool *nodes,
                 size_t count, size_t limit, struct error *error)
{
    *parts = (struct shares){
        .comm = comm, .files = xcalloc(count, sizeof *parts->files), .file_count = count};
    MPI_Comm_rank(comm, &parts->process);
    MPI_Comm_size(comm, &parts->process_count);
    size_t processes = (size_t)parts->process_count;
    bool done = true;
    for (size_t i = 0; i < count; i++) {
        parts->files[i] = (struct part_file){.path = paths[i], .nodes = nodes[i]};
        if (parts->process == 0 && done)
            done = ask_size(&parts->files[i], limit, error);
    }
    if (!agree(comm, done, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        MPI_Bcast(&parts->files[i].size, 1, MPI_UINT64_T, 0, comm);
        parts->files[i].before = parts->size;
        parts->size += parts->files[i].size;
    }
    parts->wanted = xcalloc(processes + 1, sizeof *parts->wanted);
    parts->starts = xcalloc(processes + 1, sizeof *parts->starts);
    for (size_t i = 0; i <= processes; i++)
        parts->wanted[i] = parts->size / processes * i + parts->size % processes * i / processes;
    return true;
}

void shares_release(struct shares *parts)
{
    free(parts->files);
    free(parts->wanted);
    free(parts->starts);
    *parts = (struct shares){0};
}

/* The last file that begins at the place or before it. */
static size_t file_at(const struct shares *parts, uint64_t place)
{
    size_t low = 0, high = parts->file_count - 1;
    while (low < high) {
        size_t middle = (low + high + 1) / 2;
        if (parts->files[middle].before <= place)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* ---- Where rows begin ---- */

static bool count_quotes(struct bytes *bytes, uint64_t from, uint64_t to, uint8_t *odd,
                         struct error *error)
{
    char *piece = xmalloc(PIECE);
    bool done = true;
    for (uint64_t at = from; done && at < to; at += PIECE) {
        size_t length = to - at < PIECE ? (size_t)(to - at) : PIECE;
        size_t quotes = 0;
        done = bytes_read(bytes, at, piece, length, error);
        for (size_t i = 0; done && i < length; i++)
            quotes += piece[i] == '"';
        *odd ^= quotes % 2;
    }
    free(piece);
    return done;
}

/*
 * Of the file in which our share ends: whether the quotes of our share in it are odd, and whether
 * it begins in our share.
 */
static bool look_at_quotes(const struct shares *parts, uint8_t *odd, uint8_t *begins,
                           struct error *error)
{
    uint64_t from = parts->wanted[parts->process], to = parts->wanted[parts->process + 1];
    const struct part_file *file = &parts->files[file_at(parts, to)];
    struct bytes bytes;
    *odd = 0;
    *begins = file->before >= from;
    if (*begins)
        from = file->before;
    if (from >= to || to >= parts->size)
        return true;
    bool done = bytes_open(&bytes, file->path, error) &&
                count_quotes(&bytes, from - file->before, to - file->before, odd, error);
    bytes_close(&bytes);
    return done;
}

/* Whether the quotes before our share, in the file where it begins, are odd. */
static bool quoted_before(const struct shares *parts, uint8_t odd, uint8_t begins)
{
    uint8_t mine[2] = {odd, begins};
    uint8_t *all = xcalloc((size_t)parts->process_count, sizeof mine);
    bool quoted = false;
    MPI_Allgather(mine, 2, MPI_UINT8_T, all, 2, MPI_UINT8_T, parts->comm);
    for (size_t i = 0; i < (size_t)parts->process; i++)
        quoted = all[2 * i + 1] ? all[2 * i] : quoted ^ all[2 * i];
    free(all);
    return quoted;
}

/* The first row that begins in the file at `at` or behind it. */
static bool next_row(struct bytes *bytes, uint64_t size, bool quoted, uint64_t *at,
                     struct error *error)
{
    char *piece = xmalloc(PIECE);
    bool done = true, found = false;
    uint64_t begin = *at, place = begin - 1; /* the line feed before a row may be just before */
    for (*at = size; done && !found && place < size; place += PIECE) {
        size_t length = size - place < PIECE ? (size_t)(size - place) : PIECE;
        done = bytes_read(bytes, place, piece, length, error);
        for (size_t i = 0; done && !found && i < length; i++) {
            quoted ^= piece[i] == '"' && place + i >= begin;
            found = piece[i] == '\n' && !quoted;
            if (found)
                *at = place + i + 1;
        }
    }
    free(piece);
    return done;
}

/* Where our first row begins. */
static bool find_start(const struct shares *parts, bool quoted, uint64_t *start,
                       struct error *error)
{
    *start = parts->wanted[parts->process];
    const struct part_file *file = &parts->files[file_at(parts, *start)];
    struct bytes bytes;
    uint64_t at = *start - file->before, header = 0;
    if (!at || at >= file->size)
        return true;
    bool done =
        bytes_open(&bytes, file->path, error) && bytes_header(&bytes, file->size, &header, error);
    if (!header)
        at = file->size; /* who begins the file says what is wrong with it */
    else if (at < header)
        at = header;
    else
        done = done && next_row(&bytes, file->size, quoted, &at, error);
    bytes_close(&bytes);
    *start = file->before + at;
    return done;
}

static void share_starts(struct shares *parts, uint64_t start)
{
    MPI_Allgather(&start, 1, MPI_UINT64_T, parts->starts, 1, MPI_UINT64_T, parts->comm);
    parts->starts[0] = 0;
    parts->starts[parts->process_count] = parts->size;
    for (int i = 1; i < parts->process_count; i++)
        if (parts->starts[i] < parts->starts[i - 1])
            parts->starts[i] = parts->starts[i - 1];
}

bool shares_divide(struct shares *parts, struct error *error)
{
    uint8_t odd, begins;
    uint64_t start = 0;
    bool done = look_at_quotes(parts, &odd, &begins, error);
    if (!agree(parts->comm, done, error))
        return false;
    bool quoted = quoted_before(parts, odd, begins);
    done = find_start(parts, quoted, &start, error);
    if (!agree(parts->comm, done, error))
        return false;
    share_starts(parts, start);
    return true;
}

/* ---- What is ours ---- */

/* Whether some of the file is ours: an empty one is whose share has its place. */
static bool is_ours(const struct shares *parts, const struct part_file *file)
{
    uint64_t from = parts->starts[parts->process], to = parts->starts[parts->process + 1];
    bool final = parts->process == parts->process_count - 1;
    if (!file->size)
        return file->before >= from && (file->before < to || (final && file->before == to));
    return file->before < to && file->before + file->size > from && from < to;
}

static bool set_part(const struct shares *parts, size_t index, struct part *part,
                     struct error *error)
{
    uint64_t from = parts->starts[parts->process], to = parts->starts[parts->process + 1];
    const struct part_file *file = &parts->files[index];
    struct bytes bytes;
    *part = (struct part){.file = index, .last = file->size};
    if (from > file->before)
        part->first = from - file->before;
    if (to < file->before + file->size)
        part->last = to - file->before;
    if (!part->first)
        return true;
    bool done = bytes_open(&bytes, file->path, error) &&
                bytes_header(&bytes, file->size, &part->header, error);
    bytes_close(&bytes);
    return done;
}

struct part *shares_own(const struct shares *parts, size_t *count, struct error *error)
{
    struct part *own = xcalloc(parts->file_count, sizeof *own);
    bool done = true;
    *count = 0;
    for (size_t i = 0; done && i < parts->file_count; i++)
        if (is_ours(parts, &parts->files[i]))
            done = set_part(parts, i, &own[(*count)++], error);
    if (done)
        return own;
    free(own);
    return NULL;
}

/* ---- By reading ---- */

/* The first row of the file that begins at `wanted` or behind it; we begin to read at `first`. */
static bool follow_rows(const struct part_file *file, uint64_t first, uint64_t wanted,
                        size_t longest, uint64_t *at, struct error *error)
{
    uint64_t header = 0, place = UINT64_MAX;
    struct bytes bytes;
    struct stream stream;
    *at = file->size;
    bool done =
        bytes_open(&bytes, file->path, error) && bytes_header(&bytes, file->size, &header, error);
    if (done && header) {
        uint64_t head = first ? header : 0;
        bytes_stream(&bytes, head, first, file->size, &stream);
        done = csv_row_behind(file->path, &stream, wanted - first + head, longest, &place, error);
        if (place != UINT64_MAX)
            *at = place - head + first;
        if (*at < header)
            *at = header;
    }
    bytes_close(&bytes);
    return done;
}

/* Where the first row behind our share begins, `start` being where our first one does. */
static bool find_end(const struct shares *parts, uint64_t start, size_t longest, uint64_t *next,
                     struct error *error)
{
    uint64_t wanted = parts->wanted[parts->process + 1];
    const struct part_file *file = &parts->files[file_at(parts, wanted)];
    *next = start > wanted ? start : wanted;
    if (start >= wanted || wanted == file->before || wanted >= file->before + file->size)
        return true;
    uint64_t first = start > file->before ? start - file->before : 0;
    bool done = follow_rows(file, first, wanted - file->before, longest, next, error);
    *next += file->before;
    return done;
}

bool shares_follow(struct shares *parts, size_t longest, struct error *error)
{
    uint64_t start = 0, next = 0;
    bool done = true;
    if (parts->process > 0)
        MPI_Recv(&start, 1, MPI_UINT64_T, parts->process - 1, 0, parts->comm, MPI_STATUS_IGNORE);
    if (parts->process < parts->process_count - 1) {
        done = find_end(parts, start, longest, &next, error);
        MPI_Send(&next, 1, MPI_UINT64_T, parts->process + 1, 0, parts->comm);
    }
    if (!agree(parts->comm, done, error))
        return false;
    share_starts(parts, start);
    return true;
}
