/*
 * ftm_schema.c: FollowTheMoney's schemata as kinds and types, both ways.
 */
#include "format/ftm_schema.h"

#include <stddef.h>
#include <string.h>

/*
 * To add one: a row here. A thing of any other schema is an entity of no stated kind that keeps its
 * schema as an attribute.
 */
static const struct ftm_thing things[] = {
    {"Person", "person", "birthDate", "deathDate"},
    {"Organization", "organization", "incorporationDate", "dissolutionDate"},
    {"Company", "organization", "incorporationDate", "dissolutionDate"},
    {"PublicBody", "body", "incorporationDate", "dissolutionDate"},
    {"LegalEntity", "entity", "incorporationDate", "dissolutionDate"},
    {"Position", "entity", "inceptionDate", "dissolutionDate"},
    {"Event", "event", "startDate", "endDate"},
    {"Document", "document", NULL, NULL},
    {"Address", "place", NULL, NULL},
};

/* The same. A row's ends are those that the model calls the link's source and target. */
static const struct ftm_link links[] = {
    {"Membership", "membership", "member", "organization", "role", NULL, false},
    {"Directorship", "office", "director", "organization", "role", NULL, false},
    {"Occupancy", "office", "holder", "post", NULL, NULL, false},
    {"Employment", "employment", "employee", "employer", "role", "office", false},
    {"Ownership", "ownership", "owner", "asset", "role", "structure", false},
    {"Representation", "representation", "agent", "client", "role", NULL, false},
    {"Family", "family", "person", "relative", "relationship", "tie", true},
    {"Associate", "associate", "person", "associate", "relationship", "tie", true},
    {"Payment", "payment", "payer", "beneficiary", "purpose", "cooperation", false},
    {"Debt", "debt", "debtor", "creditor", NULL, "tie", false},
    {"Succession", "succession", "predecessor", "successor", "role", "structure", false},
    {"ProjectParticipant", "participation", "participant", "project", "role", NULL, false},
    {"ContractAward", "contract-award", "contract", "supplier", "role", "cooperation", false},
    {"CourtCaseParty", "court-case", "party", "case", "role", "tie", false},
    {"Documentation", "documentation", "document", "entity", "role", "tie", true},
    {"UnknownLink", "tie", "subject", "object", "role", NULL, true},
};

/* Words that no row above gives back: what comes nearest. Any other one is what the last row says.
 */
static const struct {
    const char *word, *schema;
} kinds[] = {{"state", "PublicBody"}, {"force", "Organization"},        {"bloc", "Organization"},
             {"person", "Person"},    {"organization", "Organization"}, {"body", "PublicBody"},
             {"event", "Event"},      {"document", "Document"},         {"place", "Address"},
             {NULL, "LegalEntity"}},
  types[] = {{"membership", "Membership"},
             {"observer", "Membership"},
             {"participation", "Membership"},
             {"presidency", "Directorship"},
             {"office", "Directorship"},
             {"employment", "Employment"},
             {"ownership", "Ownership"},
             {"representation", "Representation"},
             {"family", "Family"},
             {"associate", "Associate"},
             {"payment", "Payment"},
             {"debt", "Debt"},
             {"succession", "Succession"},
             {"contract-award", "ContractAward"},
             {"court-case", "CourtCaseParty"},
             {"documentation", "Documentation"},
             {NULL, "UnknownLink"}};

const struct ftm_thing *ftm_find_thing(const char *schema)
{
    for (size_t i = 0; i < sizeof things / sizeof *things; i++)
        if (strcmp(things[i].schema, schema) == 0)
            return &things[i];
    return NULL;
}

const struct ftm_link *ftm_find_link(const char *schema)
{
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        if (strcmp(links[i].schema, schema) == 0)
            return &links[i];
    return NULL;
}

const char *ftm_schema_of_kind(const char *kind)
{
    size_t i = 0;
    while (kinds[i].word && strcmp(kinds[i].word, kind) != 0)
        i++;
    return kinds[i].schema;
}

const char *ftm_schema_of_type(const char *type)
{
    size_t i = 0;
    while (types[i].word && strcmp(types[i].word, type) != 0)
        i++;
    return types[i].schema;
}

bool ftm_is_context(const char *name)
{
    static const char *const words[] = {"caption",    "datasets",  "referents",   "target",
                                        "first_seen", "last_seen", "last_change", "origin"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], name) == 0)
            return true;
    return false;
}
