/*
 * error.h: one error, with its place; and a list of them, for what reports more than one.
 *
 * Ownership: a `struct error` owns its strings; release it with error_release(). Start it as
 * `struct error error = {0};`. The first error wins: setting one that is already set does nothing,
 * so a caller can go on to its cleanup without losing the cause.
 */
#ifndef ENTENTE_ERROR_H
#define ENTENTE_ERROR_H

#include <entente/api.h>
#include <entente/text.h>

/* The values are the exit codes of the command. */
enum error_kind {
    ERROR_NONE = 0,
    ERROR_USAGE = 2,   /* the caller asked for something that makes no sense */
    ERROR_INPUT = 3,   /* a file or string says something that cannot be read */
    ERROR_IO = 4,      /* the system refused to read or write */
    ERROR_LIMIT = 5,   /* a limit was passed; the message names its option */
    ERROR_INTERNAL = 6 /* a bug of ours, or of a library under us */
};

enum severity { SEVERITY_ERROR = 0, SEVERITY_WARNING, SEVERITY_NOTE };

struct error {
    enum error_kind kind;
    enum severity severity;
    const char *code;    /* a lint rule's name, static; NULL otherwise */
    char *path;          /* NULL: not about a file */
    size_t line;         /* 1-based; 0: about the file as a whole */
    size_t column;       /* 1-based, in characters; 0: about the whole line */
    char *message;       /* what is wrong, without a full stop */
    char *text;          /* the line it is about; NULL: not known */
    char *hint;          /* what to do; NULL: nothing to say */
    char *accepted;      /* why the dossier has it so, in its own words; NULL: it does not say */
    char *wrong, *right; /* words of the record to replace, and what with; NULL: none */
    char *also_path;     /* another place that the message is about; NULL, line 0: none */
    size_t also_line, also_column;
};

/* Sets an error that has no place. Always returns false, so a function can end in it. */
ENTENTE_API bool error_set(struct error *error, enum error_kind kind, const char *format, ...)
    ENTENTE_PRINTF(3, 4);

/* Gives the error a place, unless it has one. `text` is the line, of `length` bytes, or NULL. */
ENTENTE_API void error_place(struct error *error, const char *path, size_t line, size_t column,
                             const char *text, size_t length);

/* Gives the error a hint, unless it has one. */
ENTENTE_API void error_hint(struct error *error, const char *format, ...) ENTENTE_PRINTF(2, 3);

/*
 * Appends the error to `out` as the command prints it, with a newline at the end:
 *     path:line:column: error: message
 *       the line
 *       ^
 *     hint: ...
 */
ENTENTE_API void error_format(const struct error *error, struct text *out);

/* The same for a terminal, with colours (ANSI). */
ENTENTE_API void error_format_colored(const struct error *error, struct text *out);

ENTENTE_API void error_release(struct error *error);

/* Errors, warnings and notes in the order in which they were found. Starts as {0}. */
struct diagnostics {
    struct error *items;
    size_t count, capacity;
    size_t errors, warnings; /* how many of the items are; the rest are notes */
    size_t accepted;         /* how many the dossier accepts; these are none of the others */
};

/* Appends `error` and empties it: the list owns its strings from now on. */
ENTENTE_API void diagnostics_take(struct diagnostics *list, struct error *error);

/* Sorts by path, line, column, then message, so that the same dossier gives the same list. */
ENTENTE_API void diagnostics_sort(struct diagnostics *list);

ENTENTE_API void diagnostics_release(struct diagnostics *list);

#endif
