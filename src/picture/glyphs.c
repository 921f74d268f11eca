/*
 * glyphs.c: which characters of a picture's labels no font of this machine has. Pango falls back to
 * any font that has a character, so that what counts is what all fonts have together.
 */
#include "picture/glyphs.h"

#include "base/utf8.h"
#include "base/xalloc.h"

#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

/*
 * Who has fonts for which blocks or scripts, as Debian names the packages; the first row that fits.
 * To add one: a row here.
 */
static const struct {
    const char *block, *script; /* as Unicode names them; NULL: any */
    const char *package;        /* NULL: there is none */
} packages[] = {
    {"Emoticons", NULL, "fonts-noto-color-emoji"},
    {"Miscellaneous Symbols and Pictographs", NULL, "fonts-noto-color-emoji"},
    {"Supplemental Symbols and Pictographs", NULL, "fonts-noto-color-emoji"},
    {"Symbols and Pictographs Extended-A", NULL, "fonts-noto-color-emoji"},
    {"Transport and Map Symbols", NULL, "fonts-noto-color-emoji"},
    {"CJK Symbols and Punctuation", NULL, "fonts-noto-cjk"},
    {"Halfwidth and Fullwidth Forms", NULL, "fonts-noto-cjk"},
    {NULL, "Han", "fonts-noto-cjk"},
    {NULL, "Hiragana", "fonts-noto-cjk"},
    {NULL, "Katakana", "fonts-noto-cjk"},
    {NULL, "Bopomofo", "fonts-noto-cjk"},
    {NULL, "Hangul", "fonts-noto-cjk"},
    {"Private Use Area", NULL, NULL},
    {"Supplementary Private Use Area-A", NULL, NULL},
    {"Supplementary Private Use Area-B", NULL, NULL},
    {NULL, "Common", "fonts-noto-core or fonts-symbola"},
    {NULL, NULL, "fonts-noto-core"},
};

/* The characters that the fonts of this machine have together. */
static FcCharSet *list_characters(void)
{
    FcPattern *any = FcPatternBuild(NULL, FC_SCALABLE, FcTypeBool, FcTrue, (char *)NULL);
    FcObjectSet *wanted = FcObjectSetBuild(FC_CHARSET, (char *)NULL);
    FcFontSet *fonts = FcFontList(NULL, any, wanted);
    FcCharSet *all = FcCharSetCreate();
    for (int i = 0; fonts && i < fonts->nfont; i++) {
        FcCharSet *of_font;
        if (FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &of_font) == FcResultMatch)
            FcCharSetMerge(all, of_font, NULL);
    }
    if (fonts)
        FcFontSetDestroy(fonts);
    FcObjectSetDestroy(wanted);
    FcPatternDestroy(any);
    return all;
}

void glyphs_release(struct glyphs *glyphs)
{
    if (glyphs->fonts)
        FcCharSetDestroy(glyphs->fonts);
    free(glyphs->items);
    *glyphs = (struct glyphs){0};
}

/*
 * Whether the character may lack a glyph: it is none that every font has, and is to be seen: not a
 * space, a mark of direction, a selector or the like.
 */
static bool demanding(ucs4_t character)
{
    return character > '~' && !uc_is_property_white_space(character) &&
           !uc_is_property_default_ignorable_code_point(character) &&
           !uc_is_general_category(character, UC_CATEGORY_Cc);
}

static const char *package_of(const char *block, const char *script)
{
    size_t i = 0;
    while ((packages[i].block && (!block || strcmp(packages[i].block, block) != 0)) ||
           (packages[i].script && (!script || strcmp(packages[i].script, script) != 0)))
        i++; /* the last row fits all */
    return packages[i].package;
}

/* What of the list has that script; a new one where there is none. */
static struct missing *missing_of(struct glyphs *glyphs, ucs4_t character)
{
    const uc_script_t *script = uc_script(character);
    const uc_block_t *block = uc_block(character);
    const char *script_name = script ? script->name : NULL,
               *block_name = block ? block->name : NULL;
    const char *package = package_of(block_name, script_name);
    bool named =
        script && strcmp(script_name, "Common") != 0 && strcmp(script_name, "Unknown") != 0;
    const char *name = named ? script_name : block_name ? block_name : "unassigned";
    for (size_t i = 0; i < glyphs->count; i++)
        if (strcmp(glyphs->items[i].script, name) == 0)
            return &glyphs->items[i];
    glyphs->items = xgrow(glyphs->items, glyphs->count, &glyphs->capacity, sizeof *glyphs->items);
    glyphs->items[glyphs->count] = (struct missing){.script = name, .package = package};
    return &glyphs->items[glyphs->count++];
}

static void note(struct glyphs *glyphs, ucs4_t character)
{
    struct missing *missing = missing_of(glyphs, character);
    if (missing->last_label != glyphs->labels)
        missing->labels++;
    missing->last_label = glyphs->labels;
    for (size_t i = 0; i < missing->example_count; i++)
        if (missing->examples[i] == character)
            return;
    if (missing->example_count < GLYPHS_EXAMPLES)
        missing->examples[missing->example_count++] = character;
    else
        missing->more = true;
}

/* Looks for the fonts when it needs them first: that takes a while, and most labels are ASCII. */
static bool in_some_font(struct glyphs *glyphs, ucs4_t character)
{
    if (!glyphs->fonts)
        glyphs->fonts = list_characters();
    return FcCharSetHasChar(glyphs->fonts, character);
}

void glyphs_read(struct glyphs *glyphs, const char *label)
{
    const uint8_t *at = (const uint8_t *)label;
    ucs4_t character;
    glyphs->labels++;
    while ((at = u8_next(&character, at)))
        if (demanding(character) && !in_some_font(glyphs, character))
            note(glyphs, character);
}

static void add_examples(const struct missing *missing, struct text *out)
{
    for (size_t i = 0; i < missing->example_count; i++) {
        uint8_t bytes[6];
        int length = u8_uctomb(bytes, missing->examples[i], sizeof bytes);
        text_add(out, i ? ", “" : "“");
        text_add_bytes(out, (const char *)bytes, length > 0 ? (size_t)length : 0);
        text_addf(out, "” (U+%04X)", (unsigned)missing->examples[i]);
    }
    text_add(out, missing->more ? " and other characters" : "");
}

void glyphs_warn(const struct glyphs *glyphs, struct diagnostics *found)
{
    for (size_t i = 0; i < glyphs->count; i++) {
        const struct missing *missing = &glyphs->items[i];
        struct error warning = {.severity = SEVERITY_WARNING};
        struct text examples = {0};
        add_examples(missing, &examples);
        error_set(&warning, ERROR_USAGE, "no font on this machine has %s (%s), in %zu %s",
                  examples.data, missing->script, missing->labels,
                  missing->labels == 1 ? "label" : "labels");
        if (missing->package)
            error_hint(&warning, "install fonts that have them, e.g. Debian's %s",
                       missing->package);
        else
            error_hint(&warning, "only the font that they were made for can show them");
        diagnostics_take(found, &warning);
        text_release(&examples);
    }
}
