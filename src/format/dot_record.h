/*
 * dot_record.h: fills a dossier's records from the attributes of a DOT graph's objects: values are
 * checked, what is not ours is kept, and what nobody knows is counted for a warning.
 */
#ifndef FORMAT_DOT_RECORD_H
#define FORMAT_DOT_RECORD_H

#include "format/dot_fields.h"
#include "format/dot_graph.h"
#include "format/dot_input.h"

/* The kinds of records, each with its own attributes. */
enum dot_class {
    DOT_CLASS_GRAPH,
    DOT_CLASS_ENTITY,
    DOT_CLASS_SOURCE,
    DOT_CLASS_TYPE,
    DOT_CLASS_KIND,
    DOT_CLASS_RELATION,
    DOT_CLASSES
};

/* How often something happened, and where first. */
struct dot_count {
    size_t count;
    uint32_t offset;
};

/*
 * A graph that says `drawing` is a picture. Of "map" it is a dossier as well (picture/drawing.c
 * writes it): whatever Graphviz knows by name is the picture's, but for where an entity stands;
 * an entity's or relation's own label is `plain_label`, for `label` is what is drawn; and nodes and
 * edges that say `drawing` themselves are parts of the picture only. Of anything else there is no
 * dossier in it.
 */
#define DOT_DRAWING "drawing"
#define DOT_DRAWING_MAP "map"
#define DOT_PLAIN_LABEL "plain_label"

enum dot_drawn { DOT_NOT_DRAWN, DOT_DRAWN_MAP, DOT_DRAWN_ONLY };

struct dot_filler {
    struct dossier *dossier;
    struct dot_graph *graph;
    struct dot_input *input;
    uint32_t file;
    const struct dot_field **fields[DOT_CLASSES]; /* by name of the attribute; NULL: none of ours */
    struct dot_count *unknown[DOT_CLASSES];       /* likewise */
    uint32_t kind, relation, dir, charset, drawing; /* the names that are no fields, or NAME_NONE */
    enum dot_drawn drawn;
    struct attribute *kept; /* of the record in hand */
    size_t kept_count, kept_capacity;
    struct attribute_span last; /* the span that was made last: the next may be the same */
};

/* One record, and the object that it is filled from. */
struct dot_record {
    enum dot_class class;
    void *record;
    const char *id;              /* for messages; NULL: it has none */
    struct attribute_span *span; /* where attributes that are not ours are kept; NULL: nowhere */
    bool again;                  /* the record was there before: what it has stays */
    struct place place;          /* where it was */
    const struct dot_attribute *attributes;
    size_t count;
};

void dot_filler_init(struct dot_filler *filler, struct dossier *dossier, struct dot_graph *graph,
                     struct dot_input *input, uint32_t file);
void dot_filler_release(struct dot_filler *filler);

void dot_filler_fill(struct dot_filler *filler, const struct dot_record *record);

/* Warns, once for each name, of the attributes that nobody knows. */
void dot_filler_report(struct dot_filler *filler);

/* The place of an offset. */
struct place dot_filler_place(struct dot_filler *filler, uint32_t offset);

/* The value of the attribute of that name id, and where it stands; NULL where there is none. */
const char *dot_filler_value(const struct dot_filler *filler,
                             const struct dot_attribute *attributes, size_t count, uint32_t name,
                             uint32_t *offset);

#endif
