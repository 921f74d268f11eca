/*
 * name_words.c: a name, cut into words of small Latin letters, and what the words are. The name is
 * UTF-8; what is not is passed over.
 */
#include "dossier/name_words.h"

#include "base/xalloc.h"
#include "dossier/name_sound.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

/*
 * Words that do not name. Forms and titles count where they stand at an end, or in front. To add
 * one: a row; `as` makes several ways to write one form or title the same.
 */
static const struct {
    const char *letters, *as;
    enum word_class class;
    char sex;
} known_words[] = {
    {"the", "the", WORD_SMALL, 0},
    {"of", "of", WORD_SMALL, 0},
    {"and", "and", WORD_SMALL, 0},
    {"for", "for", WORD_SMALL, 0},
    {"on", "on", WORD_SMALL, 0},
    {"in", "in", WORD_SMALL, 0},
    {"to", "to", WORD_SMALL, 0},
    {"at", "at", WORD_SMALL, 0},
    {"de", "de", WORD_PARTICLE, 0},
    {"la", "la", WORD_PARTICLE, 0},
    {"le", "le", WORD_PARTICLE, 0},
    {"les", "les", WORD_PARTICLE, 0},
    {"du", "du", WORD_PARTICLE, 0},
    {"des", "des", WORD_PARTICLE, 0},
    {"del", "del", WORD_PARTICLE, 0},
    {"di", "di", WORD_PARTICLE, 0},
    {"da", "da", WORD_PARTICLE, 0},
    {"do", "do", WORD_PARTICLE, 0},
    {"dos", "dos", WORD_PARTICLE, 0},
    {"et", "et", WORD_PARTICLE, 0},
    {"und", "und", WORD_PARTICLE, 0},
    {"von", "von", WORD_PARTICLE, 0},
    {"van", "van", WORD_PARTICLE, 0},
    {"der", "der", WORD_PARTICLE, 0},
    {"den", "den", WORD_PARTICLE, 0},
    {"die", "die", WORD_PARTICLE, 0},
    {"al", "al", WORD_PARTICLE, 0},
    {"el", "el", WORD_PARTICLE, 0},
    {"bin", "bin", WORD_PARTICLE, 0},
    {"ibn", "bin", WORD_PARTICLE, 0},
    {"ben", "bin", WORD_PARTICLE, 0},
    {"ltd", "ltd", WORD_FORM, 0},
    {"limited", "ltd", WORD_FORM, 0},
    {"llc", "llc", WORD_FORM, 0},
    {"llp", "llp", WORD_FORM, 0},
    {"lp", "lp", WORD_FORM, 0},
    {"plc", "plc", WORD_FORM, 0},
    {"inc", "inc", WORD_FORM, 0},
    {"incorporated", "inc", WORD_FORM, 0},
    {"corp", "corp", WORD_FORM, 0},
    {"corporation", "corp", WORD_FORM, 0},
    {"co", "co", WORD_FORM, 0},
    {"company", "co", WORD_FORM, 0},
    {"pty", "pty", WORD_FORM, 0},
    {"gmbh", "gmbh", WORD_FORM, 0},
    {"ag", "ag", WORD_FORM, 0},
    {"kg", "kg", WORD_FORM, 0},
    {"ev", "ev", WORD_FORM, 0},
    {"se", "se", WORD_FORM, 0},
    {"sa", "sa", WORD_FORM, 0},
    {"sas", "sas", WORD_FORM, 0},
    {"sarl", "sarl", WORD_FORM, 0},
    {"srl", "srl", WORD_FORM, 0},
    {"spa", "spa", WORD_FORM, 0},
    {"sl", "sl", WORD_FORM, 0},
    {"bv", "bv", WORD_FORM, 0},
    {"nv", "nv", WORD_FORM, 0},
    {"oy", "oy", WORD_FORM, 0},
    {"oyj", "oyj", WORD_FORM, 0},
    {"ab", "ab", WORD_FORM, 0},
    {"asa", "asa", WORD_FORM, 0},
    {"aps", "aps", WORD_FORM, 0},
    {"kft", "kft", WORD_FORM, 0},
    {"zrt", "zrt", WORD_FORM, 0},
    {"doo", "doo", WORD_FORM, 0},
    {"ooo", "ooo", WORD_FORM, 0},
    {"oao", "oao", WORD_FORM, 0},
    {"pao", "pao", WORD_FORM, 0},
    {"zao", "zao", WORD_FORM, 0},
    {"ao", "ao", WORD_FORM, 0},
    {"tov", "tov", WORD_FORM, 0},
    {"too", "too", WORD_FORM, 0},
    {"ojsc", "oao", WORD_FORM, 0},
    {"pjsc", "pao", WORD_FORM, 0},
    {"cjsc", "zao", WORD_FORM, 0},
    {"jsc", "ao", WORD_FORM, 0},
    {"mr", "mr", WORD_TITLE, 'm'},
    {"mister", "mr", WORD_TITLE, 'm'},
    {"monsieur", "mr", WORD_TITLE, 'm'},
    {"herr", "mr", WORD_TITLE, 'm'},
    {"senor", "mr", WORD_TITLE, 'm'},
    {"sir", "sir", WORD_TITLE, 'm'},
    {"sheikh", "sheikh", WORD_TITLE, 'm'},
    {"shaykh", "sheikh", WORD_TITLE, 'm'},
    {"ayatollah", "ayatollah", WORD_TITLE, 'm'},
    {"mrs", "mrs", WORD_TITLE, 'f'},
    {"ms", "ms", WORD_TITLE, 'f'},
    {"miss", "ms", WORD_TITLE, 'f'},
    {"mme", "mrs", WORD_TITLE, 'f'},
    {"madame", "mrs", WORD_TITLE, 'f'},
    {"mlle", "ms", WORD_TITLE, 'f'},
    {"frau", "mrs", WORD_TITLE, 'f'},
    {"senora", "mrs", WORD_TITLE, 'f'},
    {"dame", "dame", WORD_TITLE, 'f'},
    {"lady", "lady", WORD_TITLE, 'f'},
    {"dr", "dr", WORD_TITLE, 0},
    {"doctor", "dr", WORD_TITLE, 0},
    {"prof", "prof", WORD_TITLE, 0},
    {"professor", "prof", WORD_TITLE, 0},
    {"rev", "rev", WORD_TITLE, 0},
    {"hon", "hon", WORD_TITLE, 0},
    {"gen", "general", WORD_RANK, 0},
    {"general", "general", WORD_RANK, 0},
    {"col", "colonel", WORD_RANK, 0},
    {"colonel", "colonel", WORD_RANK, 0},
    {"capt", "captain", WORD_RANK, 0},
    {"captain", "captain", WORD_RANK, 0},
    {"lt", "lieutenant", WORD_RANK, 0},
    {"maj", "major", WORD_RANK, 0},
    {"sgt", "sergeant", WORD_RANK, 0},
    {"major", "major", WORD_RANK, 0},
    {"lieutenant", "lieutenant", WORD_RANK, 0},
    {"marshal", "marshal", WORD_RANK, 0},
    {"admiral", "admiral", WORD_RANK, 0},
};

enum { KNOWN_WORDS = sizeof known_words / sizeof *known_words };

/* "7th" is 7. */
static size_t without_ordinal(const char *letters, size_t length)
{
    size_t digits = strspn(letters, "0123456789");
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    for (size_t i = 0; digits && i < 4; i++)
        if (length == digits + 2 && memcmp(letters + digits, endings[i], 2) == 0)
            return digits;
    return length;
}

static const char *keep(struct name_book *book, const struct text *text)
{
    return names_intern(&book->texts, text_string(text), text->length);
}

static void describe(struct name_book *book, const char *letters, size_t length,
                     struct name_word *word)
{
    struct text sound = {0}, skeleton = {0};
    sound_add(letters, length, &sound);
    sound_add_skeleton(text_string(&sound), sound.length, &skeleton);
    *word = (struct name_word){.letters = letters,
                               .length = (uint8_t)length,
                               .sound = keep(book, &sound),
                               .sound_length = (uint8_t)sound.length,
                               .skeleton = keep(book, &skeleton)};
    for (size_t i = 0; i < KNOWN_WORDS; i++)
        if (strcmp(known_words[i].letters, letters) == 0) {
            word->class = known_words[i].class;
            word->sex = known_words[i].sex;
            word->letters = known_words[i].as;
        }
    if (letters[strcspn(letters, "0123456789")])
        word->class = WORD_NUMBER;
    else if (length == 1)
        word->class = WORD_INITIAL;
    text_release(&skeleton);
    text_release(&sound);
}

/* The index of the word of `length` letters, which is made where it is new. */
static uint32_t add_word(struct name_book *book, const char *letters, size_t length)
{
    size_t known = book->letters.count;
    uint32_t id = names_add(&book->letters, letters, without_ordinal(letters, length));
    if (id < known)
        return id;
    book->words = xgrow(book->words, known, &book->capacity, sizeof *book->words);
    const char *kept = names_at(&book->letters, id);
    describe(book, kept, strlen(kept), &book->words[id]);
    return id;
}

/* Whether a mark belongs to a word and is not written: O'Brien, Obrien. */
static bool is_apostrophe(ucs4_t character)
{
    return character == '\'' || character == '`' || character == 0x2019 || character == 0x2018 ||
           character == 0x02BC || character == 0x02B9 || character == 0x00B4 ||
           (character >= 0x200B && character <= 0x200F) || character == 0x00AD;
}

/* What the scripts of a name's letters say of it, and whether it can be an acronym. */
static void note_letter(struct name *name, ucs4_t character, bool *small)
{
    const uc_script_t *script = uc_script(character);
    if (uc_is_property_lowercase(character) || !uc_is_property_uppercase(character))
        *small = true;
    if (!script || strcmp(script->name, "Latin") == 0)
        return;
    name->foreign = true;
    name->spaceless |= strcmp(script->name, "Han") == 0 || strcmp(script->name, "Hangul") == 0 ||
                       strcmp(script->name, "Katakana") == 0 || strcmp(script->name, "Thai") == 0;
    name->hangul |= strcmp(script->name, "Hangul") == 0;
    if (strcmp(script->name, "Arabic") == 0 || strcmp(script->name, "Hebrew") == 0)
        name->abjad = true;
}

static void add_character(struct text *out, ucs4_t character)
{
    uint8_t bytes[6];
    int size = u8_uctomb(bytes, character, sizeof bytes);
    text_add_bytes(out, (const char *)bytes, size > 0 ? (size_t)size : 0);
}

/* The final letter that Arabic writes for a silent h. */
enum { TEH_MARBUTA = 0x0629, HEH = 0x0647 };

/* Appends letters, marks and digits, and a blank for what parts words. */
static void part_words(const char *bytes, size_t length, struct name *name, bool *small,
                       struct text *out)
{
    for (size_t i = 0; i < length;) {
        ucs4_t character;
        int size = u8_mbtoucr(&character, (const uint8_t *)bytes + i, length - i);
        bool hump = i && islower((unsigned char)bytes[i - 1]) && isupper((unsigned char)bytes[i]);
        i += size > 0 ? (size_t)size : 1;
        if (size <= 0 || is_apostrophe(character))
            continue;
        if (hump) /* GuineaBissau, ElBaradei */
            text_add_char(out, ' ');
        bool letter = uc_is_alpha(character);
        if (letter)
            note_letter(name, character, small);
        if (uc_decimal_value(character) >= 0)
            text_add_char(out, (char)('0' + uc_decimal_value(character)));
        else if (letter || uc_is_general_category(character, UC_CATEGORY_M))
            add_character(out, character == TEH_MARBUTA ? HEH : character);
        else if (character == '&')
            text_add(out, " and ");
        else if (character == ',')
            text_add_char(out, ',');
        else
            text_add_char(out, ' ');
    }
}

/* Kim Jong-un, not Gim Jeong-eun. True where an e is passed over, or a letter is another. */
static bool korean_spelling(char *latin, size_t at, const struct text *out)
{
    if (latin[at] == 'g' && !out->length)
        latin[at] = 'k';
    return latin[at] == 'e' && (latin[at + 1] == 'o' || latin[at + 1] == 'u');
}

/* Appends the folded name: small Latin letters, digits, blanks. */
static void fold_name(struct name_book *book, const char *bytes, size_t length, struct name *name,
                      bool *small, struct text *out)
{
    struct text parted = {0}, latin = {0};
    size_t size = 0;
    uint8_t *composed =
        xalloc_checked(u8_normalize(UNINORM_NFKC, (const uint8_t *)bytes, length, NULL, &size));
    if (composed)
        part_words((const char *)composed, size, name, small, &parted);
    free(composed);
    romanize(&book->romanizer, text_string(&parted), parted.length, &latin);
    for (size_t i = 0; i < latin.length; i++) {
        i += name->hangul && korean_spelling(latin.data, i, out);
        unsigned char byte = (unsigned char)latin.data[i];
        if (isalnum(byte) || strchr(" ,", byte) || byte >= 0x80)
            text_add_char(out, (char)tolower(byte));
    }
    text_release(&latin);
    text_release(&parted);
}

/* The words of a name before it is known which of them name. */
struct words {
    uint32_t ids[NAME_BYTES];
    size_t count;
    size_t comma, commas; /* how many words stand before the first one; how many there are */
};

/* Longer words are cut; a cut name is compared as a whole only. */
enum { WORD_BYTES = 100 };

static void cut_words(struct name_book *book, const struct text *folded, struct words *words,
                      struct name *name)
{
    const char *at = text_string(folded);
    while (*(at += strspn(at, " ")) && words->count < NAME_BYTES) {
        size_t length = strcspn(at, " ,");
        if (*at == ',') {
            words->comma = words->commas++ ? words->comma : words->count;
            at++;
            continue;
        }
        name->cut |= length > WORD_BYTES;
        words->ids[words->count++] = add_word(book, at, length > WORD_BYTES ? WORD_BYTES : length);
        at += length;
    }
}

/* "Lukashenko, Alexander" is Alexander Lukashenko, and "Congo, Republic of the" likewise. */
static void turn_around(struct words *words, struct name *name)
{
    uint32_t turned[NAME_BYTES];
    size_t behind = words->count - words->comma;
    if (words->commas != 1 || !words->comma || !behind)
        return;
    name->turned = true;
    memcpy(turned, words->ids + words->comma, behind * sizeof *turned);
    memcpy(turned + behind, words->ids, words->comma * sizeof *turned);
    memcpy(words->ids, turned, words->count * sizeof *turned);
}

/* "U.S.S.R." is one word, and an acronym. */
static void join_letters(struct name_book *book, struct words *words)
{
    struct text joined = {0};
    for (size_t i = 0; i < words->count; i++) {
        if (book->words[words->ids[i]].class != WORD_INITIAL)
            goto out;
        text_add(&joined, book->words[words->ids[i]].letters);
    }
    if (words->count > 1) {
        words->ids[0] = add_word(book, text_string(&joined), joined.length);
        words->count = 1;
    }
out:
    text_release(&joined);
}

/* "S.A." and "e. V." behind a name are one word, where that is a legal form. */
static void join_form(struct name_book *book, struct words *words)
{
    size_t first = words->count;
    struct text joined = {0};
    while (first > 1 && book->words[words->ids[first - 1]].class == WORD_INITIAL)
        first--;
    for (size_t i = first; i < words->count; i++)
        text_add(&joined, book->words[words->ids[i]].letters);
    if (words->count > first + 1) {
        uint32_t form = add_word(book, text_string(&joined), joined.length);
        if (book->words[form].class == WORD_FORM) {
            words->ids[first] = form;
            words->count = first + 1;
        }
    }
    text_release(&joined);
}

static bool is_title(const struct name_word *word, const struct name *name)
{
    return word->class == WORD_TITLE || (word->class == WORD_RANK && name->of == NAME_PERSON);
}

/* Takes titles off the front and legal forms off both ends, unless nothing would be left. */
static void strip_ends(struct name_book *book, struct words *words, struct name *name)
{
    size_t first = 0, last = words->count;
    const struct name_word *word;
    while (first + 1 < last && is_title(word = &book->words[words->ids[first]], name)) {
        name->titled = true;
        name->sex = word->sex ? word->sex : name->sex;
        first++;
    }
    while (name->of != NAME_PERSON && first + 1 < last &&
           book->words[words->ids[last - 1]].class == WORD_FORM)
        name->form = words->ids[--last];
    if (name->of != NAME_PERSON && first + 1 < last &&
        book->words[words->ids[first]].class == WORD_FORM)
        name->form = words->ids[first++];
    words->count = last - first;
    if (first)
        memmove(words->ids, words->ids + first, words->count * sizeof *words->ids);
}

/* Persons have no prepositions, and one may be called In; and an organization La. */
static bool is_naming(const struct name_book *book, const struct words *words, size_t index,
                      const struct name *name)
{
    enum word_class class = book->words[words->ids[index]].class;
    return words->count == 1 ||
           (class == WORD_SMALL ? name->of == NAME_PERSON : class != WORD_PARTICLE);
}

/* Keeps the words that name, and joins them. */
static void take_words(struct name_book *book, const struct words *words, struct name *name)
{
    struct text joined = {0}, consonants = {0}, sound = {0};
    bool longer = false, initial = false;
    for (size_t i = 0; i < words->count; i++) {
        const struct name_word *word = &book->words[words->ids[i]];
        const char *letters = names_at(&book->letters, words->ids[i]);
        sound_add_consonants(letters, strlen(letters), &consonants);
        if (!is_naming(book, words, i, name))
            continue;
        text_add(&joined, letters);
        name->cut |= name->count == NAME_WORDS;
        if (name->count < NAME_WORDS)
            name->words[name->count++] = words->ids[i];
        longer |= word->length > 2;
        initial |= word->class == WORD_INITIAL;
    }
    name->initials = longer && initial;
    name->joined = keep(book, &joined);
    name->joined_length = (uint32_t)joined.length;
    sound_add(text_string(&joined), joined.length, &sound);
    name->sound = keep(book, &sound);
    text_release(&sound);
    name->consonants = keep(book, &consonants);
    text_release(&consonants);
    text_release(&joined);
}

/* The value of small Roman digits up to 39; 0 where they are none. */
static unsigned roman(const char *letters)
{
    unsigned value = 0, last = 10;
    for (; *letters; letters++) {
        unsigned digit = *letters == 'i' ? 1 : *letters == 'v' ? 5 : *letters == 'x' ? 10 : 0;
        if (!digit)
            return 0;
        value += digit > last ? digit - 2 * last : digit;
        last = digit;
    }
    return value;
}

/* "Elizabeth II" is Elizabeth 2; the first word of a name is none, and Xi never. */
static void number_romans(struct name_book *book, struct words *words)
{
    for (size_t i = 1; i < words->count; i++) {
        const struct name_word *word = &book->words[words->ids[i]];
        unsigned value =
            word->length > 1 && strcmp(word->letters, "xi") != 0 ? roman(word->letters) : 0;
        struct text digits = {0};
        if (!value)
            continue;
        text_addf(&digits, "%u", value);
        words->ids[i] = add_word(book, text_string(&digits), digits.length);
        text_release(&digits);
    }
}

/* Whether any word names without a digit. */
static bool tells(const struct name_book *book, const struct name *name)
{
    for (size_t i = 0; i < name->count; i++)
        if (name_word(book, name, i)->class != WORD_NUMBER && name_word(book, name, i)->length > 1)
            return true;
    return false;
}

/* A key, such as n17: looked at before anything is made of it, for a table may have millions. */
static bool is_key(const char *bytes, size_t length)
{
    bool digit = false;
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)bytes[i] >= 0x80 || isspace((unsigned char)bytes[i]))
            return false;
        digit |= isdigit((unsigned char)bytes[i]) != 0;
    }
    return digit && !memchr(bytes, '_', length) && !memchr(bytes, '-', length);
}

bool name_read(struct name_book *book, const char *bytes, size_t length, enum name_of of,
               struct name *name)
{
    struct text folded = {0};
    struct words words = {0};
    bool small = false;
    *name = (struct name){.bytes = bytes, .length = length, .form = NAME_NONE, .of = of};
    if (!length || length > NAME_BYTES || is_key(bytes, length))
        return false;
    fold_name(book, bytes, length, name, &small, &folded);
    cut_words(book, &folded, &words, name);
    text_release(&folded);
    turn_around(&words, name);
    join_letters(book, &words);
    if (of != NAME_PERSON)
        join_form(book, &words);
    number_romans(book, &words);
    strip_ends(book, &words, name);
    take_words(book, &words, name);
    name->acronym =
        !small && name->count == 1 && name->joined_length >= 3 && name->joined_length <= 8;
    return tells(book, name);
}

const struct name_word *name_word(const struct name_book *book, const struct name *name,
                                  size_t index)
{
    return &book->words[name->words[index]];
}

void name_book_release(struct name_book *book)
{
    names_release(&book->texts);
    names_release(&book->letters);
    free(book->words);
    romanizer_release(&book->romanizer);
    *book = (struct name_book){0};
}
