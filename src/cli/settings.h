/*
 * settings.h: what the command line asked for. All strings are borrowed from argv.
 */
#ifndef CLI_SETTINGS_H
#define CLI_SETTINGS_H

#include <entente/format.h>
#include <entente/history.h>
#include <entente/lint.h>
#include <entente/measure.h>
#include <entente/network.h>
#include <entente/picture.h>
#include <entente/query.h>
#include <entente/table.h>
#include <entente/view.h>

/* What an option that may be given several times was given, in order. */
enum { SETTINGS_FILES = 64 };
struct setting_files {
    const char *items[SETTINGS_FILES];
    size_t count;
};

enum color { COLOR_AUTO = 0, COLOR_ALWAYS, COLOR_NEVER };

struct settings {
    const char *const *operands;
    size_t operand_count;

    struct read_options reading;
    const char *input_format;  /* NULL: by the extension */
    const char *output_format; /* the format to write; NULL: by the extension */
    const char *nodes;         /* a table of entities; NULL: none */
    const char *rejects;       /* where bad rows of tables go; NULL: they are errors */
    struct view_options view;
    struct projection projection;
    struct query *where; /* what is selected, with its time in `view`; NULL: all */
    const char *by;      /* measures, parted by ","; NULL: the default ones */
    size_t top;
    const char *kind;
    bool relations;         /* rank lists these, not entities */
    struct without without; /* rank compares with what is left */
    size_t worlds;          /* rank draws so many, and says what of it stands; 0: none */
    bool pairs;             /* of these, too: who ranks above whom */
    bool consensus;         /* rank by what the measures agree on */
    const char *set;        /* the entities that group measures */
    size_t find;            /* how large a set group looks for; 0: none */
    const char *office;     /* the relation type whose holders show lists */
    struct measure_options measuring;

    const char *dates;      /* draw: several of them, parted by ","; NULL: none */
    const char *frame_step; /* draw: the name of a step to go through time in; NULL: none */
    struct edtf from, to;   /* dates, as imprecise as they were given */
    enum history_step step;

    size_t samples; /* orders of changes; 0: the default */

    const char *method; /* of finding blocs; NULL: the default */
    size_t most_blocs;  /* 0: as many as serve */
    double alpha;       /* what a negative tie within a bloc costs; 0: the default */
    size_t runs;        /* of a method that chance is part of; 0: the default */
    unsigned seconds;   /* for what may take forever; 0: the default */
    bool strict;        /* what is not balanced, or has no source, is a finding */
    struct lint_choice rules;
    bool fix, dry_run; /* check mends what it can; or says what it would */
    const char *style; /* of a bibliography; NULL: by the extension */
    const char *texts; /* of sources, "SOURCE=FILE", parted by ","; NULL: those that they name */

    size_t jobs;           /* 0: every processor */
    unsigned most_seconds; /* for the whole command; 0: as long as it takes */

    size_t paths;  /* how many to find; 0: the default */
    double lambda; /* how dear it is to go through who has many neighbours */
    size_t hops;   /* how far surroundings go; 0: 1 */
    bool all;      /* list what became no tie, too */

    struct edtf published;                /* draft: the day of the article */
    struct setting_files known, lexicons; /* draft: dossiers and tables to read with */
    const char *review;                   /* draft: the page that shows the article marked */

    bool watch; /* report: write it anew whenever the dossier changes */

    const char *checkpoint; /* entente-cluster: where what was reached is kept; NULL: nowhere */

    const char *output;
    bool in_place;   /* fmt: write each file back */
    bool only_check; /* fmt: list those that it would change */
    enum table_format format;
    bool sarif; /* check: findings as SARIF, in place of a table */
    enum color color;
    bool plain;
    const char *title;
    const char *color_by; /* what colours of a map tell; NULL: kinds */
    size_t labels;        /* who of a map has one, as struct diagram_options has it */
    enum layout layout;
    const char *cluster;     /* what groups have boxes: kind, bloc or an attribute; NULL: none */
    const char *focus;       /* draw the surroundings of this entity; NULL: all */
    const char *layout_from; /* an older picture whose places stay; NULL: none */
    struct picture_page page;

    bool help, man;
};

#endif
