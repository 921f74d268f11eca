/*
 * words.c: the relation types and kinds that tables bring, as all processes have them.
 */
#include "cluster/words.h"

#include "base/xalloc.h"
#include "cluster/exchange.h"
#include "format/csv_table.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* As when one process reads all. */
enum { CAPITALS_MOST = CSV_CAPITALS_MOST - TYPE_NOT_SAME_AS - 1 };

static void put(const struct word *word, struct text *out)
{
    text_add_bytes(out, (const char *)&word->file, sizeof word->file);
    text_add_char(out, (char)word->family);
    text_add_char(out, (char)word->declared);
    text_add_bytes(out, word->name, strlen(word->name) + 1);
}

static const char *take(const char *at, struct word *word)
{
    memcpy(&word->file, at, sizeof word->file);
    at += sizeof word->file;
    word->family = (enum family) * at++;
    word->declared = *at++;
    word->name = at;
    return at + strlen(at) + 1;
}

static const struct word *find(const struct words *words, const char *name)
{
    uint32_t id = names_find(&words->names, name, strlen(name));
    return id == NAME_NONE ? NULL : &words->items[id];
}

/* Whether a type of a file before is the same but for capitals: then the name means that. */
static bool means_other(const struct words *words, const struct word *word)
{
    for (size_t i = 0; i < words->count && i < CAPITALS_MOST; i++)
        if (words->items[i].declared && words->items[i].file < word->file &&
            strcasecmp(words->items[i].name, word->name) == 0)
            return true;
    return false;
}

static void gather(struct words *words, MPI_Comm comm, const struct text *mine)
{
    struct inbox in;
    int processes;
    MPI_Comm_size(comm, &processes);
    exchange_all(comm, mine, &in);
    *words = (struct words){.bytes = in.bytes};
    for (const char *at = in.bytes, *end = in.bytes + in.starts[processes]; at < end;) {
        struct word word;
        at = take(at, &word);
        if (find(words, word.name) || means_other(words, &word))
            continue;
        names_add(&words->names, word.name, strlen(word.name));
        words->items = xgrow(words->items, words->count, &words->capacity, sizeof *words->items);
        words->items[words->count++] = word;
    }
    free(in.starts);
}

static size_t built_in_types(void)
{
    return TYPE_NOT_SAME_AS + 1;
}

void words_gather(struct words *types, struct words *kinds, MPI_Comm comm,
                  const struct dossier *dossier, const uint64_t *files)
{
    const struct vocabulary *vocabulary = &dossier->vocabulary;
    struct text mine = {0};
    for (size_t i = built_in_types(); i < vocabulary->type_count; i++) {
        const struct relation_type *type = &vocabulary->types[i];
        put(&(struct word){type->name, files[i], type->family, type->declared}, &mine);
    }
    gather(types, comm, &mine);
    text_clear(&mine);
    for (size_t i = 0; i < vocabulary->kind_count; i++)
        if (!vocabulary->kinds[i].declared)
            put(&(struct word){.name = vocabulary->kinds[i].name}, &mine);
    gather(kinds, comm, &mine);
    text_release(&mine);
}

void words_release(struct words *words)
{
    free(words->items);
    free(words->bytes);
    names_release(&words->names);
    *words = (struct words){0};
}

bool words_agree(const struct words *types, const struct dossier *dossier)
{
    const struct vocabulary *vocabulary = &dossier->vocabulary;
    for (size_t i = built_in_types(); i < vocabulary->type_count; i++) {
        const struct relation_type *type = &vocabulary->types[i];
        const struct word *word = find(types, type->name);
        if (!word || word->family != type->family || word->declared != type->declared)
            return false;
    }
    return true;
}

void words_add(const struct words *types, const struct words *kinds, struct dossier *dossier)
{
    struct vocabulary *vocabulary = &dossier->vocabulary;
    for (size_t i = 0; i < types->count; i++) {
        const struct word *word = &types->items[i];
        if (vocabulary_find_type(vocabulary, word->name) != VOCABULARY_NONE)
            continue;
        const char *name = dossier_string(dossier, word->name, strlen(word->name));
        uint32_t index = vocabulary_add_type(vocabulary, name);
        struct relation_type *type = &vocabulary->types[index];
        relation_type_set_family(type, word->family);
        type->declared = word->declared;
    }
    for (size_t i = 0; i < kinds->count; i++) {
        const char *name = kinds->items[i].name;
        vocabulary_add_kind(vocabulary, dossier_string(dossier, name, strlen(name)));
    }
}

size_t words_before(const struct words *types, uint64_t file)
{
    size_t count = built_in_types();
    while (count - built_in_types() < types->count &&
           types->items[count - built_in_types()].file < file)
        count++;
    return count;
}
