/*
 * course.c: a long computation on all processes. A checkpoint is a binary file of PETSc's: a
 * heading that says of what it is, and a vector.
 */
#include "cluster/course.h"

#include <petscviewer.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a checkpoint is of. Written as it is: a cluster's machines are alike. */
struct heading {
    char magic[16];
    uint64_t network, options, processes, rounds;
    double start; /* how far from its end it was at first */
};

static const char magic[16] = "entente-state-1";

/* Vigna's splitmix64, as a step of a hash. */
static uint64_t mix(uint64_t hash, uint64_t number)
{
    hash = (hash ^ number) + UINT64_C(0x9e3779b97f4a7c15);
    hash = (hash ^ hash >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    hash = (hash ^ hash >> 27) * UINT64_C(0x94d049bb133111eb);
    return hash ^ hash >> 31;
}

static uint64_t mix_string(uint64_t hash, const char *string)
{
    for (; string && *string; string++)
        hash = mix(hash, (unsigned char)*string);
    return mix(hash, UINT64_C(1) << 32);
}

static uint64_t mix_double(uint64_t hash, double number)
{
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    return mix(hash, bits);
}

static uint64_t sum_of_arcs(const struct arcs *arcs, uint64_t start)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < arcs->count; i++) {
        const struct arc *arc = &arcs->items[i];
        sum += mix(mix(mix_double(mix(start, arc->from), arc->weight), arc->to), arc->sign > 0);
    }
    return sum;
}

/* A number that tells networks apart: of all names, ties and flows, with the projection. */
static uint64_t mark_of_network(const struct spread *spread)
{
    const struct projection *projection = &spread->projection;
    uint64_t sum = sum_of_arcs(&spread->ties, 1) + sum_of_arcs(&spread->flows, 2);
    for (size_t i = 0; i < spread->count; i++)
        sum += mix_string(mix(3, spread->first + i), spread->nodes[i].id);
    sum = mix(spread_sum(spread, sum), spread->node_count);
    sum = mix(mix(sum, projection->ties), projection->parallel);
    return mix(mix(sum, projection->directed), projection->weighted);
}

static uint64_t mark_of_options(const struct measure_options *options)
{
    uint64_t mark = mix_double(mix(0, options->random_seed), options->alpha);
    return mix_string(mix_double(mark, options->approximate), options->seeds);
}

static struct heading heading_of(const struct course *course)
{
    struct heading heading = {.network = mark_of_network(course->spread),
                              .options = mark_of_options(course->options),
                              .processes = (uint64_t)course->spread->process_count,
                              .rounds = course->rounds.count,
                              .start = course->rounds.start};
    memcpy(heading.magic, magic, sizeof magic);
    return heading;
}

PetscErrorCode course_next(struct course *course, double distance)
{
    bool own = progress_interrupted();
    if (spread_most(course->spread, own) > 0 && !own)
        progress_interrupt();
    return rounds_next(&course->rounds, distance, course->error) ? 0 : PETSC_ERR_USER;
}

bool course_due(const struct course *course)
{
    return course->folder && course->rounds.count % COURSE_STRETCH == 0;
}

static void name_file(const struct course *course, const char *end, char *path, size_t size)
{
    snprintf(path, size, "%s/%s.checkpoint%s", course->folder, course->rounds.what, end);
}

static PetscErrorCode write_file(const struct course *course, const char *path, Vec reached)
{
    struct heading heading = heading_of(course);
    PetscViewer viewer;
    PetscCall(PetscViewerCreate(course->spread->comm, &viewer));
    PetscCall(PetscViewerSetType(viewer, PETSCVIEWERBINARY));
    PetscCall(PetscViewerBinarySetSkipInfo(viewer, PETSC_TRUE));
    PetscCall(PetscViewerFileSetMode(viewer, FILE_MODE_WRITE));
    PetscCall(PetscViewerFileSetName(viewer, path));
    PetscCall(PetscViewerBinaryWrite(viewer, &heading, sizeof heading, PETSC_CHAR));
    PetscCall(VecView(reached, viewer));
    PetscCall(PetscViewerDestroy(&viewer));
    return 0;
}

/* Whether process 0 succeeded, on all processes. */
static bool everywhere(const struct course *course, bool done)
{
    return !(spread_most(course->spread, course->spread->process == 0 && !done) > 0);
}

static PetscErrorCode cannot(const struct course *course, const char *what, const char *path)
{
    error_set(course->error, ERROR_IO, "cannot %s the checkpoint '%s'", what, path);
    error_hint(course->error, "--checkpoint takes a folder that every process can reach");
    return PETSC_ERR_USER;
}

PetscErrorCode course_save(struct course *course, Vec reached)
{
    char path[4096], new_path[4096];
    bool done = true;
    if (!course->folder)
        return 0;
    name_file(course, "", path, sizeof path);
    name_file(course, ".new", new_path, sizeof new_path);
    if (course->spread->process == 0)
        done = mkdir(course->folder, 0777) == 0 || access(course->folder, W_OK) == 0;
    if (!everywhere(course, done) || write_file(course, new_path, reached))
        return cannot(course, "write", path);
    if (course->spread->process == 0)
        done = rename(new_path, path) == 0;
    return everywhere(course, done) ? 0 : cannot(course, "write", path);
}

/* Refuses what is not a checkpoint of this. */
static bool check_heading(const struct course *course, const struct heading *found,
                          const char *path)
{
    struct heading own = heading_of(course);
    const char *other = NULL;
    if (memcmp(found->magic, magic, sizeof magic) != 0)
        error_set(course->error, ERROR_INPUT, "'%s' is not a checkpoint of entente-cluster", path);
    else if (found->network != own.network && found->processes == own.processes)
        other = "another network";
    else if (found->options != own.options)
        other = "other options";
    else if (found->processes != own.processes)
        error_set(course->error, ERROR_USAGE,
                  "the checkpoint '%s' is of %" PRIu64 " processes, not of %" PRIu64, path,
                  found->processes, own.processes);
    else
        return true;
    if (other)
        error_set(course->error, ERROR_USAGE, "the checkpoint '%s' is of %s", path, other);
    error_hint(course->error, "remove it, or name another folder");
    return false;
}

static PetscErrorCode read_file(struct course *course, const char *path, Vec reached)
{
    struct heading heading = {0};
    PetscViewer viewer;
    PetscCall(PetscViewerBinaryOpen(course->spread->comm, path, FILE_MODE_READ, &viewer));
    PetscCall(PetscViewerBinaryRead(viewer, &heading, sizeof heading, NULL, PETSC_CHAR));
    bool own = check_heading(course, &heading, path);
    if (own)
        PetscCall(VecLoad(reached, viewer));
    PetscCall(PetscViewerDestroy(&viewer));
    course->rounds.count = own ? heading.rounds : 0;
    course->rounds.start = own ? heading.start : 0;
    return own ? 0 : PETSC_ERR_USER;
}

PetscErrorCode course_resume(struct course *course, Vec reached)
{
    char path[4096];
    if (!course->folder)
        return 0;
    name_file(course, "", path, sizeof path);
    bool there = everywhere(course, course->spread->process == 0 && access(path, F_OK) == 0);
    PetscErrorCode code = there ? read_file(course, path, reached) : 0;
    return code && code != PETSC_ERR_USER ? cannot(course, "read", path) : code;
}
