/*
 * ftm_record.h: the properties of one line of FollowTheMoney as attributes, for ftm_read.c.
 */
#ifndef FORMAT_FTM_RECORD_H
#define FORMAT_FTM_RECORD_H

#include "format/dot_fields.h"
#include "format/ftm_schema.h"
#include "format/json_file.h"

/* A date in the making, and where it stands. */
struct ftm_part {
    struct text text;
    size_t offset;
};

struct ftm_reader {
    struct json_file file;
    struct json_graph *graph;
    bool ours;
    size_t links;             /* so far */
    size_t endless, repeated; /* links without both ends, entities that were there before */
    size_t first_endless, first_repeated;
    const struct ftm_thing *thing; /* of the line in hand; NULL: another */
    const struct ftm_link *link;   /* NULL: a thing */
    const char *id;                /* of the thing */
    struct text name;              /* of the property in hand */
    struct text first, rest;       /* its values, the second as one or as a list */
    size_t count;
    struct ftm_part start, end, date, aliases;
    size_t expanded; /* relations beyond the first of a link, of all links */
};

/* Adds the properties of the line in hand, and what we wrote beside them, as attributes. */
void ftm_read_record(struct ftm_reader *reader, struct json_value object,
                     const struct dot_fields *fields);

#endif
