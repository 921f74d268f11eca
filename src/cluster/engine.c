/*
 * engine.c: PETSc and SLEPc, begun and ended; an error handler that returns, where theirs prints.
 */
#include "cluster/engine.h"

#include "base/xalloc.h"

#include <slepc.h>

static PetscErrorCode quietly(MPI_Comm comm, int line, const char *function, const char *file,
                              PetscErrorCode code, PetscErrorType type, const char *message,
                              void *context)
{
    (void)comm, (void)line, (void)function, (void)file, (void)type, (void)message, (void)context;
    return code;
}

/* What a user has set for other programs in ~/.petscrc is not ours; signals are main.c's. */
bool engine_start(MPI_Comm comm, struct error *error)
{
    PETSC_COMM_WORLD = comm;
    int code = PetscOptionsSetValue(NULL, "-skip_petscrc", NULL);
    if (!code)
        code = PetscOptionsSetValue(NULL, "-no_signal_handler", NULL);
    if (!code)
        code = SlepcInitializeNoArguments();
    if (!code)
        code = PetscPushErrorHandler(quietly, NULL);
    return !code || engine_failed(code, "starting PETSc", error);
}

void engine_stop(void)
{
    SlepcFinalize();
}

bool engine_failed(int code, const char *what, struct error *error)
{
    const char *text = NULL;
    if (code == PETSC_ERR_MEM)
        xalloc_fail();
    PetscErrorMessage(code, &text, NULL);
    return error_set(error, ERROR_INTERNAL, "%s: PETSc says: %s", what, text ? text : "no reason");
}
