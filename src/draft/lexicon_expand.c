/*
 * lexicon_expand.c: the language of the lexicon's rows: what stands in braces, to an expression.
 */
#include "draft/inflect.h"
#include "draft/lexicon.h"

#include <entente/text.h>

#include <ctype.h>
#include <string.h>

/* Kinds by one letter (line.h has them), and letters that stand for several. */
static const struct {
    char letter;
    const char *kinds;
} classes[] = {
    {'X', "SOPBK"}, /* who can act */
    {'G', "SOBK"},  /* but no person */
    {'I', "OBK"},   /* what has members or officers, and is no state */
    {'N', "SOPBKEDL"},
};

/* Macros may stand in macros: so deep, and no deeper. */
enum { MACRO_DEPTH = 12 };

static void add_kinds(const char *letters, size_t length, struct text *out)
{
    for (size_t i = 0; i < length; i++) {
        const char *kinds = NULL;
        for (size_t c = 0; c < sizeof classes / sizeof *classes; c++)
            if (classes[c].letter == letters[i])
                kinds = classes[c].kinds;
        if (kinds)
            text_add(out, kinds);
        else
            text_add_char(out, letters[i]);
    }
}

/* "SO:A": a placeholder; "Sa:A" of an adjective, "S?:A" of either. Without a name: no group. */
static void add_placeholder(const char *name, size_t length, struct text *out)
{
    const char *colon = memchr(name, ':', length);
    size_t kinds = (size_t)(colon - name);
    const char *form = "n";
    if (kinds && (name[kinds - 1] == 'a' || name[kinds - 1] == '?')) {
        form = name[kinds - 1] == 'a' ? "a" : "[na]";
        kinds--;
    }
    size_t named = length - (size_t)(colon - name) - 1;
    text_add(out, named ? "(?<" : "(?:");
    if (named) {
        text_add_bytes(out, colon + 1, named);
        text_add_char(out, '>');
    }
    text_add(out, "<[A-Z]*[");
    add_kinds(name, kinds, out);
    text_addf(out, "][A-Z]*[0-9]+%s>)", form);
}

static const char *macro_find(const struct lexicon *lexicon, const char *name, size_t length)
{
    uint32_t macro = names_find(&lexicon->macros, name, length);
    return macro == NAME_NONE ? NULL : lexicon->bodies[macro];
}

static bool expand(const struct lexicon *lexicon, const char *pattern, const char *cues, int depth,
                   struct text *out, struct text *wrong);

/* "{s:SO}": the macro SUBJECT, whose {A} is of these kinds. */
static bool add_subject(const struct lexicon *lexicon, const char *kinds, size_t length,
                        const char *cues, int depth, struct text *out, struct text *wrong)
{
    const char *body = macro_find(lexicon, "SUBJECT", strlen("SUBJECT"));
    struct text filled = {0};
    for (; body && *body; body++) {
        bool subject = strncmp(body, "{A}", 3) == 0;
        if (subject)
            text_addf(&filled, "{%.*s:A}", (int)length, kinds);
        else
            text_add_char(&filled, *body);
        body += subject ? 2 : 0;
    }
    bool done = expand(lexicon, text_string(&filled), cues, depth + 1, out, wrong);
    text_release(&filled);
    return done;
}

/* A verb in all its forms, as a word: "vie" is not in "viewed". */
static void add_verb(const char *verb, size_t length, struct text *out)
{
    text_add(out, "\\b");
    inflect_verb(verb, length, out);
    text_add(out, "\\b");
}

/* One {...}: false where it is no macro of any kind. */
static bool add_macro(const struct lexicon *lexicon, const char *name, size_t length,
                      const char *cues, int depth, struct text *out, struct text *wrong)
{
    const char *body = macro_find(lexicon, name, length);
    if (length > 2 && name[0] == 'v' && name[1] == ':')
        add_verb(name + 2, length - 2, out);
    else if (length > 2 && name[0] == 'p' && name[1] == ':')
        inflect_participle(name + 2, length - 2, out);
    else if (length == 3 && memcmp(name, "CUE", 3) == 0 && cues)
        text_add(out, cues);
    else if (length > 2 && name[0] == 's' && name[1] == ':' && depth < MACRO_DEPTH)
        return add_subject(lexicon, name + 2, length - 2, cues, depth, out, wrong);
    else if (memchr(name, ':', length))
        add_placeholder(name, length, out);
    else if (!body || depth >= MACRO_DEPTH) {
        text_addf(wrong, "no macro '%.*s' is known", (int)length, name);
        return false;
    } else
        return expand(lexicon, body, cues, depth + 1, out, wrong);
    return true;
}

static bool expand(const struct lexicon *lexicon, const char *pattern, const char *cues, int depth,
                   struct text *out, struct text *wrong)
{
    while (*pattern) {
        /* {0,3} is a number of times. */
        bool brace = *pattern == '{' && !isdigit((unsigned char)pattern[1]) && pattern[1] != ',';
        const char *close = pattern + 1 + strcspn(pattern + 1, "{}");
        if (brace && *close != '}') {
            text_addf(wrong, "'%.20s': a brace that is not closed, or has another in it", pattern);
            return false;
        }
        if (brace) {
            if (!add_macro(lexicon, pattern + 1, (size_t)(close - pattern) - 1, cues, depth, out,
                           wrong))
                return false;
            pattern = close + 1;
        } else {
            size_t length = 1 + strcspn(pattern + 1, "{");
            text_add_bytes(out, pattern, length);
            pattern += length;
        }
    }
    return true;
}

bool lexicon_expand(const struct lexicon *lexicon, const char *pattern, const char *cues,
                    struct text *out, struct text *wrong)
{
    return expand(lexicon, pattern, cues, 0, out, wrong);
}
