/*
 * staged.c: a file that is written beside the one that it will take the place of.
 */
#include "base/staged.h"

#include "base/file.h"
#include "base/xalloc.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINKS_MOST = 40, NAMES_MOST = 1000 };

/*
 * Not constants, and rightly: files belong to the process, and a signal handler gets no argument.
 * The lock keeps threads apart. The handler takes no lock: each change is one pointer that is set,
 * and it goes by `next` alone.
 */
static struct staged *volatile first;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static atomic_uint numbers;

/* A temporary is being made, which may be there and not on the list; by which signal to end then.
 */
static volatile sig_atomic_t making, ended_by;

static void enlist(struct staged *staged)
{
    staged->owner = getpid();
    staged->previous = NULL;
    staged->next = first;
    if (first)
        first->previous = staged;
    first = staged;
}

static void strike_off(struct staged *staged)
{
    pthread_mutex_lock(&lock);
    if (staged->previous)
        staged->previous->next = staged->next;
    else
        first = staged->next;
    if (staged->next)
        staged->next->previous = staged->previous;
    pthread_mutex_unlock(&lock);
}

void staged_remove_all(void)
{
    for (struct staged *staged = first; staged; staged = staged->next)
        if (staged->owner == getpid())
            unlink(staged->temporary);
}

bool staged_abandon(void)
{
    if (making)
        return false;
    staged_remove_all();
    return true;
}

void staged_end(int signal_number)
{
    if (making) {
        ended_by = signal_number;
        return;
    }
    staged_remove_all();
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

/* How much of the path is its folder, with the slash. */
static int folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (int)(slash - path) + 1 : 0;
}

/* One step along a link; NULL with errno where that fails. */
static char *follow_link(const char *path)
{
    char target[PATH_MAX];
    struct text followed = {0};
    ssize_t length = readlink(path, target, sizeof target);
    if (length < 0)
        return NULL;
    if (*target != '/')
        text_add_bytes(&followed, path, (size_t)folder_length(path));
    text_add_bytes(&followed, target, (size_t)length);
    return followed.data;
}

/*
 * What the path is behind links, also behind one that leads to no file yet; NULL with errno where
 * that cannot be told.
 */
static char *behind_links(const char *path)
{
    char *found = realpath(path, NULL);
    struct stat status;
    if (found || errno != ENOENT)
        return found;
    found = xstrdup(path);
    for (int i = 0; found && lstat(found, &status) == 0 && S_ISLNK(status.st_mode); i++) {
        char *next = i < LINKS_MOST ? follow_link(found) : NULL;
        free(found);
        found = next;
    }
    return found;
}

/* Makes the file, known to signal handlers from its first moment; -1 with errno where it cannot. */
static int make_file(struct staged *staged, mode_t mode)
{
    pthread_mutex_lock(&lock);
    making = 1;
    int fd = open(staged->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd >= 0)
        enlist(staged);
    making = 0;
    pthread_mutex_unlock(&lock);
    if (ended_by)
        staged_end(ended_by);
    return fd;
}

/* In the target's folder, by a short name: the target's may have the last letter that it can. */
static int make_temporary(struct staged *staged, mode_t mode)
{
    int fd = -1;
    for (int i = 0; i < NAMES_MOST && fd < 0 && (i == 0 || errno == EEXIST); i++) {
        struct text name = {0};
        text_addf(&name, "%.*s.entente-%ld-%u", folder_length(staged->target), staged->target,
                  (long)getpid(), atomic_fetch_add(&numbers, 1));
        staged->temporary = name.data;
        fd = make_file(staged, mode);
        if (fd < 0) {
            int cause = errno;
            free(staged->temporary);
            staged->temporary = NULL;
            errno = cause;
        }
    }
    return fd;
}

/*
 * Gives the new file the mode and the owner of the old one. Who may not give it to the old group
 * gives the group that it has now what everybody may.
 */
static bool take_after(int fd, const struct stat *old)
{
    struct stat now;
    mode_t mode = old->st_mode & 07777;
    if (fstat(fd, &now) != 0)
        return false;
    bool group = now.st_gid == old->st_gid || fchown(fd, (uid_t)-1, old->st_gid) == 0;
    bool user = now.st_uid == old->st_uid || fchown(fd, old->st_uid, (gid_t)-1) == 0;
    if (!group)
        mode = (mode & 0707) | (mode & 07) << 3;
    return fchmod(fd, user ? mode : mode & 0777) == 0;
}

/* Some file systems cannot sync, which is nothing that went wrong. */
static bool sync_file(int fd)
{
    return fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP;
}

/* Whether the file that is there can be replaced. */
static bool replaceable(const char *path, const struct stat *old, struct error *error)
{
    if (S_ISDIR(old->st_mode)) {
        errno = EISDIR;
        return file_error(path, "cannot create", error);
    }
    if (!S_ISREG(old->st_mode)) {
        error_set(error, ERROR_IO, "cannot be replaced: it is no plain file");
        error_place(error, path, 0, 0, NULL, 0);
        return false;
    }
    return faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0 ||
           file_error(path, "cannot write", error);
}

static bool fill(int fd, const struct stat *old, const char *bytes, size_t length)
{
    return file_put(fd, bytes, length) && (!old || take_after(fd, old)) && sync_file(fd);
}

bool staged_write(struct staged *staged, const char *path, const char *bytes, size_t length,
                  struct error *error)
{
    struct stat old;
    *staged = (struct staged){.path = path};
    bool replaces = stat(path, &old) == 0;
    if (replaces && !replaceable(path, &old, error))
        return false;
    staged->target = behind_links(path);
    int fd = staged->target ? make_temporary(staged, replaces ? 0600 : 0666) : -1;
    if (fd < 0)
        return file_error(path, "cannot create", error);
    bool done =
        fill(fd, replaces ? &old : NULL, bytes, length) || file_error(path, "cannot write", error);
    if (close(fd) != 0 && done)
        done = file_error(path, "cannot write", error);
    return done;
}

bool staged_place(struct staged *staged, struct error *error)
{
    if (rename(staged->temporary, staged->target) != 0)
        return file_error(staged->path, "cannot rename into place", error);
    strike_off(staged);
    free(staged->temporary);
    staged->temporary = NULL;
    return true;
}

/* A folder that may be written and not read cannot be opened, and so not be synced. */
bool staged_sync_folder(const struct staged *staged, struct error *error)
{
    int length = folder_length(staged->target);
    char *folder = length ? xstrndup(staged->target, (size_t)length) : xstrdup(".");
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool done = fd >= 0 ? sync_file(fd) : errno == EACCES;
    if (!done)
        file_error(staged->path, "cannot sync its folder", error);
    if (fd >= 0)
        close(fd);
    free(folder);
    return done;
}

void staged_release(struct staged *staged)
{
    if (staged->temporary) {
        unlink(staged->temporary);
        strike_off(staged);
    }
    free(staged->temporary);
    free(staged->target);
    *staged = (struct staged){0};
}
