/*
 * version.h: which entente this is: of the headers as macros, of the library at run time.
 *
 * Versions are semantic (semver.org). The soname's number goes up with every release that breaks
 * what was built against the one before; CONTRIBUTING.md says what a break is.
 */
#ifndef ENTENTE_VERSION_H
#define ENTENTE_VERSION_H

#include <entente/api.h>

/* The one place where the version stands: the Makefile reads ENTENTE_VERSION from here. */
#define ENTENTE_VERSION "0.1.0"
#define ENTENTE_VERSION_MAJOR 0
#define ENTENTE_VERSION_MINOR 1
#define ENTENTE_VERSION_PATCH 0

/* 10000 * major + 100 * minor + patch, to compare with: #if ENTENTE_VERSION_NUMBER >= 200 */
#define ENTENTE_VERSION_NUMBER \
    (ENTENTE_VERSION_MAJOR * 10000 + ENTENTE_VERSION_MINOR * 100 + ENTENTE_VERSION_PATCH)

/* The version of the library that is linked, as ENTENTE_VERSION; static. */
ENTENTE_API const char *entente_version(void);

/* The same as ENTENTE_VERSION_NUMBER. */
ENTENTE_API int entente_version_number(void);

#endif
