/*
 * doctor.h: what the command itself finds around it, and whether it works.
 */
#ifndef CLI_DOCTOR_H
#define CLI_DOCTOR_H

#include "cli/settings.h"

#include "base/environment.h"

/* The characters of the locale, the terminal, and whether the current folder can be written to. */
void doctor_look(const struct settings *settings, struct environment *environment);

/* Reads a small dossier from memory, ranks it, and draws it as each picture there is. */
void doctor_try(struct environment *environment);

#endif
