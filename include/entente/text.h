/*
 * text.h: a string that grows. Starts as {0}; text_release() frees it. `data` ends in NUL once
 * anything was added, and may hold NULs of its own: `length` counts.
 */
#ifndef ENTENTE_TEXT_H
#define ENTENTE_TEXT_H

#include <entente/api.h>

struct text {
    char *data;
    size_t length, capacity;
};

ENTENTE_API void text_add(struct text *text, const char *string);
ENTENTE_API void text_add_bytes(struct text *text, const char *bytes, size_t length);
ENTENTE_API void text_add_char(struct text *text, char character);
ENTENTE_API void text_add_repeated(struct text *text, char character, size_t count);
ENTENTE_API void text_addf(struct text *text, const char *format, ...) ENTENTE_PRINTF(2, 3);

/* The content, never NULL; it belongs to the text and lives until the next call on it. */
ENTENTE_API const char *text_string(const struct text *text);

/* Empties the text and keeps its memory for what comes next. */
ENTENTE_API void text_clear(struct text *text);
ENTENTE_API void text_release(struct text *text);

#endif
