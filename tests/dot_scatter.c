/*
 * dot_scatter.c: a DOT text laid out as badly as its grammar allows.
 */
#include "dot_scatter.h"

#include "format/dot_tokens.h"
#include "random.h"

#include <check.h>
#include <ctype.h>
#include <string.h>

/* What can stand between two tokens; the first ones more often. */
static const char *const gaps[] = {" ",
                                   " ",
                                   "\n",
                                   "\n\n",
                                   "",
                                   "",
                                   "\n\n\n\n",
                                   "\t",
                                   "\r\n",
                                   " /* block */ ",
                                   "/*b*/",
                                   " // line\n",
                                   "\n  // own\n",
                                   "\n# hash\n",
                                   "\n    /* two\n       lines */\n",
                                   "//x\n//y\n",
                                   " /*p*/ // q\n",
                                   "\n\n/*r*//*s*/\n"};

static void add_gap(struct text *out, bool needed, bool rich, uint64_t *state)
{
    enum { PLAIN = 9, ALL = sizeof gaps / sizeof *gaps };
    const char *gap = gaps[random_below(state, rich && random_below(state, 4) == 0 ? ALL : PLAIN)];
    text_add(out, *gap || !needed ? gap : " ");
}

static bool is_word(const struct dot_item *item)
{
    return item->kind != DOT_MARK && item->kind != DOT_END;
}

/* Names get quotes, and strings that allow it fall into pieces. */
static void add_quoted(struct text *out, const char *bytes, size_t length, uint64_t *state)
{
    text_add_char(out, '"');
    for (size_t i = 0; i < length; i++) {
        text_add_char(out, bytes[i]);
        if (!isalnum((unsigned char)bytes[i]) || random_below(state, 12))
            continue;
        text_add(out, random_below(state, 2)   ? "\\\n"
                      : random_below(state, 2) ? "\" + \""
                                               : "\"\n  + \"");
    }
    text_add_char(out, '"');
}

static void add_token(struct text *out, const struct dot_tokens *tokens,
                      const struct dot_item *item, uint64_t *state)
{
    const char *bytes = tokens->text + item->offset;
    size_t length = item->end - item->offset;
    bool plain = true;
    for (size_t i = 0; i < length; i++)
        plain = plain && isalnum((unsigned char)bytes[i]);
    if (item->kind == DOT_ID && plain && random_below(state, 3) == 0)
        add_quoted(out, bytes, length, state);
    else if (item->kind >= DOT_STRICT && item->kind <= DOT_SUBGRAPH && random_below(state, 3) == 0)
        for (size_t i = 0; i < length; i++)
            text_add_char(out, (char)toupper((unsigned char)bytes[i]));
    else
        text_add_bytes(out, bytes, length);
}

/* A mark that may go, or be another one. */
static const char *other_mark(const struct dot_item *item, bool in_list, uint64_t *state)
{
    uint32_t choice = random_below(state, 6);
    if (in_list && item->mark == ',')
        return choice == 0 ? "" : choice == 1 ? ";" : choice == 2 ? "][" : ",";
    if (!in_list && item->mark == ';')
        return choice < 2 ? "" : ";";
    return NULL;
}

void dot_scatter(const struct text *dot, uint64_t seed, struct text *out)
{
    struct diagnostics found = {0};
    struct read_options limits = read_options_default();
    struct dot_input input;
    struct dot_tokens tokens = {0};
    bool in_list = false, word = false, rich = seed % 2;
    ck_assert(dot_input_init(&input, "scatter", dot, false, &found));
    ck_assert(dot_tokens_read(&tokens, &input, &limits));
    for (size_t i = 0; i < tokens.count; i++) {
        const struct dot_item *item = &tokens.items[i];
        if (item->kind == DOT_COMMENT)
            continue;
        const char *mark = item->kind == DOT_MARK ? other_mark(item, in_list, &seed) : NULL;
        add_gap(out, word && (is_word(item) || (mark && !*mark)), rich, &seed);
        in_list = dot_item_is_mark(item, '[') || (in_list && !dot_item_is_mark(item, ']'));
        word = is_word(item) || (mark && !*mark && word);
        if (mark)
            text_add(out, mark);
        else if (item->kind != DOT_END)
            add_token(out, &tokens, item, &seed);
    }
    dot_tokens_release(&tokens);
    dot_input_release(&input);
    diagnostics_release(&found);
}
