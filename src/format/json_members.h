/*
 * json_members.h: the members of the object in hand: which one is what, and attributes from them.
 */
#ifndef FORMAT_JSON_MEMBERS_H
#define FORMAT_JSON_MEMBERS_H

#include "format/dot_fields.h"
#include "format/json_graph.h"

/* Starts with no members, of a node or an edge. */
void json_members_start(struct json_graph *graph, bool edge);

/* Takes the object's members; `holder`: the name + 1 of the member that it is itself, or 0. */
void json_members_take(struct json_graph *graph, struct json_value object, uint32_t holder);

/* Of several names of one thing one stays; the others are attributes of their own names. */
void json_members_settle(struct json_graph *graph);

/* The member of that meaning, and attribute of ours (or NULL); NULL where there is none. */
const struct json_member *json_members_find(const struct json_graph *graph,
                                            enum json_meaning meaning, const char *ours);

/* Adds the member as an attribute, where it is one. `fields` are those of its record. */
void json_members_add(struct json_graph *graph, struct dot_graph *into,
                      const struct dot_fields *fields, const struct json_member *member);

/* Adds the date that a start and an end come to, where no other is among those from `first` on. */
void json_members_add_interval(struct json_graph *graph, struct dot_graph *into, size_t first);

/* The same for the relation of an edge with a negative sign. */
void json_members_add_sign(struct json_graph *graph, struct dot_graph *into, size_t first);

/* Whether the attribute of that name is among those from `first` on. */
bool json_members_has(const struct dot_graph *into, size_t first, const char *name);

/* Adds a member as an attribute of the name that it has. */
void json_add_item(struct json_graph *graph, struct dot_graph *into,
                   const struct dot_fields *fields, const struct json_item *item);

void json_add_attribute(struct json_graph *graph, struct dot_graph *into, const char *name,
                        const char *value, size_t length, size_t offset, bool html);

/* Reports attributes from `first` on that are there twice. */
void json_check_twice(struct json_graph *graph, struct dot_graph *into, size_t first);

/* Whether the value is that word, whatever its case. */
bool json_is_word(struct json_graph *graph, struct json_value value, const char *wanted);

/* Whether there is a value at all. */
bool json_is_given(struct json_value value);

/* The id of a member's name; false, with the error reported, where there are too many. */
bool json_intern_name(struct json_graph *graph, struct json_value name, uint32_t *id);

void json_report_twice(struct json_graph *graph, const char *name, size_t offset);

#endif
