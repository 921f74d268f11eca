/*
 * lexicon_compile.c: rows of the lexicon to expressions of PCRE2: cues put into their frames,
 * macros replaced (lexicon_expand.c).
 */
#include "draft/inflect.h"
#include "draft/lexicon.h"

#include "base/xalloc.h"

#include <entente/text.h>
#include <entente/vocabulary.h>

#include <stdlib.h>
#include <string.h>

static bool row_wrong(const struct lexicon_row *row, const char *what, struct error *error)
{
    error_set(error, ERROR_INPUT, "%s", what);
    error_place(error, row->path, row->line, 0, NULL, 0);
    return false;
}

/* Whether each expression is to be looked at now, and not when it is needed. */
static bool is_doubtful(const struct lexicon *lexicon)
{
    return lexicon->row_count > lexicon->own_count;
}

/*
 * "{s:SO}joined {O:B}": the subject takes ten thousand letters. One text of it is kept for all
 * patterns that start with it, and `pattern` goes on behind it. NULL: it starts with none. What
 * makes no sense in it is appended to `wrong`.
 */
static const char *take_subject(struct lexicon *lexicon, const char **pattern, struct text *wrong)
{
    size_t length = strcspn(*pattern, "}");
    if (strncmp(*pattern, "{s:", 3) != 0 || !(*pattern)[length])
        return NULL;
    uint32_t subject = names_add(&lexicon->subjects, *pattern, length + 1);
    if (subject == lexicon->subject_count) {
        struct text expression = {0};
        lexicon_expand(lexicon, names_at(&lexicon->subjects, subject), NULL, &expression, wrong);
        lexicon->subject_texts = xgrow(lexicon->subject_texts, lexicon->subject_count,
                                       &lexicon->subject_capacity, sizeof *lexicon->subject_texts);
        lexicon->subject_texts[lexicon->subject_count++] =
            names_intern(&lexicon->strings, text_string(&expression), expression.length);
        text_release(&expression);
    }
    *pattern += length + 1;
    return lexicon->subject_texts[subject];
}

/* What is known of the pattern, which will be the next one, before it is compiled. */
static void note_needs(struct lexicon *lexicon, const char *subject, const char *expression,
                       struct tie_pattern *pattern)
{
    pattern->needs =
        triggers_add(&lexicon->triggers, (uint32_t)lexicon->pattern_count, expression, subject);
    for (int i = 0; i < 2; i++)
        pattern->kinds[i] = trigger_kinds(expression, "AB"[i]);
    if (subject)
        pattern->kinds[0] |= trigger_kinds(subject, 'A');
}

/* Where a built-in row makes no sense any more, a table that was added replaces a macro in it. */
static void ask_for_macro(const struct lexicon *lexicon, size_t index, struct error *error)
{
    for (size_t i = lexicon->own_count; index < lexicon->own_count && i < lexicon->row_count; i++)
        if (strcmp(lexicon->rows[i].fields[0], "macro") == 0) {
            error_hint(error,
                       "the row is built in: is the macro '%s' in it, which %s:%zu replaces?",
                       lexicon->rows[i].fields[1], lexicon->rows[i].path, lexicon->rows[i].line);
            return;
        }
}

/* Of a tie's pattern it notes what that needs. Without `compiled` it went wrong. */
static struct expression make(struct lexicon *lexicon, size_t index, const char *pattern,
                              const char *cues, struct tie_pattern *tie, struct error *error)
{
    struct text expression = {0}, wrong = {0};
    struct expression made = {.row = index};
    const char *subject = take_subject(lexicon, &pattern, &wrong);
    bool done = !wrong.length && lexicon_expand(lexicon, pattern, cues, &expression, &wrong);
    if (done) {
        made = expression_new(subject, text_string(&expression), index);
        done = !is_doubtful(lexicon) || expression_check(&made, &wrong);
    }
    if (!done) {
        expression_release(&made);
        row_wrong(&lexicon->rows[index], text_string(&wrong), error);
        ask_for_macro(lexicon, index, error);
    } else if (tie) {
        note_needs(lexicon, subject, text_string(&expression), tie);
        if (subject)
            tie->behind = expression_new(NULL, text_string(&expression), index);
    }
    text_release(&expression);
    text_release(&wrong);
    return made;
}

/* The index of the word in a list that ends in NULL, or -1. */
static int choose(const char *const *words, const char *word)
{
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return -1;
}

static const char *const tiers[] = {"sure", "suggested", NULL};
static const char *const times[] = {"state", "start", "end", "event", "pairs", NULL};
static const char *const hedge_names[] = {"negation", "denial",  "condition", "threat",
                                          "report",   "averted", "doubt",     NULL};

/* Whether there is such a type, and whether it is of dissent. */
static bool check_type(const struct lexicon_row *row, const char *type, bool *dissent,
                       struct error *error)
{
    struct vocabulary vocabulary;
    struct text wrong = {0};
    vocabulary_init(&vocabulary);
    uint32_t index = vocabulary_find_type(&vocabulary, type);
    bool known = index != VOCABULARY_NONE;
    *dissent = known && vocabulary.types[index].family == FAMILY_DISSENT;
    if (!known) {
        const char *near = vocabulary_suggest_type(&vocabulary, type);
        text_addf(&wrong, "no type of relation is called '%s'", type);
        row_wrong(row, text_string(&wrong), error);
        if (near)
            error_hint(error, "did you mean '%s'?", near);
    }
    text_release(&wrong);
    vocabulary_release(&vocabulary);
    return known;
}

static void append_pattern(struct lexicon *lexicon, struct tie_pattern pattern)
{
    lexicon->patterns = xgrow(lexicon->patterns, lexicon->pattern_count, &lexicon->pattern_capacity,
                              sizeof *lexicon->patterns);
    lexicon->patterns[lexicon->pattern_count++] = pattern;
}

/* Whether it says who and whom it ties, or what stands for one of them. */
static bool has_ends(const struct tie_pattern *pattern)
{
    bool implied =
        pattern->pairs || pattern->implied || pattern->target || pattern->acts || pattern->agent;
    return (pattern->kinds[0] || pattern->members) && (pattern->kinds[1] || implied);
}

static bool compile_tie(struct lexicon *lexicon, size_t index, struct error *error)
{
    const struct lexicon_row *row = &lexicon->rows[index];
    int tier = choose(tiers, row->fields[1]), time = choose(times, row->fields[2]);
    if (tier < 0 || time < 0)
        return row_wrong(row,
                         "a tie is sure or suggested, and its date is one of state, start, "
                         "end, event, pairs",
                         error);
    struct tie_pattern pattern = {.type = row->fields[3],
                                  .tier = (uint8_t)tier,
                                  .pairs = time == 4,
                                  .implied = strstr(row->fields[4], "{IMPLIED}"),
                                  .target = strstr(row->fields[4], "{TARGET}"),
                                  .acts = strstr(row->fields[4], "{ACTS}"),
                                  .agent = strstr(row->fields[4], "{AGENT}"),
                                  .each = strstr(row->fields[4], "{EACH}"),
                                  .early = strstr(row->fields[4], "{EARLY}"),
                                  .own = strstr(row->fields[4], "{OWN}"),
                                  .members = strstr(row->fields[4], "{MEMBERS}"),
                                  .time = (uint8_t)(time == 4 ? TIME_EVENT : time)};
    if (!check_type(row, pattern.type, &pattern.dissent, error))
        return false;
    pattern.expression = make(lexicon, index, row->fields[4], NULL, &pattern, error);
    if (pattern.expression.compiled && !has_ends(&pattern)) {
        expression_release(&pattern.expression);
        expression_release(&pattern.behind);
        return row_wrong(row, "a tie has two ends, {..:A} and {..:B}, or what stands for one",
                         error);
    }
    if (pattern.expression.compiled)
        append_pattern(lexicon, pattern);
    return pattern.expression.compiled;
}

static bool is_word_of(const char *word, size_t length, const char *const *words)
{
    for (; *words; words++)
        if (strlen(*words) == length && strncmp(word, *words, length) == 0)
            return true;
    return false;
}

/*
 * The words of a cue behind its verb, with what may stand among them: "clash (over water) with",
 * "sign a (new trade) deal with". Without a preposition at its end a cue is a verb with a particle,
 * which nothing parts: "shoot down".
 */
static void add_companions(const char *words, size_t length, struct text *out)
{
    static const char *const prepositions[] = {"with", "against", "from", "at",        "on",
                                               "to",   "about",   "over", "alongside", NULL};
    static const char *const articles[] = {"a", "an", "the", "its", "their", NULL};
    static const char adverbials[] =
        " (?:(?:\\w+ly|again|once|twice|there|here|together|each|every|last|this|for|in|at|on|over)"
        "(?: (?!(?:and|or|but|to|from|against|with|who|that|not)\\b)[a-z-]+){0,4}? )?";
    const char *last = memrchr(words, '_', length), *end = words + length;
    bool loose = last && is_word_of(last + 1, (size_t)(end - last) - 1, prepositions);
    for (bool first = true; words < end; first = false) {
        const char *word = words + 1; /* behind the '_' */
        words = memchr(word, '_', (size_t)(end - word));
        words = words ? words : end;
        text_add(out, loose && first ? adverbials : " ");
        text_add_bytes(out, word, (size_t)(words - word));
        if (words < end && is_word_of(word, (size_t)(words - word), articles))
            text_add(out, "(?: [\\w-]+){0,2}?");
    }
}

/*
 * "condemn call_on ?slam": as one alternative after the other, verbs in all their forms, as far as
 * an expression has room for them. Returns those that are left.
 */
static const char *add_cues(const char *words, bool verbs, bool participles, struct text *out)
{
    enum { ROOM = 2500 }; /* bytes; an expression of PCRE2 has 64 KiB when it is compiled */
    text_add(out, "(?:");
    for (bool first = true; *words && out->length < ROOM; first = false) {
        size_t length = strcspn(words, " "), verb = verbs ? strcspn(words, " _") : 0;
        if (!first)
            text_add_char(out, '|');
        if (participles)
            inflect_participle(words, verb, out);
        else if (verbs)
            inflect_verb(words, verb, out);
        if (verbs)
            add_companions(words + verb, length - verb, out);
        for (size_t i = 0; !verbs && i < length; i++)
            text_add_char(out, words[i] == '_' ? ' ' : words[i]);
        words += length;
        words += strspn(words, " ");
    }
    text_add_char(out, ')');
    return words;
}

/* The frame's expression with {A} and {B} of these kinds: "G>SO". */
static void fill_frame(const char *frame, const char *kinds, struct text *out)
{
    const char *arrow = strchr(kinds, '>');
    for (; *frame; frame++) {
        bool first = strncmp(frame, "{A}", 3) == 0, second = strncmp(frame, "{B}", 3) == 0;
        if (first)
            text_addf(out, "{%.*s:A}", (int)(arrow - kinds), kinds);
        else if (second)
            text_addf(out, "{%s:B}", arrow + 1);
        else
            text_add_char(out, *frame);
        frame += first || second ? 2 : 0;
    }
}

/* Some of a cue's words in one frame of its name, and then the others. Passives need participles.
 */
static bool compile_in_frame(struct lexicon *lexicon, size_t index, size_t frame_index,
                             bool dissent, struct error *error)
{
    const struct lexicon_row *row = &lexicon->rows[index], *frame = &lexicon->rows[frame_index];
    bool verbs = strncmp(row->fields[1], "verb", 4) == 0, made = true;
    bool lasts = strcmp(row->fields[3], "part-of") == 0;
    int own = choose(tiers, row->fields[2]), of_frame = choose(tiers, frame->fields[2]);
    struct text filled = {0};
    fill_frame(frame->fields[3], row->fields[4], &filled);
    for (const char *words = row->fields[5]; *words && made;) {
        struct tie_pattern pattern = {.type = row->fields[3],
                                      .tier = (uint8_t)(own > of_frame ? own : of_frame),
                                      .time = lasts ? TIME_STATE : TIME_EVENT,
                                      .dissent = dissent,
                                      .pairs = strstr(frame->fields[3], "{PAIRS}")};
        struct text cues = {0};
        words = add_cues(words, verbs, strstr(frame->fields[3], "{PASSIVE}"), &cues);
        pattern.expression =
            make(lexicon, index, text_string(&filled), text_string(&cues), &pattern, error);
        made = pattern.expression.compiled;
        if (made)
            append_pattern(lexicon, pattern);
        text_release(&cues);
    }
    text_release(&filled);
    return made;
}

static bool compile_cue(struct lexicon *lexicon, size_t index, struct error *error)
{
    const struct lexicon_row *row = &lexicon->rows[index];
    bool known = false;
    if (choose(tiers, row->fields[2]) < 0 || !strchr(row->fields[4], '>'))
        return row_wrong(row, "a cue is sure or suggested, and its kinds are two, parted by '>'",
                         error);
    bool dissent;
    if (!check_type(row, row->fields[3], &dissent, error))
        return false;
    for (size_t i = 0; i < lexicon->row_count; i++) {
        const struct lexicon_row *frame = &lexicon->rows[i];
        if (strcmp(frame->fields[0], "frame") != 0 || strcmp(frame->fields[1], row->fields[1]) != 0)
            continue;
        known = true;
        if (choose(tiers, frame->fields[2]) < 0)
            return row_wrong(frame, "a frame is sure or suggested", error);
        if (!compile_in_frame(lexicon, index, i, dissent, error))
            return false;
    }
    return known || row_wrong(row, "no frame of that name is known", error);
}

static bool append_expression(struct lexicon *lexicon, size_t index, const char *pattern,
                              struct expression **array, size_t *count, size_t *capacity,
                              struct error *error)
{
    struct expression made = make(lexicon, index, pattern, NULL, NULL, error);
    if (!made.compiled)
        return false;
    *array = xgrow(*array, *count, capacity, sizeof **array);
    (*array)[(*count)++] = made;
    return true;
}

static bool compile_hedge(struct lexicon *lexicon, size_t index, struct error *error)
{
    const struct lexicon_row *row = &lexicon->rows[index];
    int kind = choose(hedge_names, row->fields[1]);
    if (kind < 0)
        return row_wrong(
            row, "a hedge is one of negation, denial, condition, threat, report, averted, doubt",
            error);
    return append_expression(lexicon, index, row->fields[2], &lexicon->hedges[kind],
                             &lexicon->hedge_counts[kind], &lexicon->hedge_capacities[kind], error);
}

static bool compile_row(struct lexicon *lexicon, size_t index, struct error *error)
{
    const struct lexicon_row *row = &lexicon->rows[index];
    if (strcmp(row->fields[0], "fold") == 0)
        return append_expression(lexicon, index, row->fields[1], &lexicon->folds,
                                 &lexicon->fold_count, &lexicon->fold_capacity, error);
    if (strcmp(row->fields[0], "prune") == 0)
        return append_expression(lexicon, index, row->fields[1], &lexicon->prunes,
                                 &lexicon->prune_count, &lexicon->prune_capacity, error);
    if (strcmp(row->fields[0], "tie") == 0)
        return compile_tie(lexicon, index, error);
    if (strcmp(row->fields[0], "cue") == 0)
        return compile_cue(lexicon, index, error);
    if (strcmp(row->fields[0], "hedge") == 0)
        return compile_hedge(lexicon, index, error);
    return true; /* macros and frames are looked up */
}

bool lexicon_compile(struct lexicon *lexicon, struct error *error)
{
    bool done = true;
    lexicon_add_enumerations(lexicon);
    for (size_t i = 0; done && i < lexicon->row_count; i++)
        done = compile_row(lexicon, i, error);
    triggers_sort(&lexicon->triggers);
    return done;
}
