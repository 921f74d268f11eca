/*
 * inflect.c: the forms of an English verb, by the rules of spelling and a table of exceptions.
 */
#include "draft/inflect.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* To add an irregular verb, or one that doubles its last letter: a row. */
static const struct {
    const char *base, *past, *participle;
} irregular[] = {
    {"be", "was", "been"},
    {"become", "became", "become"},
    {"begin", "began", "begun"},
    {"bid", "bid", "bid"},
    {"break", "broke", "broken"},
    {"bring", "brought", "brought"},
    {"build", "built", "built"},
    {"buy", "bought", "bought"},
    {"cast", "cast", "cast"},
    {"choose", "chose", "chosen"},
    {"come", "came", "come"},
    {"cut", "cut", "cut"},
    {"deal", "dealt", "dealt"},
    {"draw", "drew", "drawn"},
    {"fall", "fell", "fallen"},
    {"feud", "feuded", "feuded"},
    {"fight", "fought", "fought"},
    {"find", "found", "found"},
    {"fly", "flew", "flown"},
    {"forbid", "forbade", "forbidden"},
    {"get", "got", "got"},
    {"give", "gave", "given"},
    {"go", "went", "gone"},
    {"grow", "grew", "grown"},
    {"have", "had", "had"},
    {"hit", "hit", "hit"},
    {"hold", "held", "held"},
    {"keep", "kept", "kept"},
    {"lead", "led", "led"},
    {"leave", "left", "left"},
    {"let", "let", "let"},
    {"lose", "lost", "lost"},
    {"make", "made", "made"},
    {"meet", "met", "met"},
    {"overrun", "overran", "overrun"},
    {"oversee", "oversaw", "overseen"},
    {"overthrow", "overthrew", "overthrown"},
    {"pay", "paid", "paid"},
    {"put", "put", "put"},
    {"quit", "quit", "quit"},
    {"rebuff", "rebuffed", "rebuffed"},
    {"run", "ran", "run"},
    {"say", "said", "said"},
    {"see", "saw", "seen"},
    {"seek", "sought", "sought"},
    {"sell", "sold", "sold"},
    {"send", "sent", "sent"},
    {"set", "set", "set"},
    {"shoot", "shot", "shot"},
    {"sit", "sat", "sat"},
    {"speak", "spoke", "spoken"},
    {"stand", "stood", "stood"},
    {"strike", "struck", "struck"},
    {"swear", "swore", "sworn"},
    {"take", "took", "taken"},
    {"tell", "told", "told"},
    {"throw", "threw", "thrown"},
    {"undertake", "undertook", "undertaken"},
    {"win", "won", "won"},
    {"withdraw", "withdrew", "withdrawn"},
    {"withhold", "withheld", "withheld"},
    {"write", "wrote", "written"},
};

/* Verbs whose last letter doubles before -ed and -ing. */
static const char *const doubling[] = {
    "ban",   "bar",   "admit",  "permit", "commit", "submit", "slam",   "snub",   "rap",
    "drop",  "plot",  "confer", "step",   "equip",  "expel",  "compel", "repel",  "quarrel",
    "jam",   "stop",  "ship",   "rebel",  "plan",   "annul",  "abet",   "deter",  "embed",
    "occur", "refer", "scrap",  "shun",   "spar",   "tap",    "trim",   "patrol", "control",
    "rip",   "swap",  "abhor",  "begin",  "run",    "set",    "put",    "cut",    "sit",
    "win",   "hit",   "get",    "bid",    "quit",   "forbid", "cancel", "label",  "let"};

struct verb {
    char base[32];
    size_t length;
    const char *past, *participle; /* NULL: regular */
    bool doubles;
};

static bool is_vowel(char letter)
{
    return letter && strchr("aeiou", letter);
}

static bool verb_init(struct verb *verb, const char *word, size_t length)
{
    *verb = (struct verb){.length = length};
    if (!length || length >= sizeof verb->base)
        return false;
    memcpy(verb->base, word, length);
    for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++)
        if (strcasecmp(irregular[i].base, verb->base) == 0) {
            verb->past = irregular[i].past;
            verb->participle = irregular[i].participle;
        }
    for (size_t i = 0; i < sizeof doubling / sizeof *doubling; i++)
        verb->doubles |= strcasecmp(doubling[i], verb->base) == 0;
    return true;
}

static char last(const struct verb *verb, size_t back)
{
    return verb->length > back ? verb->base[verb->length - 1 - back] : 0;
}

/* Carry and try, but not play. */
static bool ends_in_soft_y(const struct verb *verb)
{
    return last(verb, 0) == 'y' && !is_vowel(last(verb, 1));
}

static void add_stem(const struct verb *verb, size_t cut, const char *ending, struct text *out)
{
    text_add_bytes(out, verb->base, verb->length - cut);
    text_add(out, ending);
}

static void add_third_person(const struct verb *verb, struct text *out)
{
    char end = last(verb, 0), before = last(verb, 1);
    bool hisses = end == 's' || end == 'x' || end == 'z' || end == 'o' ||
                  (end == 'h' && (before == 'c' || before == 's'));
    if (ends_in_soft_y(verb))
        add_stem(verb, 1, "ies", out);
    else
        add_stem(verb, 0, hisses ? "es" : "s", out);
}

static void add_past(const struct verb *verb, struct text *out)
{
    if (ends_in_soft_y(verb))
        add_stem(verb, 1, "ied", out);
    else if (last(verb, 0) == 'e')
        add_stem(verb, 0, "d", out);
    else {
        add_stem(verb, 0, "", out);
        if (verb->doubles)
            text_add_char(out, last(verb, 0));
        text_add(out, "ed");
    }
}

static void add_gerund(const struct verb *verb, struct text *out)
{
    bool drops = last(verb, 0) == 'e' && last(verb, 1) != 'e' && verb->length > 2;
    add_stem(verb, drops ? 1 : 0, "", out);
    if (verb->doubles)
        text_add_char(out, last(verb, 0));
    text_add(out, "ing");
}

/* "over" of "take over"; blanks for underscores. */
static void add_rest(const char *rest, size_t length, struct text *out)
{
    for (size_t i = 0; i < length; i++)
        text_add_char(out, rest[i] == '_' ? ' ' : rest[i]);
}

static size_t first_word(const char *phrase, size_t length)
{
    size_t end = 0;
    while (end < length && phrase[end] != ' ' && phrase[end] != '_')
        end++;
    return end;
}

void inflect_participle(const char *phrase, size_t length, struct text *out)
{
    size_t end = first_word(phrase, length);
    struct verb verb;
    if (!verb_init(&verb, phrase, end))
        return;
    if (verb.participle)
        text_add(out, verb.participle);
    else
        add_past(&verb, out);
    add_rest(phrase + end, length - end, out);
}

void inflect_verb(const char *phrase, size_t length, struct text *out)
{
    size_t end = first_word(phrase, length);
    struct verb verb;
    if (!verb_init(&verb, phrase, end))
        return;
    text_add(out, "(?:");
    add_stem(&verb, 0, "|", out);
    add_third_person(&verb, out);
    text_add_char(out, '|');
    if (verb.past)
        text_addf(out, "%s|%s", verb.past, verb.participle);
    else
        add_past(&verb, out);
    text_add_char(out, '|');
    add_gerund(&verb, out);
    text_add_char(out, ')');
    add_rest(phrase + end, length - end, out);
}
