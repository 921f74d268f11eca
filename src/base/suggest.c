/*
 * suggest.c: "did you mean", by the optimal string alignment distance (insert, delete, replace,
 * swap of neighbours), without regard to case in ASCII.
 */
#include "base/suggest.h"

#include <ctype.h>
#include <string.h>

/* Longer names are not compared: nobody mistypes them, they are pasted. */
enum { LONGEST = 64, MOST_EDITS = 3 };

static int fold(char character)
{
    return tolower((unsigned char)character);
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Three rows of the dynamic programme are enough: a swap looks back two. */
static size_t distance(const char *a, const char *b)
{
    size_t rows = strlen(a), columns = strlen(b);
    size_t table[3][LONGEST + 1];
    for (size_t j = 0; j <= columns; j++)
        table[0][j] = j;
    for (size_t i = 1; i <= rows; i++) {
        size_t *row = table[i % 3], *above = table[(i + 2) % 3], *twice_above = table[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= columns; j++) {
            size_t cost = fold(a[i - 1]) != fold(b[j - 1]);
            row[j] = smaller(above[j - 1] + cost, smaller(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && fold(a[i - 1]) == fold(b[j - 2]) &&
                fold(a[i - 2]) == fold(b[j - 1]))
                row[j] = smaller(row[j], twice_above[j - 2] + 1);
        }
    }
    return table[rows % 3][columns];
}

void suggest_start(struct suggest *suggest, const char *wanted)
{
    size_t edits = (strlen(wanted) + 2) / 3;
    *suggest = (struct suggest){.wanted = wanted, .best_distance = smaller(edits, MOST_EDITS) + 1};
}

void suggest_consider(struct suggest *suggest, const char *candidate)
{
    size_t wanted = strlen(suggest->wanted), length = strlen(candidate);
    size_t apart = wanted < length ? length - wanted : wanted - length;
    if (wanted > LONGEST || length > LONGEST || apart >= suggest->best_distance)
        return;
    size_t edits = distance(suggest->wanted, candidate);
    if (edits < suggest->best_distance) {
        suggest->best = candidate;
        suggest->best_distance = edits;
    }
}
