/*
 * lexis.c: phrases and their classes, as bits by the phrase's number.
 */
#include "draft/lexis.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* By bit. */
static const char *const class_names[] = {"actor",
                                          "body_head",
                                          "collective",
                                          "collective_state",
                                          "common",
                                          "document_head",
                                          "event_head",
                                          "force_head",
                                          "group_org",
                                          "group_person",
                                          "group_state",
                                          "honorific",
                                          "man",
                                          "modifier",
                                          "organization_head",
                                          "particle",
                                          "place_first",
                                          "place_head",
                                          "speech",
                                          "state_body",
                                          "title",
                                          "title_modifier",
                                          "woman",
                                          "given",
                                          NULL};

const char *const *word_class_names(void)
{
    return class_names;
}

uint32_t word_class_find(const char *name, size_t length)
{
    for (size_t i = 0; class_names[i]; i++)
        if (strlen(class_names[i]) == length && memcmp(class_names[i], name, length) == 0)
            return UINT32_C(1) << i;
    return 0;
}

static void add(struct lexis *lexis, const char *phrase, size_t length, uint32_t classes)
{
    size_t count = lexis->phrases.count;
    uint32_t id = names_add(&lexis->phrases, phrase, length);
    if (lexis->phrases.count > count) {
        lexis->classes = xgrow(lexis->classes, count, &lexis->capacity, sizeof *lexis->classes);
        lexis->classes[id] = 0;
    }
    lexis->classes[id] |= classes;
}

void lexis_add(struct lexis *lexis, const char *phrase, uint32_t classes)
{
    for (const char *blank = strchr(phrase, ' '); blank; blank = strchr(blank + 1, ' '))
        add(lexis, phrase, (size_t)(blank - phrase), WORD_FIRST);
    add(lexis, phrase, strlen(phrase), classes);
}

uint32_t lexis_find(const struct lexis *lexis, const char *phrase, size_t length)
{
    uint32_t id = names_find(&lexis->phrases, phrase, length);
    return id == NAME_NONE ? 0 : lexis->classes[id];
}

void lexis_release(struct lexis *lexis)
{
    names_release(&lexis->phrases);
    free(lexis->classes);
    *lexis = (struct lexis){0};
}
