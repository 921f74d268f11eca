/*
 * course.c: a long computation on all processes. A checkpoint is a binary file of PETSc's: a
 * heading that says of what it is, and a vector.
 */
#include "cluster/course.h"

#include "cluster/spread_matrix.h"

#include <petscviewer.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a checkpoint is of. Written as it is: a cluster's machines are alike. */
struct heading {
    char magic[16];
    uint64_t network, options, processes, rounds, stage;
    double start; /* how far from its end it was at first */
};

static const char magic[16] = "entente-state-2";

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
                              .stage = course->stage,
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

/* Eight bytes of each of our nodes, as numbers of the vector that nobody reckons with; or back. */
static PetscErrorCode move_part(const struct course *course, const struct reached *part, Vec vector,
                                bool back)
{
    PetscScalar *values;
    char *bytes = part->bytes;
    PetscCall(VecGetArray(vector, &values));
    for (size_t v = 0; v < course->spread->count; v++)
        if (back)
            memcpy(bytes + v * part->apart, &values[v], sizeof *values);
        else
            memcpy(&values[v], bytes + v * part->apart, sizeof *values);
    PetscCall(VecRestoreArray(vector, &values));
    return 0;
}

static PetscErrorCode write_parts(const struct course *course, PetscViewer viewer,
                                  const struct reached *parts, size_t count)
{
    struct heading heading = heading_of(course);
    Vec vector;
    PetscCall(PetscViewerBinaryWrite(viewer, &heading, sizeof heading, PETSC_CHAR));
    PetscCall(matrix_vector(course->spread, &vector));
    for (size_t i = 0; i < count; i++) {
        PetscCall(move_part(course, &parts[i], vector, false));
        PetscCall(VecView(vector, viewer));
    }
    return VecDestroy(&vector);
}

static PetscErrorCode write_file(const struct course *course, const char *path,
                                 const struct reached *parts, size_t count)
{
    PetscViewer viewer;
    PetscCall(PetscViewerCreate(course->spread->comm, &viewer));
    PetscCall(PetscViewerSetType(viewer, PETSCVIEWERBINARY));
    PetscCall(PetscViewerBinarySetSkipInfo(viewer, PETSC_TRUE));
    PetscCall(PetscViewerFileSetMode(viewer, FILE_MODE_WRITE));
    PetscCall(PetscViewerFileSetName(viewer, path));
    PetscCall(write_parts(course, viewer, parts, count));
    return PetscViewerDestroy(&viewer);
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

PetscErrorCode course_keep(struct course *course, const struct reached *parts, size_t count)
{
    char path[4096], new_path[4096];
    bool done = true;
    if (!course->folder)
        return 0;
    name_file(course, "", path, sizeof path);
    name_file(course, ".new", new_path, sizeof new_path);
    if (course->spread->process == 0)
        done = mkdir(course->folder, 0777) == 0 || access(course->folder, W_OK) == 0;
    if (!everywhere(course, done) || write_file(course, new_path, parts, count))
        return cannot(course, "write", path);
    if (course->spread->process == 0)
        done = rename(new_path, path) == 0;
    return everywhere(course, done) ? 0 : cannot(course, "write", path);
}

PetscErrorCode course_save(struct course *course, Vec reached)
{
    PetscScalar *values;
    if (!course->folder)
        return 0;
    PetscCall(VecGetArray(reached, &values));
    PetscErrorCode code = course_keep(course, &(struct reached){values, sizeof *values}, 1);
    PetscCall(VecRestoreArray(reached, &values));
    return code;
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

static PetscErrorCode read_parts(struct course *course, const char *path, PetscViewer viewer,
                                 const struct reached *parts, size_t count)
{
    struct heading heading = {0};
    Vec vector;
    PetscCall(PetscViewerBinaryRead(viewer, &heading, sizeof heading, NULL, PETSC_CHAR));
    if (!check_heading(course, &heading, path))
        return PETSC_ERR_USER;
    PetscCall(matrix_vector(course->spread, &vector));
    for (size_t i = 0; i < count; i++) {
        PetscCall(VecLoad(vector, viewer));
        PetscCall(move_part(course, &parts[i], vector, true));
    }
    course->rounds.count = heading.rounds;
    course->rounds.start = heading.start;
    course->stage = heading.stage;
    return VecDestroy(&vector);
}

PetscErrorCode course_take_up(struct course *course, const struct reached *parts, size_t count,
                              bool *found)
{
    char path[4096];
    PetscViewer viewer;
    *found = false;
    if (!course->folder)
        return 0;
    name_file(course, "", path, sizeof path);
    *found = everywhere(course, course->spread->process == 0 && access(path, F_OK) == 0);
    if (!*found)
        return 0;
    PetscErrorCode code =
        PetscViewerBinaryOpen(course->spread->comm, path, FILE_MODE_READ, &viewer);
    if (!code) {
        code = read_parts(course, path, viewer, parts, count);
        PetscCall(PetscViewerDestroy(&viewer));
    }
    return code && code != PETSC_ERR_USER ? cannot(course, "read", path) : code;
}

PetscErrorCode course_resume(struct course *course, Vec reached)
{
    PetscScalar *values;
    bool found;
    PetscCall(VecGetArray(reached, &values));
    PetscErrorCode code =
        course_take_up(course, &(struct reached){values, sizeof *values}, 1, &found);
    PetscCall(VecRestoreArray(reached, &values));
    return code;
}
