/*
 * json_graph.h: the objects of a JSON text as nodes and edges with attributes. Each format says
 * where the objects are and how it names their members; what these mean is here.
 *
 * Names of members that a table has for something else are written attr:NAME, and HTML strings
 * html:NAME; so every attribute of a dossier has a name in every table.
 */
#ifndef FORMAT_JSON_GRAPH_H
#define FORMAT_JSON_GRAPH_H

#include "format/dot_graph.h"
#include "format/json_scan.h"

#include <entente/dossier.h>

#define JSON_PLAIN_PREFIX "attr:"
#define JSON_HTML_PREFIX "html:"

/* What a member is, other than an attribute. */
enum json_meaning {
    JSON_ATTRIBUTE,
    JSON_ID,
    JSON_FROM,
    JSON_TO,
    JSON_KEY,   /* of parallel edges: kept where it is a name, not a number */
    JSON_START, /* with JSON_END an interval, where there is no other date */
    JSON_END,
    JSON_SIGN,
    JSON_DIRECTED,
    JSON_UNDIRECTED,
    JSON_MEMBERS, /* an object whose members stand for members of this one */
    JSON_HANDLE,  /* what edges call the node, where that is not its id */
    JSON_IGNORED, /* a number that only the format needs */
    JSON_MEANINGS
};

/* Of two names of one thing in an object the one that comes first in the table counts. */
struct json_name {
    const char *theirs;
    enum json_meaning meaning;
    const char *ours; /* the attribute; NULL: its own name */
};

/* A format's names; each table ends in a row without a name. */
struct json_names {
    const struct json_name *nodes, *edges;
};

/* One member of the object in hand. */
struct json_member {
    uint32_t name; /* an id of `names` */
    struct json_value value;
    const struct json_name *meant; /* NULL: an attribute of its own name */
    uint32_t holder;               /* the name of the member that it is in, + 1; 0: in none */
};

/* What a name means, once it was looked up. */
struct json_meant {
    bool known;
    const struct json_name *row;
};

/* What a file says of a name for all objects. */
struct json_declared {
    uint32_t stands_for;        /* the name that it is short for, + 1; 0: for itself */
    struct json_value standard; /* the value where an object gives none; empty: none */
};

struct json_graph {
    struct json_scan *scan;
    struct dossier *dossier;
    bool foreign;                /* nobody's file: names are looked up without regard to spelling */
    bool full;                   /* a limit was passed: nothing more is read */
    bool numbers;                /* the id of some node is a number */
    bool edge, negative;         /* of the object in hand: it is an edge; its weight is below 0 */
    struct dot_graph words;      /* sources, kinds and types: their names may be entities' too */
    struct dot_graph graph;      /* entities and relations */
    struct names names;          /* of members */
    struct json_meant *meant[2]; /* by these, of nodes and of edges */
    size_t meant_count[2];
    struct json_declared *declared[2];
    size_t declared_count[2];
    struct names handles;   /* of nodes, where they have any */
    uint32_t *handle_nodes; /* by these */
    size_t handle_count, handle_capacity;
    const struct json_names *tables;
    uint32_t *order; /* the nodes as they were listed */
    size_t order_count, order_capacity;
    struct json_member *members; /* private: of the object in hand */
    size_t member_count, member_capacity;
    uint32_t *seen, stamp; /* private */
    size_t seen_count;
    uint32_t *last; /* private: by name of member, the number of the last one + 1 */
    size_t last_count;
    struct text scratch; /* private */
};

/* The names in files of other programs: networkx, d3, Gephi, Cytoscape and their kin. */
extern const struct json_names json_foreign_names;

void json_graph_init(struct json_graph *graph, struct json_scan *scan, struct dossier *dossier,
                     const struct json_names *own);
void json_graph_release(struct json_graph *graph);

/* The node of that name; one more than --max-entities allows is an error, and the graph full. */
uint32_t json_graph_node(struct json_graph *graph, const char *id, size_t length, size_t offset);

/* From here on the file is one of other programs. */
void json_graph_is_foreign(struct json_graph *graph);

/* Each adds the object as a node, or as an edge; of an array, each element. */
void json_graph_add_nodes(struct json_graph *graph, struct json_value value);
void json_graph_add_edges(struct json_graph *graph, struct json_value value);

/* Adds the members as attributes of the graph itself, but for `entente`; "name" is its name. */
void json_graph_add_own(struct json_graph *graph, struct json_value object);

/*
 * Says that within members of nodes (or of edges) the name may be written as the string `alias`,
 * and is that value where an object has none of that name. Either may be empty: start == end.
 */
void json_graph_declare(struct json_graph *graph, bool edges, struct json_value name,
                        struct json_value alias, struct json_value standard);

/* Adds what json_write_extras() wrote. After the nodes: it says which are declared nowhere. */
void json_graph_add_extras(struct json_graph *graph, struct json_value extras);

/* Adds all of it to the dossier. */
void json_graph_finish(struct json_graph *graph, uint32_t file);

#endif
