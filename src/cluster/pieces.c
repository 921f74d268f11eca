/*
 * pieces.c: a part of a table, read piece by piece. A piece ends where a line does, which may be in
 * a cell in quotes: the reader says how many bytes its whole rows take, and the next piece begins
 * there. Lines, words and limits go on from piece to piece as if there were none.
 */
#include "cluster/pieces.h"

#include "base/xalloc.h"
#include "cluster/bytes.h"
#include "dossier/copy.h"

#include <entente/progress.h>

#include <stdlib.h>
#include <string.h>

/* What a piece has, unless the options say otherwise; an end of line is looked for in so many. */
enum { PIECE_USUAL = 1 << 20, LOOK_BACK = 1 << 12 };

/* A part under way. */
struct part_reading {
    struct pieces *pieces;
    const struct part *part;
    size_t index;
    struct bytes bytes;
    uint64_t header; /* bytes; 0: there is none, or nothing else */
    struct progress progress;
    uint64_t first, last; /* of the piece */
    size_t relations;     /* of the pieces before */
    bool failed;
};

/* How far the piece is, as a share of all that this process reads. */
static void tell(void *context, const char *what, double share)
{
    const struct part_reading *reading = context;
    const struct pieces *pieces = reading->pieces;
    double before = (double)(pieces->done + reading->first - reading->part->first);
    double all = pieces->all ? (double)pieces->all : 1;
    progress_report(pieces->options->read.progress, what,
                    (before + share * (double)(reading->last - reading->first)) / all);
}

static struct csv_part new_read(const struct part_reading *reading)
{
    const struct part_file *file = &reading->pieces->parts->files[reading->part->file];
    return (struct csv_part){.nodes = file->nodes,
                             .bare = true,
                             .last = reading->last == file->size,
                             .types_known = reading->pieces->types_known,
                             .relations_before = reading->relations};
}

/* The limit of entities goes for all processes, who do not know of each other's yet. */
static struct read_options options_of(const struct part_reading *reading)
{
    struct read_options options = reading->pieces->options->read;
    options.progress = &reading->progress;
    options.entities = SIZE_MAX;
    return options;
}

/* Reads the bytes first .. last - 1 of the file, behind the header, into a dossier. */
static bool read_bytes(struct part_reading *reading, struct dossier *dossier, uint32_t number,
                       const struct read_options *options, struct csv_part *read,
                       struct diagnostics *found, struct error *error)
{
    struct stream stream;
    bytes_stream(&reading->bytes, reading->first ? reading->header : 0, reading->first,
                 reading->last, &stream);
    bool done =
        csv_stream_part(dossier, number, reading->bytes.path, &stream, options, read, found, error);
    stream_close(&stream);
    return done;
}

/* ---- Where a piece ends ---- */

/* Behind the last line feed of the bytes first .. last - 1; `first`: there is none. */
static bool line_end(struct bytes *bytes, uint64_t first, uint64_t last, uint64_t *end,
                     struct error *error)
{
    char look[LOOK_BACK];
    for (*end = first; last > first;) {
        size_t length = last - first < LOOK_BACK ? (size_t)(last - first) : LOOK_BACK;
        if (!bytes_read(bytes, last - length, look, length, error))
            return false;
        const char *feed = memrchr(look, '\n', length);
        if (feed) {
            *end = last - length + (uint64_t)(feed - look) + 1;
            break;
        }
        last -= length;
    }
    return true;
}

/* Ends a piece of about `size` bytes. One that would have no end grows. */
static bool set_end(struct part_reading *reading, uint64_t *size, struct error *error)
{
    uint64_t first = reading->first, last = reading->part->last, end = first;
    if (first < reading->header)
        first = reading->header;
    for (; *size < last - reading->first; *size *= 2) {
        uint64_t most = reading->first + *size;
        if (most <= first)
            continue;
        if (!line_end(&reading->bytes, first, most, &end, error))
            return false;
        if (end > first)
            break;
    }
    reading->last = end > first ? end : last;
    return true;
}

/* ---- A piece ---- */

static struct piece *note_piece(const struct part_reading *reading)
{
    struct pieces *pieces = reading->pieces;
    bool begun = pieces->told->part_count > reading->index;
    pieces->items = xgrow(pieces->items, pieces->count, &pieces->capacity, sizeof *pieces->items);
    struct piece *piece = &pieces->items[pieces->count++];
    *piece = (struct piece){.part = reading->index,
                            .of = reading->part,
                            .first = reading->first,
                            .last = reading->last,
                            .types_known = pieces->types_known,
                            .relations = reading->relations,
                            .lines = begun ? pieces->told->parts[reading->index].lines : 0,
                            .names = pieces->reading->kept.names.count,
                            .found = pieces->told->found.count};
    return piece;
}

/* The words of a piece, which has all that were known before it, and maybe more. */
static void take_words(struct dossier *dossier, const struct dossier *piece)
{
    if (piece->vocabulary.type_count > dossier->vocabulary.type_count)
        copy_vocabulary(dossier, piece);
}

static void take_piece(struct part_reading *reading, const struct dossier *piece)
{
    struct reading *all = reading->pieces->reading;
    const struct keeping *keeping = &reading->pieces->options->keeping;
    take_words(all->dossier, piece);
    if (piece->judgement_count && !all->judged)
        all->judged = piece->judgements[0].type;
    kept_take(&all->kept, piece, reading->part->file, keeping);
}

/* Takes what was found, and the error if it is none of that; whether it is worth to read on. */
static bool tell_found(struct part_reading *reading, bool done, const struct csv_part *read,
                       struct diagnostics *found, struct error *error)
{
    struct told *told = reading->pieces->told;
    reading->failed |= !done;
    bool direct = !done && !found->errors;
    if (direct)
        told_take(told, reading->index, reading->part, read, error);
    error_release(error);
    told_note(told, reading->index, reading->part, read, found);
    return !direct && read->begun && !read->full && told->found.errors < READ_ERROR_LIMIT;
}

/*
 * Reads a piece; `*taken` is how many bytes its rows take, 0: not one row ends in it, it is to
 * grow. False where no more is to be read.
 */
static bool read_piece(struct part_reading *reading, uint64_t *taken, bool *open)
{
    struct dossier *piece = dossier_new();
    struct csv_part read = new_read(reading);
    struct diagnostics found = {0};
    struct error error = {0};
    struct read_options options = options_of(reading);
    bool final = reading->last == reading->part->last, goes_on = true;
    copy_vocabulary(piece, reading->pieces->reading->dossier);
    bool done = read_bytes(reading, piece, dossier_add_file(piece, reading->bytes.path), &options,
                           &read, &found, &error);
    *taken = 0;
    *open = read.open;
    if (!read.open || final || read.taken > reading->header) {
        struct piece *noted = note_piece(reading);
        *taken = read.taken - (reading->first ? reading->header : 0);
        reading->relations += noted->own_relations = read.relations;
        noted->own_errors = found.errors;
        goes_on = tell_found(reading, done, &read, &found, &error);
        take_piece(reading, piece);
        noted->own_names = reading->pieces->reading->kept.names.count - noted->names;
    }
    diagnostics_release(&found);
    dossier_free(piece);
    return goes_on && !final;
}

static bool read_pieces(struct part_reading *reading, bool *open, struct error *error)
{
    uint64_t usual = reading->pieces->options->piece, taken;
    usual = usual ? usual : PIECE_USUAL;
    reading->first = reading->part->first;
    for (uint64_t size = usual; set_end(reading, &size, error) && read_piece(reading, &taken, open);
         size = taken ? usual : size * 2)
        reading->first += taken;
    return !reading->failed && !error->message;
}

/* ---- A table of entities, or one without a header ---- */

static bool read_whole(struct part_reading *reading, bool *open)
{
    struct error error = {0};
    struct reading *all = reading->pieces->reading;
    struct diagnostics found = {0};
    uint32_t number = dossier_add_file(all->dossier, reading->bytes.path);
    all->dossier_files[number] = reading->part->file;
    reading->first = reading->part->first;
    reading->last = reading->part->last;
    struct csv_part read = new_read(reading);
    struct read_options options = options_of(reading);
    struct piece *noted = note_piece(reading);
    bool done = read_bytes(reading, all->dossier, number, &options, &read, &found, &error);
    tell_found(reading, done, &read, &found, &error);
    diagnostics_release(&found);
    kept_take(&all->kept, all->dossier, reading->part->file, &reading->pieces->options->keeping);
    noted->own_names = all->kept.names.count - noted->names;
    *open = read.open;
    return !reading->failed;
}

/* Whether the header makes it a table of entities. */
static bool has_entities(struct part_reading *reading)
{
    struct dossier *dossier = dossier_new();
    struct csv_part read = new_read(reading);
    struct diagnostics found = {0};
    struct error error = {0};
    struct stream stream;
    bytes_stream(&reading->bytes, reading->header, 0, 0, &stream);
    csv_stream_part(dossier, dossier_add_file(dossier, reading->bytes.path), reading->bytes.path,
                    &stream, &reading->pieces->options->read, &read, &found, &error);
    stream_close(&stream);
    error_release(&error);
    diagnostics_release(&found);
    dossier_free(dossier);
    return read.entities;
}

static bool open_part(struct part_reading *reading, struct error *error)
{
    const struct part_file *file = &reading->pieces->parts->files[reading->part->file];
    return bytes_open(&reading->bytes, file->path, error) &&
           bytes_header(&reading->bytes, file->size, &reading->header, error);
}

bool pieces_read(struct pieces *pieces, size_t index, const struct part *part, bool *open,
                 struct error *error)
{
    struct part_reading reading = {.pieces = pieces, .part = part, .index = index};
    reading.progress = (struct progress){tell, &reading};
    *open = false;
    bool done = open_part(&reading, error);
    bool whole = pieces->parts->files[part->file].nodes || !reading.header;
    if (done && (whole || has_entities(&reading)))
        done = read_whole(&reading, open);
    else if (done)
        done = read_pieces(&reading, open, error);
    bytes_close(&reading.bytes);
    pieces->done += part->last - part->first;
    return done;
}

/* A dossier for a piece: of its entities it has those that were there before it. */
static struct dossier *before_piece(struct part_reading *reading, const struct piece *piece,
                                    const uint8_t *first)
{
    const struct reading *all = reading->pieces->reading;
    struct dossier *before = dossier_new(), *after = dossier_new();
    struct diagnostics found = {0};
    struct error error = {0};
    struct read_options options = options_of(reading);
    struct csv_part read = new_read(reading);
    copy_vocabulary(before, all->dossier);
    copy_vocabulary(after, all->dossier);
    read_bytes(reading, after, dossier_add_file(after, reading->bytes.path), &options, &read,
               &found, &error);
    for (size_t i = 0; i < after->entity_count; i++) {
        const char *id = after->entities[i].id;
        uint32_t name = names_find(&all->kept.names, id, strlen(id));
        if (name != NAME_NONE && (name < piece->names || !first[name]))
            dossier_add_entity(before, dossier_string(before, id, strlen(id)));
    }
    error_release(&error);
    diagnostics_release(&found);
    dossier_free(after);
    return before;
}

void pieces_again(struct pieces *pieces, const struct piece *piece, const uint8_t *first,
                  size_t relations, size_t entities)
{
    struct part_reading reading = {.pieces = pieces,
                                   .part = piece->of,
                                   .index = piece->part,
                                   .first = piece->first,
                                   .last = piece->last};
    struct diagnostics found = {0};
    struct error error = {0};
    bool opened = open_part(&reading, &error);
    pieces->types_known = piece->types_known;
    reading.progress = (struct progress){tell, &reading};
    struct dossier *dossier = opened ? before_piece(&reading, piece, first) : NULL;
    struct csv_part read = new_read(&reading);
    read.relations_before = relations;
    read.entities_before = entities;
    bool done =
        opened && read_bytes(&reading, dossier, dossier_add_file(dossier, reading.bytes.path),
                             &pieces->options->read, &read, &found, &error);
    tell_found(&reading, done, &read, &found, &error);
    diagnostics_release(&found);
    dossier_free(dossier);
    bytes_close(&reading.bytes);
}

void pieces_release(struct pieces *pieces)
{
    free(pieces->items);
    pieces->items = NULL;
    pieces->count = pieces->capacity = 0;
}
