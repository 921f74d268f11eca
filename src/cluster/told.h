/*
 * told.h: what is wrong and odd in the tables, from all processes to the first one, as if it had
 * read all of them.
 */
#ifndef CLUSTER_TOLD_H
#define CLUSTER_TOLD_H

#include "cluster/reading.h"

#include "format/csv.h"

/* One of our parts: which of the diagnostics are of it, and how many lines it has. */
struct told_part {
    size_t file, first, last; /* `last` is not of it */
    size_t header_lines, lines;
};

/* What this process found in its parts, in their order. */
struct told {
    struct diagnostics found;
    struct error direct; /* one that is none of these, and ends all reading */
    size_t direct_file;
    struct told_part *parts;
    size_t part_count;
    struct reading_file *files;
    size_t file_count;
};

void told_init(struct told *told, size_t files, size_t parts);
void told_release(struct told *told);

/*
 * Notes what there was to the part `index`, or to the next piece of it, and takes what was found in
 * that. What is wrong with a header is told by who begins the file.
 */
void told_note(struct told *told, size_t index, const struct part *own, const struct csv_part *read,
               struct diagnostics *found);

/* Forgets what is told of the part `index` from the piece on before which so much was told. */
void told_forget(struct told *told, size_t index, size_t found, size_t lines);

/* Takes an error of the piece that is none of the diagnostics, before the piece is noted. */
void told_take(struct told *told, size_t index, const struct part *own, const struct csv_part *read,
               struct error *error);

/*
 * Gives all lines their numbers in the files, and `reading` what all processes found. False, with
 * the error on all, where one of the files has errors.
 */
bool told_settle(struct told *told, const struct shares *parts, const struct part *own,
                 struct reading *reading, bool color, struct error *error);

#endif
