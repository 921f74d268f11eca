/*
 * query_page.c: the language of queries on one page. Names come from the tables that the queries
 * themselves go by; tests run the examples.
 */
#include <entente/query.h>

#include "view/query_names.h"

static const char grammar[] =
    "  query      = condition { time } ;\n"
    "  condition  = all { \"or\" all } ;\n"
    "  all        = one { \"and\" one } ;\n"
    "  one        = \"not\" one | \"(\" condition \")\" | comparison ;\n"
    "  comparison = name [ operator value { \",\" value } ] ;\n"
    "  operator   = \"=\" | \"!=\" | \"<\" | \"<=\" | \">\" | \">=\" | \"~\" ;\n"
    "  name       = word | quoted ;\n"
    "  value      = word | quoted ;\n"
    "  time       = \"as of\" date | \"since\" date | \"until\" date | \"certain\" ;\n";

/* To add an example: a row here. */
static const struct query_example examples[] = {
    {"kind=state and dissent", "states with a dissenting relation", QUERY_ENTITIES},
    {"kind=state and dissent>1 as of 2011", "more than one then", QUERY_ENTITIES},
    {"kind=state,bloc and not membership.out", "states and blocs that belong to nothing",
     QUERY_ENTITIES},
    {"label~\"united nations\" or alias~одкб", "by part of a name", QUERY_ENTITIES},
    {"relations=1 and kind!=place", "who has but one relation", QUERY_ENTITIES},
    {"betweenness>50 and kind!=organization", "who stands between others", QUERY_ENTITIES},
    {"influence.rank<=5", "the five most influential", QUERY_ENTITIES},
    {"family=dissent and confidence<0.7", "doubtful dissent", QUERY_RELATIONS},
    {"from.kind=state and to=CSTO and when>2010", "from states to the CSTO, after 2010",
     QUERY_RELATIONS},
    {"relation=presidency since 2010 until 2010 certain", "who surely presided in 2010",
     QUERY_RELATIONS},
};

const struct query_example *query_example_at(size_t index)
{
    return index < sizeof examples / sizeof *examples ? &examples[index] : NULL;
}

static void add_names(enum query_subject subject, struct text *out)
{
    for (size_t i = 0; i < query_name_count(subject); i++)
        text_addf(out, "  %-12s%s\n", query_name_at(subject, i)->name,
                  query_name_at(subject, i)->summary);
}

void query_page(struct text *out)
{
    text_add(out, "The grammar (EBNF):\n");
    text_add(out, grammar);
    text_add(out, "\nOf an entity:\n");
    add_names(QUERY_ENTITIES, out);
    text_add(out,
             "  a relation type or family, and 'relations': how many it has at that time; with\n"
             "              .in or .out behind it those that end or start there (dissent.out)\n"
             "  a measure   its score, and with .rank behind it the rank ('entente measures')\n"
             "  any other   an attribute that the dossier has; in quotes always that\n"
             "\nOf a relation (--relations):\n");
    add_names(QUERY_RELATIONS, out);
    text_add(
        out,
        "  from.NAME   what its start has under one of the names above; to.NAME its end\n"
        "  any other   an attribute, as above\n"
        "\n"
        "A name alone means that there is something: a text, a date, a number other than 0.\n"
        "Several values mean any of them. Text is compared without regard to case, ~ looks\n"
        "for a part of it; kinds, types, families and sources are words, which must be\n"
        "there. An attribute is a number where both sides are one, else a date where both\n"
        "are. What is not given meets no comparison but !=, for A!=B is not A=B.\n"
        "\n"
        "Dates are EDTF. What lasts is < a date where it ends before, > where it begins\n"
        "after, = where they have a day in common; <= is < or =. What is only possible\n"
        "counts, with 'certain' only what is so whatever the dates leave open. The time at\n"
        "the end is that of --as-of, --since, --until and --certain: relations are counted,\n"
        "and measures computed, on what is seen then.\n"
        "\n"
        "A value is a word, up to the next blank, comma or parenthesis, or stands in quotes\n"
        "(\"United Nations\"; \\\" is a quotation mark). 'and' binds more than 'or'. In a shell\n"
        "the whole stands in quotes of the other sort.\n"
        "\n"
        "After --where, rank lists only what is selected, measured in the whole network (with\n"
        "--relations it asks of relations); show, draw and export see the selected entities\n"
        "and the relations among them, and draw sizes them as in the whole.\n"
        "\nExamples, on graphs/csto.dot:\n");
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        text_addf(out, "  %s%s\n      %s\n",
                  examples[i].subject == QUERY_RELATIONS ? "--relations " : "", examples[i].query,
                  examples[i].meaning);
}
