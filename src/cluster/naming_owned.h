/*
 * naming_owned.h: what a process knows of the names that it owns.
 */
#ifndef CLUSTER_NAMING_OWNED_H
#define CLUSTER_NAMING_OWNED_H

#include "cluster/naming.h"

#include "base/names.h"

/* What tables of entities say of one; NULL: not given. */
struct facts {
    const char *label, *kind, *aliases;
    struct edtf when;
};

/* What the owner of a name knows. */
struct owned {
    uint64_t file;   /* where it is declared, else first named */
    uint64_t number; /* among ours; NAMING_NONE: it is no node */
    uint32_t facts;  /* their index + 1; 0: there are none */
    int namer;       /* the first process that has the name */
    uint8_t certainty;
    bool tied, doubted;
};

/* Records that go between two processes, in one order for each of them. */
struct lists {
    uint32_t *items;
    size_t *starts; /* by process, and one more */
};

struct naming {
    MPI_Comm comm;
    int process, process_count;
    size_t own_count;          /* of names that we have read, whoever owns them */
    struct names names, texts; /* ours; what is said of them */
    struct owned *owned;
    size_t capacity;
    struct facts *facts;
    size_t fact_count, fact_capacity;
    struct lists sent;  /* by owner: the names that we have read and that are its */
    struct lists asked; /* by process: which of ours it named */
};

/* What is said of one of ours; all NULL: nothing. */
const struct facts *naming_facts(const struct naming *naming, const struct owned *owned);

/* The process that owns the name. */
int naming_owner(const struct naming *naming, const char *id);

#endif
