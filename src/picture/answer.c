/*
 * answer.c: what a child that draws answers. First the kind of error as one byte. Where there is
 * none: each warning or note behind a byte, and behind another byte the result; else the error's
 * words.
 */
#include "picture/answer.h"

#include "base/file.h"

#include <string.h>

/* What comes next where there is no error. */
enum { RESULT_FOLLOWS = 'r', WARNING_FOLLOWS = 'w', NOTE_FOLLOWS = 'n' };

/* Message and hint, each with its NUL. */
static bool put_words(int fd, const struct error *error)
{
    const char *message = error->message ? error->message : "drawing failed";
    const char *hint = error->hint ? error->hint : "";
    return file_put(fd, message, strlen(message) + 1) && file_put(fd, hint, strlen(hint) + 1);
}

bool answer_write(int fd, bool done, const struct text *out, const struct diagnostics *found,
                  size_t first, const struct error *error)
{
    char kind = (char)(done ? ERROR_NONE : error->kind ? error->kind : ERROR_INTERNAL);
    if (!file_put(fd, &kind, 1))
        return false;
    if (!done)
        return put_words(fd, error);
    for (size_t i = first; found && i < found->count; i++) {
        bool note = found->items[i].severity == SEVERITY_NOTE;
        char next = note ? NOTE_FOLLOWS : WARNING_FOLLOWS;
        if (!file_put(fd, &next, 1) || !put_words(fd, &found->items[i]))
            return false;
    }
    return file_put(fd, &(char){RESULT_FOLLOWS}, 1) && file_put(fd, text_string(out), out->length);
}

enum error_kind answer_kind(const struct text *answer)
{
    return (enum error_kind)answer->data[0];
}

/* The words of a warning or error, and where what comes behind them begins. */
static const char *read_words(const char *at, const char **message, const char **hint)
{
    *message = at;
    *hint = at + strlen(at) + 1;
    return *hint + strlen(*hint) + 1;
}

void answer_read(const struct text *answer, struct diagnostics *found, struct text *out)
{
    const char *at = answer->data + 1;
    while (*at == WARNING_FOLLOWS || *at == NOTE_FOLLOWS) {
        const char *message, *hint;
        struct error warning = {.severity = *at == NOTE_FOLLOWS ? SEVERITY_NOTE : SEVERITY_WARNING};
        at = read_words(at + 1, &message, &hint);
        error_set(&warning, ERROR_USAGE, "%s", message);
        if (*hint)
            error_hint(&warning, "%s", hint);
        diagnostics_take(found, &warning);
    }
    at++;
    text_add_bytes(out, at, answer->length - (size_t)(at - answer->data));
}

void answer_read_error(const struct text *answer, const char *words, struct error *error)
{
    const char *message, *hint;
    read_words(answer->data + 1, &message, &hint);
    error_set(error, answer_kind(answer), "%s%s", message, words);
    if (*hint)
        error_hint(error, "%s", hint);
}
