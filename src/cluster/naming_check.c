/*
 * naming_check.c: whether entities of different files share names: each label and alias is sent to
 * the owner of an id of that name, who sees who else has it.
 */
#include "base/xalloc.h"
#include "cluster/agree.h"
#include "cluster/exchange.h"
#include "cluster/naming_owned.h"

#include <stdlib.h>
#include <string.h>

/* That an entity has a name. */
struct claim {
    const char *name, *id, *kind; /* kind "": not given */
    uint64_t file;
    bool own; /* as id or label, not as an alias */
};

/* Who has a name, as far as it is known. */
struct holders {
    struct claim first;
    const char *other; /* of another file, with a kind that does not differ; NULL: none */
    bool own;          /* one of them has it as its own */
};

static void put_claim(const struct naming *naming, const struct claim *claim, size_t length,
                      struct text *out)
{
    char *name = xstrndup(claim->name, length);
    struct text *to = &out[naming_owner(naming, name)];
    text_add_bytes(to, name, length + 1);
    text_add_bytes(to, claim->id, strlen(claim->id) + 1);
    text_add_bytes(to, claim->kind, strlen(claim->kind) + 1);
    text_add_bytes(to, (const char *)&claim->file, sizeof claim->file);
    text_add_char(to, claim->own);
    free(name);
}

static void put_claims(const struct naming *naming, size_t index, struct text *out)
{
    const struct owned *owned = &naming->owned[index];
    const struct facts *facts = naming_facts(naming, owned);
    const char *cursor = facts->aliases, *alias;
    struct claim claim = {.name = facts->label,
                          .id = names_at(&naming->names, (uint32_t)index),
                          .kind = facts->kind ? facts->kind : "",
                          .file = owned->file,
                          .own = true};
    if (claim.name)
        put_claim(naming, &claim, strlen(claim.name), out);
    claim.own = false;
    for (size_t length; alias_next(&cursor, &alias, &length);) {
        claim.name = alias;
        put_claim(naming, &claim, length, out);
    }
}

static const char *take_string(const char **at)
{
    const char *string = *at;
    *at += strlen(string) + 1;
    return string;
}

static struct claim take_claim(const char **at)
{
    struct claim claim = {.name = take_string(at)};
    claim.id = take_string(at);
    claim.kind = take_string(at);
    memcpy(&claim.file, *at, sizeof claim.file);
    *at += sizeof claim.file;
    claim.own = *(*at)++;
    return claim;
}

static void add_holder(struct holders *holders, const struct claim *claim)
{
    const struct claim *first = &holders->first;
    bool kinds_fit = !*first->kind || !*claim->kind || strcmp(first->kind, claim->kind) == 0;
    holders->own |= claim->own;
    if (strcmp(first->id, claim->id) != 0 && first->file != claim->file && kinds_fit &&
        !holders->other)
        holders->other = claim->id;
}

/* The entity of ours that has the claimed name as its id, if there is one. */
static void add_id(const struct naming *naming, struct holders *holders)
{
    const char *name = holders->first.name;
    uint32_t index = names_find(&naming->names, name, strlen(name));
    if (index == NAME_NONE)
        return;
    const struct owned *owned = &naming->owned[index];
    const char *kind = naming_facts(naming, owned)->kind;
    add_holder(holders, &(struct claim){.name = name,
                                        .id = names_at(&naming->names, index),
                                        .kind = kind ? kind : "",
                                        .file = owned->file,
                                        .own = true});
}

static bool refuse(const struct holders *holders, struct error *error)
{
    error_set(error, ERROR_USAGE,
              "'%s' and '%s', of different files, share the name \"%s\": they may be one, which "
              "entente-cluster does not settle",
              holders->first.id, holders->other, holders->first.name);
    error_hint(error, "'entente merge FILE... -o ONE.csv' does");
    return false;
}

/* Whether the names that came are of one entity each. */
static bool look(const struct naming *naming, const struct inbox *in, struct error *error)
{
    struct names names = {0};
    struct holders *holders = NULL;
    size_t capacity = 0;
    const char *at = in->bytes, *end = in->bytes + in->starts[naming->process_count];
    while (at < end) {
        struct claim claim = take_claim(&at);
        size_t known = names.count;
        uint32_t id = names_add(&names, claim.name, strlen(claim.name));
        if (names.count > known) {
            holders = xgrow(holders, id, &capacity, sizeof *holders);
            holders[id] = (struct holders){.first = claim, .own = claim.own};
        } else {
            add_holder(&holders[id], &claim);
        }
    }
    bool done = true;
    for (size_t i = 0; done && i < names.count; i++) {
        add_id(naming, &holders[i]);
        done = !(holders[i].other && holders[i].own) || refuse(&holders[i], error);
    }
    free(holders);
    names_release(&names);
    return done;
}

bool naming_check(const struct naming *naming, struct error *error)
{
    struct text *out = outbox_new(naming->comm);
    struct inbox in;
    for (size_t i = 0; i < naming->names.count; i++)
        put_claims(naming, i, out);
    exchange(naming->comm, out, &in);
    outbox_free(naming->comm, out);
    bool done = look(naming, &in, error);
    inbox_release(&in);
    return agree(naming->comm, done, error);
}
