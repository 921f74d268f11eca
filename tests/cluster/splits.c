/*
 * splits.c: tables that processes part at every byte are read as one process reads them, and so is
 * what is wrong with them: "mpirun -n N splits FOLDER", where N is at least 2.
 */
#include "cluster/exchange.h"
#include "cluster/reading.h"

#include "base/file.h"
#include "base/xalloc.h"

#include <check.h>
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
    {"entities", "id,label,kind,when\na,\"A\nB\",person,1990\nb,C,spy,\nc,,state,2000/2001\n"},
};

/* The first ones have quotes where none may stand, or no line feeds. */
enum { STRAY = 3, TABLES = sizeof tables / sizeof *tables };

static const char *folder;
static int process, processes;

static void add_relation(const struct dossier *dossier, const struct relation *relation,
                         struct text *out)
{
    const struct evidence *evidence = relation_evidence(dossier, relation);
    text_addf(out, "%s -> %s %s %g %d %s\n", dossier->entities[relation->from].id,
              dossier->entities[relation->to].id, dossier->vocabulary.types[relation->type].name,
              relation_weight(dossier, relation), relation_sign(dossier, relation),
              evidence->note ? evidence->note : "");
}

static void add_dossier(const struct dossier *dossier, struct text *out)
{
    for (size_t i = 0; i < dossier->relation_count; i++)
        add_relation(dossier, &dossier->relations[i], out);
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
static void read_whole(const char *path, struct text *rows, struct text *errors)
{
    struct dossier *dossier = dossier_new();
    struct diagnostics found = {0};
    struct error error = {0};
    if (dossier_read_file(dossier, path, NULL, NULL, &found, &error))
        add_dossier(dossier, rows);
    add_errors(&found, errors);
    if (error.message)
        error_format(&error, errors);
    error_release(&error);
    diagnostics_release(&found);
    dossier_free(dossier);
}

/* As all do, whose shares begin at these bytes. */
static void read_shared(const char *path, const uint64_t *wanted, struct text *rows,
                        struct text *errors)
{
    struct shares shares = {0};
    struct reading reading = {0};
    struct reading_options options = {.read = read_options_default()};
    struct error error = {0};
    struct text own = {0};
    bool nodes = false;
    bool done = shares_init(&shares, MPI_COMM_WORLD, &path, &nodes, 1, SIZE_MAX, &error);
    for (int i = 1; done && i < processes; i++)
        shares.wanted[i] = wanted[i];
    done =
        done && shares_divide(&shares, &error) && reading_init(&reading, &shares, &options, &error);
    if (done)
        add_dossier(reading.dossier, &own);
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
                    const struct text *rows, const struct text *errors)
{
    struct text own_rows = {0}, own_errors = {0};
    read_shared(path, wanted, &own_rows, &own_errors);
    compared++;
    int same = strcmp(text_string(&own_rows), text_string(rows)) == 0 &&
               strcmp(text_string(&own_errors), text_string(errors)) == 0;
    MPI_Bcast(&same, 1, MPI_INT, 0, MPI_COMM_WORLD); /* which alone knows the errors */
    if (!same)
        ck_abort_msg("%s, parted at %lu, %lu:\n%s%s\nnot\n%s%s", name, (unsigned long)wanted[1],
                     (unsigned long)wanted[processes - 1], text_string(&own_rows),
                     text_string(&own_errors), text_string(rows), text_string(errors));
    text_release(&own_errors);
    text_release(&own_rows);
}

/* The first share ends at each byte, the others one byte, or a third of the rest, later each. */
static void split(const char *path, size_t table)
{
    struct text rows = {0}, errors = {0};
    size_t length = strlen(tables[table].text);
    uint64_t *wanted = xcalloc((size_t)processes + 1, sizeof *wanted);
    read_whole(path, &rows, &errors);
    for (size_t at = 0; at <= length; at++)
        for (size_t step = 1; step <= length / 3 + 1; step += length / 3 + 1) {
            for (size_t i = 1; i < (size_t)processes; i++) {
                size_t place = at + (i - 1) * step;
                wanted[i] = place < length ? place : length;
            }
            compare(path, tables[table].name, wanted, &rows, &errors);
            if (table >= STRAY)
                compare_starts(path, wanted);
        }
    free(wanted);
    text_release(&errors);
    text_release(&rows);
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

/* Not in a process of its own: MPI's processes must not part. */
static int run(void)
{
    Suite *suite = suite_create("cluster");
    TCase *test_case = tcase_create("splits");
    SRunner *runner = srunner_create(suite);
    suite_add_tcase(suite, test_case);
    tcase_add_loop_test(test_case, parted_at_every_byte_it_says_the_same, 0, TABLES);
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
