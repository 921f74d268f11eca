/*
 * report_sections.h: the sections of a page, one function each.
 */
#ifndef REPORT_REPORT_SECTIONS_H
#define REPORT_REPORT_SECTIONS_H

#include "report/report_facts.h"

/* Each appends a <section> with its heading. */
void report_map_section(const struct report_facts *facts, struct text *out);
void report_ranking_section(const struct report_facts *facts, struct text *out);
void report_relations_section(const struct report_facts *facts, struct text *out);
void report_sources_section(const struct report_facts *facts, struct text *out);
void report_check_section(const struct report_facts *facts, struct text *out);
void report_blocs_section(const struct report_facts *facts, struct text *out);
void report_timeline_section(const struct report_facts *facts, struct text *out);
void report_history_section(const struct report_facts *facts, struct text *out);

/* Opens a section and its heading: "<section id="map-section" ...><h2 ...>Map</h2>". */
void report_open_section(const char *id, const char *title, struct text *out);

/* Appends a paragraph of plain text. */
void report_paragraph(const char *words, struct text *out);

#endif
