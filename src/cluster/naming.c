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

static void list_sent(struct naming *naming, const struct kept *kept)
{
    size_t processes = (size_t)naming->process_count, count = kept->names.count;
    struct lists *sent = &naming->sent;
    int *owners = xcalloc(count, sizeof *owners);
    sent->items = xcalloc(count, sizeof *sent->items);
    sent->starts = xcalloc(processes + 2, sizeof *sent->starts);
    for (size_t i = 0; i < count; i++) {
        owners[i] = naming_owner(naming, names_at(&kept->names, (uint32_t)i));
        sent->starts[owners[i] + 2]++;
    }
    for (size_t i = 2; i < processes + 2; i++)
        sent->starts[i] += sent->starts[i - 1];
    for (uint32_t i = 0; i < count; i++)
        sent->items[sent->starts[owners[i] + 1]++] = i;
    free(owners);
}

static void put_string(const char *string, struct text *out)
{
    text_add_bytes(out, string ? string : "", string ? strlen(string) + 1 : 1);
}

/* What is said of it, by one of the tables of entities. */
static void put_facts(const struct dossier *dossier, const struct entity *entity, struct text *out)
{
    put_string(entity->label, out);
    put_string(entity->aliases, out);
    put_string(entity->kind == KIND_ENTITY ? NULL : dossier->vocabulary.kinds[entity->kind].name,
               out);
    text_add_bytes(out, (const char *)&entity->when, sizeof entity->when);
}

static void put_name(const struct kept *kept, uint32_t index, const struct dossier *dossier,
                     const uint64_t *files, struct text *out)
{
    const char *id = names_at(&kept->names, index);
    uint32_t found = dossier_find_entity(dossier, id);
    const struct entity *entity = found == DOSSIER_NONE ? NULL : &dossier->entities[found];
    uint64_t file = entity ? files[entity->place.file] : kept->files[index];
    put_string(id, out);
    text_add_bytes(out, (const char *)&file, sizeof file);
    text_add_char(out, entity != NULL);
    if (entity)
        put_facts(dossier, entity, out);
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
    if (!owned->facts) {
        naming->facts =
            xgrow(naming->facts, naming->fact_count, &naming->fact_capacity, sizeof *naming->facts);
        naming->facts[naming->fact_count++] = (struct facts){0};
        owned->facts = (uint32_t)naming->fact_count;
        owned->file = file;
    }
    struct facts *facts = &naming->facts[owned->facts - 1];
    keep_first(naming, take_string(at), &facts->label);
    keep_first(naming, take_string(at), &facts->aliases);
    keep_first(naming, take_string(at), &facts->kind);
    memcpy(&when, *at, sizeof when);
    *at += sizeof when;
    if (!edtf_given(&facts->when))
        facts->when = when;
}

const struct facts *naming_facts(const struct naming *naming, const struct owned *owned)
{
    static const struct facts none;
    return owned->facts ? &naming->facts[owned->facts - 1] : &none;
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

static void send_names(struct naming *naming, const struct kept *kept,
                       const struct dossier *dossier, const uint64_t *files)
{
    struct text *out = outbox_new(naming->comm);
    struct inbox in;
    for (int i = 0; i < naming->process_count; i++)
        for (size_t j = naming->sent.starts[i]; j < naming->sent.starts[i + 1]; j++)
            put_name(kept, naming->sent.items[j], dossier, files, &out[i]);
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

/* Sees those of our names that have dates, as an ordinary view does. */
static bool see_dated(struct naming *naming, const struct time_options *time)
{
    struct dossier *dated = dossier_new();
    struct view view = {0};
    struct error error = {0};
    for (size_t i = 0; i < naming->names.count; i++) {
        const struct edtf *when = &naming_facts(naming, &naming->owned[i])->when;
        naming->owned[i].certainty = CERTAINTY_CERTAIN;
        if (edtf_given(when)) {
            uint32_t entity = dossier_add_entity(dated, names_at(&naming->names, (uint32_t)i));
            dated->entities[entity].when = *when;
        }
    }
    if (view_init(&view, dated, &(struct view_options){.time = *time}, &error))
        for (size_t i = 0; i < dated->entity_count; i++) {
            const char *id = dated->entities[i].id;
            naming->owned[names_find(&naming->names, id, strlen(id))].certainty = view.entities[i];
        }
    bool any = dated->entity_count > 0;
    error_release(&error);
    view_release(&view);
    dossier_free(dated);
    return any;
}

/* Dates come from tables of entities, which most networks do not have. */
uint8_t *naming_see(struct naming *naming, const struct time_options *time)
{
    size_t count = naming->asked.starts[naming->process_count], own = naming->own_count;
    int dated = see_dated(naming, time), any;
    uint8_t *certainties = xcalloc(own, sizeof *certainties);
    memset(certainties, CERTAINTY_CERTAIN, own);
    MPI_Allreduce(&dated, &any, 1, MPI_INT, MPI_MAX, naming->comm);
    if (!any)
        return certainties;
    uint8_t *items = xcalloc(count, sizeof *items);
    for (size_t i = 0; i < count; i++)
        items[i] = naming->owned[naming->asked.items[i]].certainty;
    char *came = pass_items(naming, &naming->asked, items, sizeof *items);
    for (size_t i = 0; i < own; i++)
        certainties[naming->sent.items[i]] = (uint8_t)came[i];
    free(came);
    free(items);
    return certainties;
}

struct naming *naming_new(MPI_Comm comm, const struct kept *kept, const struct dossier *dossier,
                          const uint64_t *files)
{
    struct naming *naming = xcalloc(1, sizeof *naming);
    naming->comm = comm;
    naming->own_count = kept->names.count;
    MPI_Comm_rank(comm, &naming->process);
    MPI_Comm_size(comm, &naming->process_count);
    list_sent(naming, kept);
    send_names(naming, kept, dossier, files);
    return naming;
}

void naming_free(struct naming *naming)
{
    if (!naming)
        return;
    names_release(&naming->names);
    names_release(&naming->texts);
    free(naming->owned);
    free(naming->facts);
    free(naming->sent.items);
    free(naming->sent.starts);
    free(naming->asked.items);
    free(naming->asked.starts);
    free(naming);
}

/* ---- Numbers ---- */

/* What their relations make of the names that we have read, to their owners. */
static void pass_marks(struct naming *naming, const uint8_t *marks)
{
    uint8_t *items = xcalloc(naming->own_count, 1);
    for (size_t i = 0; i < naming->own_count; i++)
        items[i] = marks[naming->sent.items[i]];
    char *came = pass_items(naming, &naming->sent, items, 1);
    for (size_t i = 0; i < naming->asked.starts[naming->process_count]; i++) {
        struct owned *owned = &naming->owned[naming->asked.items[i]];
        owned->tied |= ((uint8_t)came[i] & KEPT_TIED) != 0;
        owned->doubted |=
            ((uint8_t)came[i] & KEPT_DOUBTED) != 0 || owned->certainty != CERTAINTY_CERTAIN;
    }
    free(came);
    free(items);
}

static void add_node(struct naming *naming, size_t index, const char *kind, struct spread *spread)
{
    struct owned *owned = &naming->owned[index];
    const struct facts *facts = naming_facts(naming, owned);
    const char *own_kind = facts->kind ? facts->kind : "entity";
    owned->number = spread->count++;
    spread->nodes[owned->number] =
        (struct spread_node){.id = names_at(&naming->names, (uint32_t)index),
                             .label = facts->label,
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

uint8_t *naming_first(const struct naming *naming)
{
    uint8_t *items = xcalloc(naming->asked.starts[naming->process_count], sizeof *items);
    uint8_t *first = xcalloc(naming->own_count, sizeof *first);
    for (int process = 0; process < naming->process_count; process++)
        for (size_t i = naming->asked.starts[process]; i < naming->asked.starts[process + 1]; i++)
            items[i] = naming->owned[naming->asked.items[i]].namer == process;
    char *came = pass_items(naming, &naming->asked, items, sizeof *items);
    for (size_t i = 0; i < naming->own_count; i++)
        first[naming->sent.items[i]] = (uint8_t)came[i];
    free(came);
    free(items);
    return first;
}

/* What number each of the names has that we have read. */
static void pass_numbers(const struct naming *naming, const struct spread *spread,
                         uint64_t *numbers)
{
    size_t count = naming->asked.starts[naming->process_count];
    uint64_t *items = xcalloc(count, sizeof *items), number;
    for (size_t i = 0; i < count; i++) {
        number = naming->owned[naming->asked.items[i]].number;
        items[i] = number == NAMING_NONE ? NAMING_NONE : spread->first + number;
    }
    char *came = pass_items(naming, &naming->asked, items, sizeof *items);
    for (size_t i = 0; i < naming->own_count; i++)
        memcpy(&numbers[naming->sent.items[i]], came + i * sizeof number, sizeof number);
    free(came);
    free(items);
}

/* The order in which the files name the nodes, from those who read them to their owners. */
static void pass_order(const struct naming *naming, const uint64_t *numbers, struct spread *spread)
{
    size_t count = naming->own_count;
    uint64_t *orders = xcalloc(count, sizeof *orders), *items = xcalloc(count, sizeof *items);
    uint64_t before = 0, mine = 0;
    uint8_t *first = naming_first(naming);
    for (size_t i = 0; i < count; i++)
        mine += first[i] && numbers[i] != NAMING_NONE;
    MPI_Exscan(&mine, &before, 1, MPI_UINT64_T, MPI_SUM, naming->comm);
    before = naming->process ? before : 0;
    for (size_t i = 0; i < count; i++)
        orders[i] = first[i] && numbers[i] != NAMING_NONE ? before++ : NAMING_NONE;
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
    free(first);
    free(items);
    free(orders);
}

void naming_number(struct naming *naming, const uint8_t *marks, const char *kind,
                   struct spread *spread, uint64_t *numbers)
{
    pass_marks(naming, marks);
    number_owned(naming, kind, spread);
    pass_numbers(naming, spread, numbers);
    pass_order(naming, numbers, spread);
}
