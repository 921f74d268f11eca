/*
 * told.c: what is wrong and odd in the tables, from all processes to the first one.
 */
#include "cluster/told.h"

#include "base/xalloc.h"
#include "cluster/agree.h"
#include "cluster/exchange.h"

#include <stdlib.h>
#include <string.h>

void told_init(struct told *told, size_t files, size_t parts)
{
    *told = (struct told){.parts = xcalloc(parts, sizeof *told->parts),
                          .files = xcalloc(files, sizeof *told->files),
                          .file_count = files};
}

void told_release(struct told *told)
{
    diagnostics_release(&told->found);
    error_release(&told->direct);
    free(told->parts);
    free(told->files);
    *told = (struct told){0};
}

static struct told_part *part_at(struct told *told, size_t index, const struct part *own,
                                 const struct csv_part *read)
{
    struct told_part *part = &told->parts[index];
    if (told->part_count <= index)
        *part = (struct told_part){.file = own->file, .first = told->found.count};
    told->part_count = index + 1;
    if (read->begun)
        part->header_lines = read->header_lines;
    return part;
}

/* Lines behind the header are those of what was read at once until now. */
static void move_down(struct error *error, const struct told_part *part, size_t lines)
{
    if (error->line > part->header_lines)
        error->line += lines;
}

void told_note(struct told *told, size_t index, const struct part *own, const struct csv_part *read,
               struct diagnostics *found)
{
    struct told_part *part = part_at(told, index, own, read);
    bool ours = read->begun || !own->header;
    for (size_t i = 0; ours && i < found->count; i++) {
        move_down(&found->items[i], part, part->lines);
        told->files[own->file].conflicts += found->items[i].severity == SEVERITY_WARNING;
        diagnostics_take(&told->found, &found->items[i]);
    }
    told->files[own->file].odd |= read->odd;
    part->lines += read->lines;
    part->last = told->found.count;
}

void told_take(struct told *told, size_t index, const struct part *own, const struct csv_part *read,
               struct error *error)
{
    move_down(error, part_at(told, index, own, read), told->parts[index].lines);
    told->direct = *error;
    told->direct_file = own->file;
    *error = (struct error){0};
}

void told_forget(struct told *told, size_t index, size_t found, size_t lines)
{
    struct diagnostics *list = &told->found;
    struct told_part *part = &told->parts[index];
    while (list->count > found) {
        struct error *last = &list->items[--list->count];
        list->errors -= last->severity == SEVERITY_ERROR;
        list->warnings -= last->severity == SEVERITY_WARNING;
        error_release(last);
    }
    if (told->direct_file >= part->file)
        error_release(&told->direct);
    told->part_count = index + 1;
    part->last = found;
    part->lines = lines;
}

/* How many lines of a process's last file are in its part, and whether that begins the file. */
struct tail {
    uint64_t file, lines;
    uint64_t begins;
};

/* The lines of the file of our first part that others read, but for the header. */
static uint64_t lines_before(const struct told *told, const struct shares *parts,
                             const struct part *own)
{
    size_t count = (size_t)parts->process_count;
    struct tail *tails = xcalloc(count, sizeof *tails), mine = {.file = UINT64_MAX};
    uint64_t lines = 0;
    if (told->part_count) {
        const struct told_part *part = &told->parts[told->part_count - 1];
        mine = (struct tail){part->file, part->lines, !own[told->part_count - 1].header};
    }
    MPI_Allgather(&mine, 3, MPI_UINT64_T, tails, 3, MPI_UINT64_T, parts->comm);
    for (size_t i = 0; told->part_count && own[0].header && i < (size_t)parts->process; i++)
        if (tails[i].file == own[0].file)
            lines = (tails[i].begins ? 0 : lines) + tails[i].lines;
    free(tails);
    return lines;
}

/* Lines of our first part are those of the part until now. */
static void number_lines(struct told *told, uint64_t before)
{
    const struct told_part *part = told->parts;
    for (size_t i = 0; told->part_count && i < part->last; i++)
        move_down(&told->found.items[i], part, before);
    if (told->direct.message && told->part_count == 1)
        move_down(&told->direct, part, before);
}

/* The first file in which this process found an error. */
static uint64_t first_failed(const struct told *told)
{
    for (size_t i = 0; i < told->part_count; i++)
        for (size_t j = told->parts[i].first; j < told->parts[i].last; j++)
            if (told->found.items[j].severity == SEVERITY_ERROR)
                return told->parts[i].file;
    return told->direct.message ? told->direct_file : told->file_count;
}

static void share_files(const struct told *told, MPI_Comm comm, struct reading *reading)
{
    for (size_t i = 0; i < told->file_count; i++) {
        MPI_Allreduce(&told->files[i].odd, &reading->files[i].odd, 1, MPI_UNSIGNED, MPI_BOR, comm);
        MPI_Allreduce(&told->files[i].conflicts, &reading->files[i].conflicts, 1, MPI_UNSIGNED,
                      MPI_SUM, comm);
    }
}

/* What is sent of an error: its kind, and its text, which ends in NUL. */
static void put_error(const struct error *error, bool color, struct text *out)
{
    struct text text = {0};
    text_add_char(out, (char)error->kind);
    if (color)
        error_format_colored(error, &text);
    else
        error_format(error, &text);
    text_add_bytes(out, text_string(&text), text.length);
    text_add_char(out, '\0');
    text_release(&text);
}

static void put_errors(const struct told *told, uint64_t file, bool color, struct text *out)
{
    for (size_t i = 0; i < told->part_count; i++)
        for (size_t j = told->parts[i].first; j < told->parts[i].last; j++)
            if (told->parts[i].file == file && told->found.items[j].severity == SEVERITY_ERROR)
                put_error(&told->found.items[j], color, out);
}

/* Fills in the errors of the file; returns how many are told of, and the kind of the first. */
static size_t collect(const struct inbox *in, int processes, struct reading *reading,
                      enum error_kind *kind)
{
    size_t count = 0;
    for (const char *at = in->bytes, *end = at + in->starts[processes];
         at < end && count < READ_ERROR_LIMIT; at += strlen(at) + 1, count++) {
        enum error_kind own = (enum error_kind) * at++;
        if (!count)
            *kind = own;
        text_add(&reading->errors, at);
        if (own == ERROR_LIMIT)
            return count + 1;
    }
    return count;
}

bool told_settle(struct told *told, const struct shares *parts, const struct part *own,
                 struct reading *reading, bool color, struct error *error)
{
    uint64_t mine, first;
    number_lines(told, lines_before(told, parts, own));
    share_files(told, parts->comm, reading);
    mine = first_failed(told);
    MPI_Allreduce(&mine, &first, 1, MPI_UINT64_T, MPI_MIN, parts->comm);
    reading->failed = (size_t)first;
    if (first == told->file_count)
        return true;
    struct text text = {0};
    struct inbox in;
    enum error_kind kind = ERROR_INPUT;
    put_errors(told, first, color, &text);
    exchange_all(parts->comm, &text, &in);
    size_t count = collect(&in, parts->process_count, reading, &kind);
    inbox_release(&in);
    text_release(&text);
    if (told->direct.message && told->direct_file == first && count < READ_ERROR_LIMIT) {
        *error = told->direct;
        told->direct = (struct error){0};
    }
    if (!agree(parts->comm, !error->message, error))
        return false;
    return error_set(error, kind, "%s: %zu error%s", parts->files[first].path, count,
                     count == 1 ? "" : "s");
}
