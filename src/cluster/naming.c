/*
 * naming.c: the names of all tables as nodes: one exchange of names, and then answers by place.
 */
#include "cluster/naming.h"

#include "base/xalloc.h"
#include "cluster/exchange.h"
#include "cluster/naming_owned.h"

#include <stdlib.h>
#include <string.h>

/* ---- Names to owners ---- */

int naming_owner(const struct naming *naming, const char *id)
{
    uint64_t hash = names_hash(id, strlen(id));
    return (int)(hash * (uint64_t)naming->process_count >> 32);
}

static void list_sent(struct naming *naming, const struct dossier *dossier)
{
    size_t processes = (size_t)naming->process_count, count = dossier->entity_count;
    struct lists *sent = &naming->sent;
    int *owners = xcalloc(count, sizeof *owners);
    sent->items = xcalloc(count, sizeof *sent->items);
    sent->starts = xcalloc(processes + 2, sizeof *sent->starts);
    for (size_t i = 0; i < count; i++) {
        owners[i] = naming_owner(naming, dossier->entities[i].id);
        sent->starts[owners[i] + 2]++;
    }
    for (size_t i = 2; i < processes + 2; i++)
        sent->starts[i] += sent->starts[i - 1];
    for (uint32_t i = 0; i < count; i++)
        sent->items[sent->starts[owners[i] + 1]++] = i;
    free(owners);
}

/* Whether a table says something of the entity, beyond that relations name it. */
static bool has_facts(const struct entity *entity)
{
    return entity->declared || entity->label || entity->kind != KIND_ENTITY ||
           edtf_given(&entity->when);
}

static void put_string(const char *string, struct text *out)
{
    text_add_bytes(out, string ? string : "", string ? strlen(string) + 1 : 1);
}

/* files[i]: which of the files that are read is the dossier's file i. */
static void put_entity(const struct dossier *dossier, const struct entity *entity,
                       const uint64_t *files, struct text *out)
{
    bool facts = has_facts(entity);
    put_string(entity->id, out);
    text_add_bytes(out, (const char *)&files[entity->place.file], sizeof *files);
    text_add_char(out, (char)facts);
    if (!facts)
        return;
    put_string(entity->label, out);
    put_string(entity->aliases, out);
    put_string(entity->kind == KIND_ENTITY ? NULL : dossier->vocabulary.kinds[entity->kind].name,
               out);
    text_add_bytes(out, (const char *)&entity->when, sizeof entity->when);
}

static const char *take_string(const char **at)
{
    const char *string = *at;
    *at += strlen(string) + 1;
    return string;
}

static void keep_first(struct naming *naming, const char *said, const char **kept)
{
    if (*said && !*kept)
        *kept = names_intern(&naming->texts, said, strlen(said));
}

static void take_facts(struct naming *naming, struct owned *owned, uint64_t file, const char **at)
{
    struct edtf when;
    if (!owned->declared)
        owned->file = file;
    owned->declared = true;
    keep_first(naming, take_string(at), &owned->label);
    keep_first(naming, take_string(at), &owned->aliases);
    keep_first(naming, take_string(at), &owned->kind);
    memcpy(&when, *at, sizeof when);
    *at += sizeof when;
    if (!edtf_given(&owned->when))
        owned->when = when;
}

/* One name that the process has; returns which of ours it is. */
static uint32_t take_entity(struct naming *naming, int process, const char **at)
{
    const char *id = take_string(at);
    uint64_t file;
    memcpy(&file, *at, sizeof file);
    *at += sizeof file;
    bool facts = *(*at)++;
    size_t known = naming->names.count;
    uint32_t index = names_add(&naming->names, id, strlen(id));
    if (naming->names.count > known) {
        naming->owned = xgrow(naming->owned, index, &naming->capacity, sizeof *naming->owned);
        naming->owned[index] = (struct owned){.namer = process, .file = file};
    }
    if (facts)
        take_facts(naming, &naming->owned[index], file, at);
    return index;
}

static void take_all(struct naming *naming, const struct inbox *in)
{
    size_t processes = (size_t)naming->process_count, count = 0, capacity = 0;
    struct lists *asked = &naming->asked;
    asked->starts = xcalloc(processes + 1, sizeof *asked->starts);
    for (size_t i = 0; i < processes; i++) {
        const char *at = in->bytes + in->starts[i], *end = in->bytes + in->starts[i + 1];
        asked->starts[i] = count;
        while (at < end) {
            asked->items = xgrow(asked->items, count, &capacity, sizeof *asked->items);
            asked->items[count++] = take_entity(naming, (int)i, &at);
        }
    }
    asked->starts[processes] = count;
}

static void send_names(struct naming *naming, const struct dossier *dossier, const uint64_t *files)
{
    struct text *out = outbox_new(naming->comm);
    struct inbox in;
    for (int i = 0; i < naming->process_count; i++)
        for (size_t j = naming->sent.starts[i]; j < naming->sent.starts[i + 1]; j++)
            put_entity(dossier, &dossier->entities[naming->sent.items[j]], files, &out[i]);
    exchange(naming->comm, out, &in);
    take_all(naming, &in);
    inbox_release(&in);
    outbox_free(naming->comm, out);
}

/* ---- By place: an item for each name, `size` bytes of it ---- */

/*
 * Sends for each name in the lists `from` its item, by index in its list's order of processes; what
 * comes is for those in the lists at the other side, in their order. The caller frees it.
 */
static char *pass_items(const struct naming *naming, const struct lists *from, const void *items,
                        size_t size)
{
    struct text *out = outbox_new(naming->comm);
    struct inbox in;
    for (int i = 0; i < naming->process_count; i++)
        text_add_bytes(&out[i], (const char *)items + from->starts[i] * size,
                       (from->starts[i + 1] - from->starts[i]) * size);
    exchange(naming->comm, out, &in);
    outbox_free(naming->comm, out);
    free(in.starts);
    return in.bytes;
}

/* ---- Dates ---- */

/* Dates come from tables of entities, which most networks do not have. */
static void pass_dates(const struct naming *naming, struct dossier *dossier)
{
    size_t count = naming->asked.starts[naming->process_count];
    int dated = 0, any;
    for (size_t i = 0; i < naming->names.count; i++)
        dated |= edtf_given(&naming->owned[i].when);
    MPI_Allreduce(&dated, &any, 1, MPI_INT, MPI_MAX, naming->comm);
    if (!any)
        return;
    struct edtf *dates = xcalloc(count, sizeof *dates);
    for (size_t i = 0; i < count; i++)
        dates[i] = naming->owned[naming->asked.items[i]].when;
    char *came = pass_items(naming, &naming->asked, dates, sizeof *dates);
    for (size_t i = 0; i < dossier->entity_count; i++)
        memcpy(&dossier->entities[naming->sent.items[i]].when, came + i * sizeof *dates,
               sizeof *dates);
    free(came);
    free(dates);
}

struct naming *naming_new(MPI_Comm comm, struct dossier *dossier, const uint64_t *files)
{
    struct naming *naming = xcalloc(1, sizeof *naming);
    naming->comm = comm;
    MPI_Comm_rank(comm, &naming->process);
    MPI_Comm_size(comm, &naming->process_count);
    list_sent(naming, dossier);
    send_names(naming, dossier, files);
    pass_dates(naming, dossier);
    return naming;
}

void naming_free(struct naming *naming)
{
    if (!naming)
        return;
    names_release(&naming->names);
    names_release(&naming->texts);
    free(naming->owned);
    free(naming->sent.items);
    free(naming->sent.starts);
    free(naming->asked.items);
    free(naming->asked.starts);
    free(naming);
}

/* ---- Numbers ---- */

enum { CERTAINTY_BITS = 3, TIED = 4, DOUBTED = 8 };

/* What the network has of each of our entities, to their owners. */
static void pass_standing(struct naming *naming, const struct network *network)
{
    size_t count = network->view->dossier->entity_count;
    uint8_t *items = xcalloc(count, 1);
    for (size_t i = 0; i < count; i++) {
        uint32_t entity = naming->sent.items[i], node = network->nodes[entity];
        items[i] = network->view->entities[entity];
        if (node != NETWORK_NONE)
            items[i] |= (uint8_t)((network->tied[node] ? TIED : 0) |
                                  (network->doubted[node] ? DOUBTED : 0));
    }
    char *came = pass_items(naming, &naming->sent, items, 1);
    for (size_t i = 0; i < naming->asked.starts[naming->process_count]; i++) {
        struct owned *owned = &naming->owned[naming->asked.items[i]];
        owned->certainty = (uint8_t)came[i] & CERTAINTY_BITS;
        owned->tied |= (came[i] & TIED) != 0;
        owned->doubted |= (came[i] & DOUBTED) != 0;
    }
    free(came);
    free(items);
}

static void add_node(struct naming *naming, size_t index, const char *kind, struct spread *spread)
{
    struct owned *owned = &naming->owned[index];
    const char *own_kind = owned->kind ? owned->kind : "entity";
    owned->number = spread->count++;
    spread->nodes[owned->number] =
        (struct spread_node){.id = names_at(&naming->names, (uint32_t)index),
                             .label = owned->label,
                             .kind = own_kind,
                             .tied = owned->tied,
                             .doubted = owned->doubted,
                             .listed = !kind || strcmp(kind, own_kind) == 0};
}

static void number_owned(struct naming *naming, const char *kind, struct spread *spread)
{
    uint64_t dropped = 0;
    spread->count = 0;
    spread->nodes = xcalloc(naming->names.count, sizeof *spread->nodes);
    for (size_t i = 0; i < naming->names.count; i++) {
        struct owned *owned = &naming->owned[i];
        bool kept = owned->tied || !spread->projection.drop_isolates;
        owned->number = NAMING_NONE;
        if (owned->certainty == CERTAINTY_NO)
            continue;
        if (kept)
            add_node(naming, i, kind, spread);
        else
            dropped++;
    }
    spread_number(spread);
    spread->counts.dropped = spread_sum(spread, dropped);
}

/* What the owner answers. */
struct answer {
    uint64_t number;
    uint64_t first; /* whether the process that asked has the name before all others */
};

static struct answer *pass_numbers(const struct naming *naming, const struct spread *spread)
{
    size_t count = naming->asked.starts[naming->process_count];
    struct answer *answers = xcalloc(count, sizeof *answers);
    for (int process = 0; process < naming->process_count; process++)
        for (size_t i = naming->asked.starts[process]; i < naming->asked.starts[process + 1]; i++) {
            const struct owned *owned = &naming->owned[naming->asked.items[i]];
            answers[i].number =
                owned->number == NAMING_NONE ? NAMING_NONE : spread->first + owned->number;
            answers[i].first = owned->namer == process;
        }
    char *came = pass_items(naming, &naming->asked, answers, sizeof *answers);
    free(answers);
    return (struct answer *)came;
}

/* The order in which the files name the nodes, from those who read them to their owners. */
static void pass_order(const struct naming *naming, const struct answer *answers, size_t count,
                       struct spread *spread)
{
    uint64_t *orders = xcalloc(count, sizeof *orders), *items = xcalloc(count, sizeof *items);
    uint64_t before = 0, mine = 0;
    for (size_t i = 0; i < count; i++)
        orders[naming->sent.items[i]] = answers[i].first && answers[i].number != NAMING_NONE;
    for (size_t i = 0; i < count; i++)
        mine += orders[i];
    MPI_Exscan(&mine, &before, 1, MPI_UINT64_T, MPI_SUM, naming->comm);
    before = naming->process ? before : 0;
    for (size_t i = 0; i < count; i++)
        orders[i] = orders[i] ? before++ : NAMING_NONE;
    for (size_t i = 0; i < count; i++)
        items[i] = orders[naming->sent.items[i]];
    char *came = pass_items(naming, &naming->sent, items, sizeof *items);
    for (size_t i = 0; i < naming->asked.starts[naming->process_count]; i++) {
        uint64_t order, number = naming->owned[naming->asked.items[i]].number;
        memcpy(&order, came + i * sizeof order, sizeof order);
        if (order != NAMING_NONE && number != NAMING_NONE)
            spread->nodes[number].order = order;
    }
    free(came);
    free(items);
    free(orders);
}

void naming_number(struct naming *naming, const struct network *network, const char *kind,
                   struct spread *spread, uint64_t *numbers)
{
    size_t count = network->view->dossier->entity_count;
    pass_standing(naming, network);
    number_owned(naming, kind, spread);
    struct answer *answers = pass_numbers(naming, spread);
    for (size_t i = 0; i < count; i++)
        numbers[naming->sent.items[i]] = answers[i].number;
    pass_order(naming, answers, count, spread);
    free(answers);
}
