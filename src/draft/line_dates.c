/*
 * line_dates.c: dates and citations, which a line leaves out, and what they leave behind.
 */
#include "draft/line_parts.h"

#include <string.h>

const struct date_mention *line_date_at(const struct line *line, size_t at)
{
    const struct sentence *sentence = &line->article->sentences[line->sentence];
    for (uint32_t i = 0; i < sentence->dates.count; i++) {
        const struct date_mention *date = &line->article->dates[sentence->dates.first + i];
        size_t start =
            date->phrase.end > date->phrase.start ? date->phrase.start : date->span.start;
        if (start == at)
            return date;
    }
    return NULL;
}

/* Blanks that a date leaves behind, and a comma: whether there was one. */
static bool trim_blank(struct line *line)
{
    while (line->text.length && line->text.data[line->text.length - 1] == ' ')
        line->text.data[--line->text.length] = 0;
    bool comma = line->text.length && line->text.data[line->text.length - 1] == ',';
    if (comma)
        line->text.data[--line->text.length] = 0;
    return comma;
}

/* Behind an "'s": "this year's chair" is the chair. */
static size_t skip_possessive(const struct line *line, size_t end)
{
    static const char *const marks[] = {"'s ", "\xE2\x80\x99s "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t length = strlen(marks[i]);
        if (line->article->length - end >= length &&
            memcmp(line->article->text + end, marks[i], length) == 0)
            return end + length - 1;
    }
    return end;
}

/* Behind a comma, "and", or both, and an article. */
static size_t skip_parts(const struct article *article, size_t at)
{
    static const char *const parts[] = {",", " and", " the", " "};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t length = strlen(parts[i]);
        if (article->length - at >= length && memcmp(article->text + at, parts[i], length) == 0)
            at += length;
    }
    return at;
}

/* The mention of the sentence that starts there; NULL: none. */
static const struct mention *mention_at(const struct line *line, size_t at)
{
    struct range mentions = line->article->sentences[line->sentence].mentions;
    for (uint32_t i = 0; i < mentions.count; i++)
        if (line->article->mentions[mentions.first + i].span.start == at)
            return &line->article->mentions[mentions.first + i];
    return NULL;
}

/* Whether a date stands behind the name, or behind those that are named with it. */
static bool has_date(const struct line *line, const struct mention *name)
{
    size_t end = name->span.end;
    while (name && !line_date_at(line, end + 1)) {
        end = name->span.end;
        name = mention_at(line, skip_parts(line->article, end));
    }
    return line_date_at(line, end + 1);
}

/* Whether what the name does follows: "and the Georgian Church withdrew". */
static bool acts(const struct article *article, const struct mention *name)
{
    static const char *const verbs[] = {
        "became", "did",  "had",  "has", "held", "is",   "left", "lost",     "made", "met",
        "quit",   "said", "took", "was", "went", "were", "will", "withdrew", "won",  "would"};
    const char *word = article->text + name->span.end;
    size_t left = article->length - name->span.end, length = 1;
    if (!left || *word != ' ')
        return false;
    while (length < left && word[length] >= 'a' && word[length] <= 'z')
        length++;
    if (length > 4 && word[length - 2] == 'e' && word[length - 1] == 'd')
        return true;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (strlen(verbs[i]) == length - 1 && memcmp(word + 1, verbs[i], length - 1) == 0)
            return true;
    return false;
}

/*
 * "Greece joined NATO in 1952, Germany in 1955": the state goes on from the other one, and is in no
 * list with NATO; "joined it in 1961 and the Church withdrew" starts anew. Returns where it starts,
 * or `end` where there is none.
 */
static size_t skip_to_gapped(struct line *line, size_t end)
{
    static const char wholes[] = "OBK";
    size_t start = skip_parts(line->article, end);
    bool named = line->text.length && line->text.data[line->text.length - 1] == '>' &&
                 line->slot_count && start > end + 1;
    const struct mention *next = named ? mention_at(line, start) : NULL;
    if (!next || next->adjective || next->possessive)
        return end;
    char letter = line_letter(line->article->entities[next->entity].kind);
    bool member = letter == 'S' && strchr(wholes, line->slots[line->slot_count - 1].letter);
    bool anew = article_byte(line->article, end) == ' ' && acts(line->article, next);
    if (!anew && !(member && has_date(line, next)))
        return end;
    line_put(line, anew ? "; " : ";~ ", anew ? 2 : 3, end, start);
    return start;
}

/*
 * "After the 2009 coup": the year is said of what follows, to which the words before it belong.
 * Returns where it starts; `at`: nothing of it stays.
 */
static size_t keep_before_year(const struct line *line, const struct date_mention *date, size_t at)
{
    static const char the[] = "the ";
    enum { YEAR = 4, ARTICLE = sizeof the - 1 };
    const char *text = line->article->text;
    size_t end = date->phrase.end, last = line->article->sentences[line->sentence].span.end;
    if (date->span.end != end || end < at + YEAR + ARTICLE || end + 1 >= last)
        return at;
    size_t start = end - YEAR;
    bool year = strspn(text + start, "0123456789") == YEAR;
    bool noun = text[end] == ' ' && text[end + 1] >= 'a' && text[end + 1] <= 'z';
    return year && noun && memcmp(text + start - ARTICLE, the, ARTICLE) == 0 ? start : at;
}

/* Of "Romania (from 2015) and" the brackets too, which would stand between two names. */
static bool drop_brackets(struct line *line, size_t end)
{
    size_t length = line->text.length;
    if (!length || line->text.data[length - 1] != '(' ||
        end >= line->article->sentences[line->sentence].span.end || line->article->text[end] != ')')
        return false;
    line->text.length = length - 1 - (length > 1 && line->text.data[length - 2] == ' ');
    line->text.data[line->text.length] = 0;
    return true;
}

size_t line_skip_date(struct line *line, const struct date_mention *date, size_t at)
{
    size_t end = date->phrase.end > date->span.end ? date->phrase.end : date->span.end;
    if (end <= at)
        end = at + 1;
    size_t year = keep_before_year(line, date, at);
    if (year > at) {
        line_put(line, line->article->text + at, year - 1 - at, at, year - 1);
        return end;
    }
    size_t owned = skip_possessive(line, end);
    if (owned > end) {
        bool cut = trim_blank(line);
        if (cut)
            line_put(line, ",", 1, at, at + 1);
        return owned;
    }
    const char *text = line->article->text;
    size_t last = line->article->sentences[line->sentence].span.end;
    if (drop_brackets(line, end))
        return end + 1;
    bool cut = trim_blank(line), comma = cut || memchr(text + at, ',', end - at);
    size_t gapped = comma ? end : skip_to_gapped(line, end);
    if (gapped > end)
        return gapped;
    if (comma && end < last && text[end] == ',')
        end++;
    else if (cut && end < last && text[end] == ' ') /* Angola, until 2023 a member */
        line_put(line, ",", 1, at, at + 1);
    if (!line->text.length) /* "On April 27, the CSTO said" starts with the CSTO */
        while (end < last && (text[end] == ',' || text[end] == ' '))
            end++;
    return end;
}
