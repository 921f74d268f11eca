/*
 * naming_owned.h: what a process knows of the names that it owns.
 */
#ifndef CLUSTER_NAMING_OWNED_H
#define CLUSTER_NAMING_OWNED_H

#include "cluster/naming.h"

#include "base/names.h"

/* What the owner of a name knows. */
struct owned {
    const char *label, *kind, *aliases; /* NULL: not given */
    uint64_t file;                      /* where it is declared, else first named */
    bool declared;
    struct edtf when;
    int namer; /* the first process that has the name */
    uint8_t certainty;
    bool tied, doubted;
    uint64_t number; /* among ours; NAMING_NONE: it is no node */
};

/* Records that go between two processes, in one order for each of them. */
struct lists {
    uint32_t *items;
    size_t *starts; /* by process, and one more */
};

struct naming {
    MPI_Comm comm;
    int process, process_count;
    struct names names, texts; /* ours; what is said of them */
    struct owned *owned;
    size_t capacity;
    struct lists sent;  /* by owner: the entities of our dossier that are named to it */
    struct lists asked; /* by process: which of ours it named */
};

/* The process that owns the name. */
int naming_owner(const struct naming *naming, const char *id);

#endif
