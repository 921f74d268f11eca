/*
 * agree.c: what fails on one process fails on all, with the same error: its strings are sent round.
 */
#include "cluster/agree.h"

#include "base/xalloc.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* What is sent of an error but its strings; lengths have 0 for NULL, else one more. */
struct form {
    int kind;
    unsigned long line, column;
    int lengths[4];
};

/* Every string of an error that says something of it here. */
static void strings_of(struct error *error, char **strings[4])
{
    strings[0] = &error->path;
    strings[1] = &error->message;
    strings[2] = &error->text;
    strings[3] = &error->hint;
}

/* The first process that is not done; INT_MAX: all are. */
static int first_to_fail(MPI_Comm comm, bool done)
{
    int process, mine, first;
    MPI_Comm_rank(comm, &process);
    mine = done ? INT_MAX : process;
    MPI_Allreduce(&mine, &first, 1, MPI_INT, MPI_MIN, comm);
    return first;
}

static void send_string(MPI_Comm comm, int from, bool mine, char **string, int length)
{
    if (!length)
        return;
    if (!mine)
        *string = xmalloc((size_t)length);
    MPI_Bcast(*string, length, MPI_CHAR, from, comm);
}

bool agree(MPI_Comm comm, bool done, struct error *error)
{
    int process, first = first_to_fail(comm, done);
    char **strings[4];
    if (first == INT_MAX)
        return true;
    MPI_Comm_rank(comm, &process);
    bool mine = process == first;
    if (!mine)
        error_release(error);
    struct form form = {(int)error->kind, error->line, error->column, {0}};
    strings_of(error, strings);
    for (size_t i = 0; mine && i < 4; i++)
        form.lengths[i] = *strings[i] ? (int)strlen(*strings[i]) + 1 : 0;
    MPI_Bcast(&form, (int)sizeof form, MPI_BYTE, first, comm);
    error->kind = (enum error_kind)form.kind;
    error->line = form.line;
    error->column = form.column;
    for (size_t i = 0; i < 4; i++)
        send_string(comm, first, mine, strings[i], form.lengths[i]);
    return false;
}
