/*
 * inflect.c: the forms of an English verb, by the rules of spelling and a table of exceptions.
 */
#include "draft/inflect.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* To add an irregular verb, or one that doubles its last letter: a row. */
static const struct {
    const char *base, *past, *participle;
} irregular[] = {
    {"arise", "arose", "arisen"},
    {"be", "was", "been"},
    {"bear", "bore", "borne"},
    {"beat", "beat", "beaten"},
    {"become", "became", "become"},
    {"begin", "began", "begun"},
    {"bend", "bent", "bent"},
    {"beset", "beset", "beset"},
    {"bid", "bid", "bid"},
    {"bind", "bound", "bound"},
    {"bite", "bit", "bitten"},
    {"blow", "blew", "blown"},
    {"break", "broke", "broken"},
    {"bring", "brought", "brought"},
    {"build", "built", "built"},
    {"burn", "burned", "burned"},
    {"buy", "bought", "bought"},
    {"cast", "cast", "cast"},
    {"catch", "caught", "caught"},
    {"choose", "chose", "chosen"},
    {"cling", "clung", "clung"},
    {"come", "came", "come"},
    {"cost", "cost", "cost"},
    {"cut", "cut", "cut"},
    {"deal", "dealt", "dealt"},
    {"do", "did", "done"},
    {"draw", "drew", "drawn"},
    {"drive", "drove", "driven"},
    {"fall", "fell", "fallen"},
    {"feed", "fed", "fed"},
    {"feel", "felt", "felt"},
    {"feud", "feuded", "feuded"},
    {"fight", "fought", "fought"},
    {"find", "found", "found"},
    {"flee", "fled", "fled"},
    {"fly", "flew", "flown"},
    {"forbid", "forbade", "forbidden"},
    {"foresee", "foresaw", "foreseen"},
    {"forget", "forgot", "forgotten"},
    {"forgive", "forgave", "forgiven"},
    {"forgo", "forwent", "forgone"},
    {"forsake", "forsook", "forsaken"},
    {"freeze", "froze", "frozen"},
    {"get", "got", "got"},
    {"give", "gave", "given"},
    {"go", "went", "gone"},
    {"grow", "grew", "grown"},
    {"have", "had", "had"},
    {"hear", "heard", "heard"},
    {"hide", "hid", "hidden"},
    {"hit", "hit", "hit"},
    {"hold", "held", "held"},
    {"hurt", "hurt", "hurt"},
    {"keep", "kept", "kept"},
    {"know", "knew", "known"},
    {"lay", "laid", "laid"},
    {"lead", "led", "led"},
    {"leave", "left", "left"},
    {"lend", "lent", "lent"},
    {"let", "let", "let"},
    {"lose", "lost", "lost"},
    {"make", "made", "made"},
    {"mean", "meant", "meant"},
    {"meet", "met", "met"},
    {"mislead", "misled", "misled"},
    {"mistake", "mistook", "mistaken"},
    {"outbid", "outbid", "outbid"},
    {"outdo", "outdid", "outdone"},
    {"overcome", "overcame", "overcome"},
    {"override", "overrode", "overridden"},
    {"overrun", "overran", "overrun"},
    {"oversee", "oversaw", "overseen"},
    {"overtake", "overtook", "overtaken"},
    {"overthrow", "overthrew", "overthrown"},
    {"pay", "paid", "paid"},
    {"put", "put", "put"},
    {"quit", "quit", "quit"},
    {"read", "read", "read"},
    {"rebuff", "rebuffed", "rebuffed"},
    {"rebuild", "rebuilt", "rebuilt"},
    {"reset", "reset", "reset"},
    {"retake", "retook", "retaken"},
    {"rid", "rid", "rid"},
    {"ride", "rode", "ridden"},
    {"rise", "rose", "risen"},
    {"run", "ran", "run"},
    {"say", "said", "said"},
    {"see", "saw", "seen"},
    {"seek", "sought", "sought"},
    {"sell", "sold", "sold"},
    {"send", "sent", "sent"},
    {"set", "set", "set"},
    {"shake", "shook", "shaken"},
    {"shoot", "shot", "shot"},
    {"show", "showed", "shown"},
    {"shut", "shut", "shut"},
    {"sink", "sank", "sunk"},
    {"sit", "sat", "sat"},
    {"slay", "slew", "slain"},
    {"speak", "spoke", "spoken"},
    {"spend", "spent", "spent"},
    {"split", "split", "split"},
    {"spread", "spread", "spread"},
    {"stand", "stood", "stood"},
    {"steal", "stole", "stolen"},
    {"sting", "stung", "stung"},
    {"strike", "struck", "struck"},
    {"swear", "swore", "sworn"},
    {"sweep", "swept", "swept"},
    {"take", "took", "taken"},
    {"teach", "taught", "taught"},
    {"tear", "tore", "torn"},
    {"tell", "told", "told"},
    {"think", "thought", "thought"},
    {"throw", "threw", "thrown"},
    {"undercut", "undercut", "undercut"},
    {"undergo", "underwent", "undergone"},
    {"undertake", "undertook", "undertaken"},
    {"undo", "undid", "undone"},
    {"uphold", "upheld", "upheld"},
    {"upset", "upset", "upset"},
    {"wear", "wore", "worn"},
    {"win", "won", "won"},
    {"withdraw", "withdrew", "withdrawn"},
    {"withhold", "withheld", "withheld"},
    {"withstand", "withstood", "withstood"},
    {"write", "wrote", "written"},
};

/* Verbs whose last letter doubles before -ed and -ing. */
static const char *const doubling[] = {
    "abet",     "abhor",  "acquit", "admit",   "annul",  "ban",     "bar",    "beg",     "begin",
    "bid",      "commit", "compel", "concur",  "confer", "control", "cut",    "defer",   "deter",
    "dispel",   "drag",   "drop",   "drum",    "embed",  "emit",    "equip",  "excel",   "expel",
    "flag",     "forbid", "get",    "grab",    "grip",   "hit",     "hug",    "impel",   "incur",
    "infer",    "jam",    "kidnap", "occur",   "omit",   "outfit",  "outwit", "overlap", "patrol",
    "permit",   "pin",    "pit",    "plan",    "plot",   "plug",    "prefer", "propel",  "put",
    "quit",     "ram",    "rap",    "readmit", "rebel",  "rebut",   "refer",  "regret",  "repel",
    "rip",      "rob",    "rub",    "run",     "scrap",  "set",     "ship",   "shun",    "sit",
    "skip",     "slam",   "slap",   "snap",    "snub",   "spar",    "spur",   "stab",    "stem",
    "step",     "stir",   "stop",   "strip",   "stun",   "submit",  "swap",   "tap",     "top",
    "transfer", "trap",   "trim",   "vet",     "wed",    "win",     "wrap"};

/* Verbs that do so in Britain: canceled, cancelled. */
static const char *const doubling_abroad[] = {
    "cancel",  "channel", "counsel", "equal", "fuel",   "funnel", "initial", "label",  "level",
    "marshal", "model",   "quarrel", "rival", "signal", "total",  "travel",  "worship"};

struct verb {
    char base[32];
    size_t length;
    const char *past, *participle; /* NULL: regular */
    bool doubles, may_double;
};

static bool is_vowel(char letter)
{
    return letter && strchr("aeiou", letter);
}

/* Most words differ in the first letter. */
static bool is_same(const char *one, const char *other)
{
    return tolower((unsigned char)*one) == tolower((unsigned char)*other) &&
           strcasecmp(one, other) == 0;
}

static bool verb_init(struct verb *verb, const char *word, size_t length)
{
    *verb = (struct verb){.length = length};
    if (!length || length >= sizeof verb->base)
        return false;
    memcpy(verb->base, word, length);
    for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++)
        if (is_same(irregular[i].base, verb->base)) {
            verb->past = irregular[i].past;
            verb->participle = irregular[i].participle;
        }
    for (size_t i = 0; i < sizeof doubling / sizeof *doubling; i++)
        verb->doubles |= is_same(doubling[i], verb->base);
    for (size_t i = 0; i < sizeof doubling_abroad / sizeof *doubling_abroad; i++)
        verb->may_double |= is_same(doubling_abroad[i], verb->base);
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
    if (strcasecmp(verb->base, "have") == 0)
        add_stem(verb, 2, "s", out);
    else if (strcasecmp(verb->base, "be") == 0)
        text_add(out, "is|are");
    else if (ends_in_soft_y(verb))
        add_stem(verb, 1, "ies", out);
    else
        add_stem(verb, 0, hisses ? "es" : "s", out);
}

/* "quarreled|quarrelled" */
static void add_both(const struct verb *verb, const char *ending, struct text *out)
{
    add_stem(verb, 0, ending, out);
    text_add_char(out, '|');
    add_stem(verb, 0, "", out);
    text_add_char(out, last(verb, 0));
    text_add(out, ending);
}

static void add_past(const struct verb *verb, struct text *out)
{
    if (verb->may_double) {
        add_both(verb, "ed", out);
        return;
    }
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
    if (verb->may_double) {
        add_both(verb, "ing", out);
        return;
    }
    bool drops = last(verb, 0) == 'e' && last(verb, 1) != 'e' && verb->length > 2;
    if (drops && last(verb, 1) == 'i') { /* vie, vying */
        add_stem(verb, 2, "ying", out);
        return;
    }
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
