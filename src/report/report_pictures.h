/*
 * report_pictures.h: the pictures of a page.
 */
#ifndef REPORT_REPORT_PICTURES_H
#define REPORT_REPORT_PICTURES_H

#include "report/report_facts.h"

/* Draws the map, with ids "e7" and "l0"; false where it cannot. */
bool report_pictures_map(struct report_facts *facts, struct error *error);

/* Draws the timeline and the chart of ranks, or says why not. */
void report_pictures_charts(struct report_facts *facts);

void report_picture_release(struct report_picture *picture);

#endif
