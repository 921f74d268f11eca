/*
 * version.c: the version of the library, for programs that may be run with another one than they
 * were built against.
 */
#include <entente/version.h>

const char *entente_version(void)
{
    return ENTENTE_VERSION;
}

int entente_version_number(void)
{
    return ENTENTE_VERSION_NUMBER;
}
