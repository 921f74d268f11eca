/*
 * romanize.c: ICU's transliterators in a row. Cyrillic goes by the Russian rules of BGN,
 * which are how names stand in English text, before Any-Latin would make scholars' spelling of it.
 */
#include "base/romanize.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/uversion.h>

/* The dots and primes that BGN puts between letters are no letters. */
static const char chain[] = "ru-ru_Latn/BGN; Greek-Latin/UNGEGN; Any-Latin; "
                            "[\\u00B7\\u02B0-\\u02FF\\u2019] Remove; Latin-ASCII; Lower";

static void open_chain(struct romanizer *romanizer)
{
    UChar units[sizeof chain];
    UErrorCode status = U_ZERO_ERROR;
    u_uastrcpy(units, chain);
    romanizer->tried = true;
    romanizer->transliterator = utrans_openU(units, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    if (status == U_MEMORY_ALLOCATION_ERROR)
        xalloc_fail();
    if (U_FAILURE(status))
        romanizer->transliterator = NULL;
}

static bool is_ascii(const char *bytes, size_t length)
{
    while (length && (unsigned char)bytes[length - 1] < 0x80)
        length--;
    return length == 0;
}

/* False where ICU fails; the text is then in `units`, of no use. */
static bool transliterate(struct romanizer *romanizer, const char *bytes, int32_t size,
                          int32_t *length)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar *units = romanizer->units;
    int32_t capacity = (int32_t)romanizer->capacity;
    u_strFromUTF8(units, capacity, length, bytes, size, &status);
    int32_t limit = *length;
    utrans_transUChars(romanizer->transliterator, units, length, capacity, 0, &limit, &status);
    *length = limit;
    if (status == U_MEMORY_ALLOCATION_ERROR)
        xalloc_fail();
    return U_SUCCESS(status);
}

/* One ideograph may become a syllable of six letters, and a letter a few. */
enum { GROWTH = 8, LONGEST = 1 << 20 };

void romanize(struct romanizer *romanizer, const char *bytes, size_t length, struct text *out)
{
    int32_t count = 0, size = 0;
    UErrorCode status = U_ZERO_ERROR;
    if (!is_ascii(bytes, length) && !romanizer->tried)
        open_chain(romanizer);
    if (is_ascii(bytes, length) || !romanizer->transliterator || length > LONGEST) {
        text_add_bytes(out, bytes, length);
        return;
    }
    if (romanizer->capacity < GROWTH * length) {
        romanizer->capacity = GROWTH * length;
        romanizer->units = xreallocarray(romanizer->units, romanizer->capacity, sizeof(UChar));
    }
    if (!transliterate(romanizer, bytes, (int32_t)length, &count)) {
        text_add_bytes(out, bytes, length);
        return;
    }
    size_t room = (size_t)count * 3; /* bytes of UTF-8 a unit */
    char *utf8 = xmalloc(room + 1);
    u_strToUTF8(utf8, (int32_t)room, &size, romanizer->units, count, &status);
    text_add_bytes(out, utf8, U_SUCCESS(status) ? (size_t)size : 0);
    free(utf8);
}

void romanizer_release(struct romanizer *romanizer)
{
    if (romanizer->transliterator)
        utrans_close(romanizer->transliterator);
    free(romanizer->units);
    *romanizer = (struct romanizer){0};
}

const char *romanize_version(char runs[ROMANIZE_VERSION])
{
    UVersionInfo version;
    u_getVersion(version);
    u_versionToString(version, runs);
    return U_ICU_VERSION;
}
