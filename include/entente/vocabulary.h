/*
 * vocabulary.h: the words of a dossier: entity kinds, relation types, and the families of relation
 * types. The built-in words are tables in src/dossier/vocabulary.c; a dossier may add its own.
 *
 * Ownership: names and labels belong to the vocabulary's dossier, or are static.
 */
#ifndef ENTENTE_VOCABULARY_H
#define ENTENTE_VOCABULARY_H

#include <entente/api.h>

/* A family says what kind of tie a relation is, and so its sign and its line in a picture. */
enum family {
    FAMILY_MEMBERSHIP,
    FAMILY_PRESIDENCY,
    FAMILY_OFFICE,
    FAMILY_STRUCTURE,
    FAMILY_COOPERATION,
    FAMILY_DISSENT,
    FAMILY_TIE,
    FAMILY_COUNT,
    FAMILY_NONE = FAMILY_COUNT
};

ENTENTE_API const char *family_name(enum family family);

/* FAMILY_NONE where there is no family of that name. */
ENTENTE_API enum family family_find(const char *name);

/* -1 for dissent, +1 for every other family. */
ENTENTE_API int family_sign(enum family family);

/* Where a thing stands in a file. `file` is an index into the dossier's files. line 0: nowhere. */
struct place {
    uint32_t file, line, column;
};

struct entity_kind {
    const char *name;
    const char *summary; /* what it is, in a few words; NULL for a kind that a dossier adds */
    const char *note;    /* what the dossier says of it; NULL: nothing */
    struct place place;  /* where the dossier declares it; line 0: built in */
    bool declared;       /* built in or declared, not just used */
    bool acts;           /* such entities can take a side, and speak for a group that they are of */
};

struct relation_type {
    const char *name;
    const char *label; /* how pictures and cards name it; NULL: its name */
    const char *note;  /* NULL: none */
    enum family family;
    double weight;      /* of a relation that gives none of its own; above 0 */
    bool symmetric;     /* holds both ways: A consults B is B consults A */
    bool lasting;       /* a state with a start and an end, not an event */
    bool exclusive;     /* one holder at a time per target */
    double along;       /* how much standing flows from -> to (see measure/influence.c), >= 0 */
    double against;     /* and how much flows to -> from, >= 0 */
    struct place place; /* where the dossier declares it; line 0: built in */
    bool declared;      /* built in or declared, not just used */
    bool edited;        /* a built-in type that the dossier declares anew, or one of its own:
                           a writer has to write it */
};

/*
 * The kind of an entity that states none, and the type of a relation that names none. Relations of
 * the last two types are judgements on who is who (entente/dossier.h), and no ties.
 */
enum { KIND_ENTITY = 0, TYPE_TIE = 0, TYPE_SAME_AS = 22, TYPE_NOT_SAME_AS };

struct names;

struct vocabulary {
    struct entity_kind *kinds;
    size_t kind_count, kind_capacity;
    struct relation_type *types;
    size_t type_count, type_capacity;
    struct names *kind_names, *type_names; /* private: the same names, to find them by */
};

/* Fills in the built-in words. */
ENTENTE_API void vocabulary_init(struct vocabulary *vocabulary);
ENTENTE_API void vocabulary_release(struct vocabulary *vocabulary);

#define VOCABULARY_NONE UINT32_MAX

/* The index of the word of that name, or VOCABULARY_NONE. */
ENTENTE_API uint32_t vocabulary_find_kind(const struct vocabulary *vocabulary, const char *name);
ENTENTE_API uint32_t vocabulary_find_type(const struct vocabulary *vocabulary, const char *name);

/*
 * The index of the word, which is added where it is new: as an undeclared kind, or as an undeclared
 * type of family tie. `name` must outlive the vocabulary (a dossier interns it).
 */
ENTENTE_API uint32_t vocabulary_add_kind(struct vocabulary *vocabulary, const char *name);
ENTENTE_API uint32_t vocabulary_add_type(struct vocabulary *vocabulary, const char *name);

/* Gives a type the family and the flows that the family usually has, and weight 1. */
ENTENTE_API void relation_type_set_family(struct relation_type *type, enum family family);

/* The known word nearest to an unknown one, for "did you mean"; NULL where none is near. */
ENTENTE_API const char *vocabulary_suggest_kind(const struct vocabulary *vocabulary,
                                                const char *name);
ENTENTE_API const char *vocabulary_suggest_type(const struct vocabulary *vocabulary,
                                                const char *name);
ENTENTE_API const char *family_suggest(const char *name);

#endif
