/*
 * splits.c: tables that processes part at every byte are read as one process reads them, and so is
 * what is wrong with them: "mpirun -n N splits FOLDER", where N is at least 2.
 */
#include "cluster/exchange.h"
#include "cluster/reading.h"

#include "base/file.h"
#include "base/xalloc.h"
#include "cli/signals.h"

#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What tables may hold that makes it hard to see where a row begins. */
static const struct {
    const char *name, *text;
} tables[] = {
    {"quotes in cells",
     "source,target,note\na,b,5\" gun\nc,d,\"x\ny\"\ne,f,6\" gun\ng,h,\"u\nv\"\n"},
    {"a quote that stays open", "source,target,note\na,b,x\nc,d,\"y\ne,f,z\n"},
    {"CR alone", "source,target\ra,b\rc,d\r"},
    {"plain", "source,target\na,b\nc,d\n\ne,f\na,d\n"},
    {"no line feed at the end", "source,target\na,b\nc,d"},
    {"header alone", "source,target\n"},
    {"nothing", ""},
    {"bytes of a mark, empty lines", "\xEF\xBB\xBF\n\nsource,target\n\na,b\n\n\nc,d\n"},
    {"CR LF", "source,target,note\r\na,b,x\r\nc,d,\"y\r\nz\"\r\ne,f,w\r\n"},
    {"quoted line ends", "source,target,note\na,b,\"one\n\"\"two\"\"\nthree\"\nc,d,\"\n\n\"\ne,f,\n"
                         "\"g\nh\",\"\"\"\n\"\"\",\"x,y\"\ni,j,k\n"},
    {"quoted header", "\"source\",\"target\",\"a\nb\"\na,b,\"c\nd\"\ne,f,g\n"},
    {"bad rows", "source,target,weight\na,b,1\nc,d,x\ne,f\ng,,2\nh,i,3\nj,k,\"4\"5\n"},
    {"no header that is known", "foo,bar\n1,2\n3,4\n5,6\n"},
    {"a sign that its type has not", "source,target,relation,sign\na,b,likes,\nc,d,likes,+\n"
                                     "e,f,likes,-\ng,h,hates,-\ni,j,hates,+\nk,l,HATES,\n"},
    {"types in capitals",
     "source,target,relation,sign\na,b,Loves,+\nc,d,Loves,\ne,f,MEMBERSHIP,\n"},
    {"names again and again", "source,target,when\na,b,\nb,a,1990\na,c,\nb,c,\nc,d,\na,d,\nd,e,\n"},
    {"either way", "source,target,directed\na,b,yes\nc,d,no\na,d,no\n"},
    {"entities", "id,label,kind,when\na,\"A\nB\",person,1990\nb,C,spy,\nc,,state,2000/2001\n"},
};

/* The first ones have quotes where none may stand, or no line feeds. */
enum { STRAY = 3, TABLES = sizeof tables / sizeof *tables };

static const char *folder;
static int process, processes;

/* How tables are read: how much at a time, and what is too much. */
static const struct way {
    size_t piece, edges, entities; /* 0: as usual */
} ways[] = {{0, 0, 0}, {1, 0, 0}, {9, 0, 0}, {0, 2, 0}, {1, 2, 0}, {1, 0, 3}, {9, 3, 4}};

enum { WAYS = sizeof ways / sizeof *ways };

static struct read_options options_of(const struct way *way)
{
    struct read_options options = read_options_default();
    options.edges = way->edges ? way->edges : options.edges;
    options.entities = way->entities ? way->entities : options.entities;
    return options;
}

static void add_relation(const char *from, const char *to, const struct relation_type *type,
                         double weight, bool undirected, struct text *out)
{
    text_addf(out, "%s %s %s %s %g %d\n", from, undirected ? "--" : "->", to, type->name, weight,
              family_sign(type->family));
}

static void add_kept(const struct reading *reading, struct text *out)
{
    const struct kept *kept = &reading->kept;
    for (size_t i = 0; i < kept->count; i++) {
        const struct kept_relation *relation = &kept->relations[i];
        add_relation(names_at(&kept->names, relation->from), names_at(&kept->names, relation->to),
                     &reading->dossier->vocabulary.types[relation->type], relation->weight,
                     relation->undirected, out);
    }
}

static void add_relations(const struct dossier *dossier, struct text *out)
{
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        add_relation(dossier->entities[relation->from].id, dossier->entities[relation->to].id,
                     &dossier->vocabulary.types[relation->type], relation_weight(dossier, relation),
                     relation->undirected, out);
    }
}

static void add_declared(const struct dossier *dossier, struct text *out)
{
    for (size_t i = 0; i < dossier->entity_count; i++) {
        const struct entity *entity = &dossier->entities[i];
        if (entity->declared)
            text_addf(out, "%s (%s) %s\n", entity->id, entity_label(entity),
                      dossier->vocabulary.kinds[entity->kind].name);
    }
}

static void add_errors(const struct diagnostics *found, struct text *out)
{
    for (size_t i = 0; i < found->count; i++)
        if (found->items[i].severity == SEVERITY_ERROR)
            error_format(&found->items[i], out);
}

/* As one process reads it. */
static void read_whole(const char *path, const struct way *way, struct text *rows,
                       struct text *errors)
{
    struct read_options options = options_of(way);
    struct dossier *dossier = dossier_new();
    struct diagnostics found = {0};
    struct error error = {0};
    if (dossier_read_file(dossier, path, &options, NULL, &found, &error)) {
        add_relations(dossier, rows);
        add_declared(dossier, rows);
    }
    add_errors(&found, errors);
    if (error.message)
        error_format(&error, errors);
    error_release(&error);
    diagnostics_release(&found);
    dossier_free(dossier);
}

/* As all do, whose shares begin at these bytes. */
static void read_shared(const char *path, const uint64_t *wanted, const struct way *way,
                        struct text *rows, struct text *errors)
{
    struct shares shares = {0};
    struct reading reading = {0};
    struct view_options all = {0};
    struct projection projection = {.ties = TIES_ALL};
    struct reading_options options = {
        .read = options_of(way), .keeping = {&all, &projection}, .piece = way->piece};
    struct error error = {0};
    struct text own = {0};
    bool nodes = false;
    bool done = shares_init(&shares, MPI_COMM_WORLD, &path, &nodes, 1, SIZE_MAX, &error);
    for (int i = 1; done && i < processes; i++)
        shares.wanted[i] = wanted[i];
    done =
        done && shares_divide(&shares, &error) && reading_init(&reading, &shares, &options, &error);
    if (done) {
        add_kept(&reading, &own);
        add_declared(reading.dossier, &own);
    }
    struct inbox in;
    exchange_all(MPI_COMM_WORLD, &own, &in);
    text_add_bytes(rows, in.bytes, in.starts[processes]);
    inbox_release(&in);
    text_add_bytes(errors, text_string(&reading.errors), reading.errors.length);
    if (error.message)
        error_format(&error, errors);
    text_release(&own);
    error_release(&error);
    reading_release(&reading);
    shares_release(&shares);
}

/* Quotes tell where rows begin as surely as reading does. */
static void compare_starts(const char *path, const uint64_t *wanted)
{
    struct shares counted = {0}, read = {0};
    struct error error = {0};
    bool nodes = false;
    ck_assert(shares_init(&counted, MPI_COMM_WORLD, &path, &nodes, 1, SIZE_MAX, &error));
    ck_assert(shares_init(&read, MPI_COMM_WORLD, &path, &nodes, 1, SIZE_MAX, &error));
    for (int i = 1; i < processes; i++)
        counted.wanted[i] = read.wanted[i] = wanted[i];
    ck_assert(shares_divide(&counted, &error) && shares_follow(&read, SIZE_MAX, &error));
    for (int i = 0; i <= processes; i++)
        ck_assert_uint_eq(counted.starts[i], read.starts[i]);
    shares_release(&read);
    shares_release(&counted);
}

static size_t compared;

static void compare(const char *path, const char *name, const uint64_t *wanted,
                    const struct way *way, const struct text *rows, const struct text *errors)
{
    struct text own_rows = {0}, own_errors = {0};
    read_shared(path, wanted, way, &own_rows, &own_errors);
    compared++;
    int same = strcmp(text_string(&own_rows), text_string(rows)) == 0 &&
               strcmp(text_string(&own_errors), text_string(errors)) == 0;
    MPI_Bcast(&same, 1, MPI_INT, 0, MPI_COMM_WORLD); /* which alone knows the errors */
    if (!same)
        ck_abort_msg("%s, parted at %lu, %lu, way %zu:\n%s%s\nnot\n%s%s", name,
                     (unsigned long)wanted[1], (unsigned long)wanted[processes - 1],
                     (size_t)(way - ways), text_string(&own_rows), text_string(&own_errors),
                     text_string(rows), text_string(errors));
    text_release(&own_errors);
    text_release(&own_rows);
}

/* The first share ends at the byte, the others so many bytes later each. */
static void set_wanted(uint64_t *wanted, size_t at, size_t step, size_t length)
{
    for (size_t i = 1; i < (size_t)processes; i++) {
        size_t place = at + (i - 1) * step;
        wanted[i] = place < length ? place : length;
    }
}

/* At each byte in the usual way and in one of the others, the third share a byte, or a third of
 * the rest, behind the second. */
static void split(const char *path, size_t table)
{
    struct text rows[WAYS] = {0}, errors[WAYS] = {0};
    size_t length = strlen(tables[table].text), steps = processes > 2 ? 2 : 1;
    uint64_t *wanted = xcalloc((size_t)processes + 1, sizeof *wanted);
    for (size_t i = 0; i < WAYS; i++)
        read_whole(path, &ways[i], &rows[i], &errors[i]);
    for (size_t at = 0; at <= length; at++)
        for (size_t step = 0; step < steps; step++) {
            size_t other = 1 + (at + step + (size_t)processes) % (WAYS - 1);
            set_wanted(wanted, at, step ? length / 3 + 2 : 1, length);
            compare(path, tables[table].name, wanted, ways, rows, errors);
            compare(path, tables[table].name, wanted, &ways[other], &rows[other], &errors[other]);
            if (table >= STRAY)
                compare_starts(path, wanted);
        }
    free(wanted);
    for (size_t i = 0; i < WAYS; i++) {
        text_release(&errors[i]);
        text_release(&rows[i]);
    }
}

START_TEST(parted_at_every_byte_it_says_the_same)
{
    struct text path = {0};
    struct error error = {0};
    text_addf(&path, "%s/table-%d.csv", folder, _i);
    if (process == 0)
        ck_assert(file_write(text_string(&path), tables[_i].text, strlen(tables[_i].text), &error));
    MPI_Barrier(MPI_COMM_WORLD);
    split(text_string(&path), (size_t)_i);
    text_release(&path);
}
END_TEST

/*
 * A process that is told to stop leaves types unread, which is no ground for all to read again. The
 * last test: who was asked stays so.
 */
START_TEST(told_to_stop_all_do)
{
    uint64_t *wanted = xcalloc((size_t)processes + 1, sizeof *wanted);
    struct text path = {0}, rows = {0}, errors = {0};
    const char *table = "source,target,relation\na,b,likes\nc,d,hates\ne,f,fears\ng,h,loves\n";
    struct error error = {0};
    text_addf(&path, "%s/stopped.csv", folder);
    if (process == 0) {
        ck_assert(file_write(text_string(&path), table, strlen(table), &error));
        signals_ask_first();
        raise(SIGTERM);
    }
    MPI_Barrier(MPI_COMM_WORLD);
    set_wanted(wanted, strlen(table) * 2 / 3, 1, strlen(table));
    read_shared(text_string(&path), wanted, &(struct way){.piece = 1}, &rows, &errors);
    ck_assert_uint_eq(rows.length, 0);
    ck_assert_str_eq(text_string(&errors), "error: reading was interrupted\n");
    text_release(&errors);
    text_release(&rows);
    text_release(&path);
    free(wanted);
}
END_TEST

/* Not in a process of its own: MPI's processes must not part. */
static int run(void)
{
    Suite *suite = suite_create("cluster");
    TCase *test_case = tcase_create("splits");
    SRunner *runner = srunner_create(suite);
    suite_add_tcase(suite, test_case);
    tcase_add_loop_test(test_case, parted_at_every_byte_it_says_the_same, 0, TABLES);
    tcase_add_test(test_case, told_to_stop_all_do);
    srunner_set_fork_status(runner, CK_NOFORK);
    srunner_run_all(runner, process == 0 ? CK_NORMAL : CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed;
}

int main(int count, char **words)
{
    MPI_Init(&count, &words);
    MPI_Comm_rank(MPI_COMM_WORLD, &process);
    MPI_Comm_size(MPI_COMM_WORLD, &processes);
    folder = count > 1 ? words[1] : ".";
    int failed = processes > 1 ? run() : 1;
    if (process == 0)
        printf("%zu readings alike, of %d processes\n", compared, processes);
    MPI_Finalize();
    return failed > 0;
}
