/*
 * check_file.c: whole files in, whole files out.
 */
#include "suites.h"

#include "base/file.h"
#include "base/staged.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* A folder of each test's own, and a path in it. */
static char folder[64], path[128];

static void make_folder(void)
{
    strcpy(folder, "/tmp/entente-check-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/file.txt", folder);
}

static size_t count_files(void)
{
    size_t count = 0;
    DIR *open_folder = opendir(folder);
    for (struct dirent *entry; (entry = readdir(open_folder));)
        count += entry->d_name[0] != '.';
    closedir(open_folder);
    return count;
}

static void remove_folder(void)
{
    char name[512];
    DIR *open_folder = opendir(folder);
    for (struct dirent *entry; (entry = readdir(open_folder));) {
        snprintf(name, sizeof name, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] != '.')
            unlink(name);
    }
    closedir(open_folder);
    rmdir(folder);
}

static void write_it(const char *bytes, size_t length)
{
    struct error error = {0};
    ck_assert_msg(file_write(path, bytes, length, &error), "%s", error.message);
    ck_assert_ptr_null(error.message);
}

static void check_content(const char *bytes, size_t length)
{
    struct text content = {0};
    struct error error = {0};
    ck_assert(file_read(path, SIZE_MAX, "--limit", &content, &error));
    ck_assert_uint_eq(content.length, length);
    ck_assert_mem_eq(text_string(&content), bytes, length);
    text_release(&content);
}

START_TEST(written_and_read)
{
    char *large = malloc(300000);
    for (size_t i = 0; i < 300000; i++)
        large[i] = (char)(i * 31);
    write_it("a\0b\n", 4);
    check_content("a\0b\n", 4);
    write_it("", 0);
    check_content("", 0);
    write_it(large, 300000);
    check_content(large, 300000);
    ck_assert_uint_eq(count_files(), 1);
    free(large);
}
END_TEST

/* Exactly the limit is read; one byte more is not, and what was there before stays as it was. */
START_TEST(limit)
{
    static const size_t sizes[] = {0, 1, 10, 65535, 65536, 65537, 200000};
    char *bytes = calloc(200001, 1);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct text content = {0};
        struct error error = {0};
        text_add(&content, "before");
        write_it(bytes, sizes[i]);
        ck_assert(file_read(path, sizes[i], "--max-bytes", &content, &error));
        ck_assert_uint_eq(content.length, 6 + sizes[i]);
        text_clear(&content);
        text_add(&content, "before");
        write_it(bytes, sizes[i] + 1);
        ck_assert(!file_read(path, sizes[i], "--max-bytes", &content, &error));
        ck_assert_int_eq(error.kind, ERROR_LIMIT);
        ck_assert_str_eq(error.path, path);
        ck_assert_ptr_nonnull(strstr(error.hint, "--max-bytes"));
        ck_assert_uint_eq(content.length, 6);
        ck_assert_str_eq(text_string(&content), "before");
        error_release(&error);
        text_release(&content);
    }
    free(bytes);
}
END_TEST

static void check_unreadable(const char *name)
{
    struct text content = {0};
    struct error error = {0};
    ck_assert(!file_read(name, 1000, "--limit", &content, &error));
    ck_assert_int_eq(error.kind, ERROR_IO);
    ck_assert_str_eq(error.path, name);
    ck_assert_uint_eq(error.line, 0);
    ck_assert_uint_eq(content.length, 0);
    error_release(&error);
    text_release(&content);
}

START_TEST(unreadable)
{
    check_unreadable("/no/such/file");
    check_unreadable(folder);
    check_unreadable("");
}
END_TEST

/* Several files: all, or none of them, and nothing else is left behind. */
START_TEST(all_or_none)
{
    char second[140], inside[160];
    struct error error = {0};
    struct text contents[2] = {{0}, {0}};
    snprintf(second, sizeof second, "%s.2", path);
    snprintf(inside, sizeof inside, "%s/none/file", folder);
    text_add(&contents[0], "one");
    text_add(&contents[1], "two");
    ck_assert(!file_write_all((const char *const[]){path, inside}, contents, 2, &error));
    ck_assert_int_eq(error.kind, ERROR_IO);
    ck_assert_str_eq(error.path, inside);
    ck_assert_uint_eq(count_files(), 0);
    error_release(&error);
    error = (struct error){0};
    ck_assert(!file_write_all((const char *const[]){path, folder}, contents, 2, &error));
    ck_assert_str_eq(error.path, folder);
    ck_assert_uint_eq(count_files(), 0);
    error_release(&error);
    error = (struct error){0};
    ck_assert(file_write_all((const char *const[]){path, second}, contents, 2, &error));
    check_content("one", 3);
    ck_assert_uint_eq(count_files(), 2);
    text_release(&contents[0]);
    text_release(&contents[1]);
}
END_TEST

START_TEST(standard_input)
{
    struct text content = {0};
    struct error error = {0};
    int ends[2], before = dup(STDIN_FILENO);
    ck_assert_int_eq(pipe(ends), 0);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    ck_assert_int_eq(write(ends[1], "from a pipe", 11), 11);
    close(ends[1]);
    ck_assert(file_read("-", 11, "--limit", &content, &error));
    ck_assert_str_eq(text_string(&content), "from a pipe");
    close(STDIN_FILENO);
    ck_assert(!file_read("-", 11, "--limit", &content, &error));
    ck_assert_int_eq(error.kind, ERROR_IO);
    ck_assert_str_eq(error.path, "<stdin>");
    dup2(before, STDIN_FILENO);
    close(before);
    error_release(&error);
    text_release(&content);
}
END_TEST

START_TEST(standard_output)
{
    struct error error = {0};
    char got[16] = "";
    int ends[2], before = dup(STDOUT_FILENO);
    ck_assert_int_eq(pipe(ends), 0);
    dup2(ends[1], STDOUT_FILENO);
    bool done = file_write("-", "to a pipe", 9, &error);
    dup2(open("/dev/full", O_WRONLY), STDOUT_FILENO);
    bool full = file_write("-", "x", 1, &error);
    dup2(before, STDOUT_FILENO);
    close(ends[1]);
    ck_assert(done);
    ck_assert_int_eq(read(ends[0], got, sizeof got), 9);
    ck_assert_str_eq(got, "to a pipe");
    ck_assert(!full);
    ck_assert_int_eq(error.kind, ERROR_IO);
    ck_assert_str_eq(error.path, "<stdout>");
    error_release(&error);
}
END_TEST

static mode_t mode_of(const char *name)
{
    struct stat status;
    ck_assert_int_eq(stat(name, &status), 0);
    return status.st_mode & 07777;
}

/* A new file gets the mode that the umask leaves, an old one keeps its own. */
START_TEST(modes)
{
    static const mode_t masks[] = {022, 077, 002};
    for (size_t i = 0; i < 3; i++) {
        mode_t before = umask(masks[i]);
        unlink(path);
        write_it("new", 3);
        ck_assert_uint_eq(mode_of(path), 0666 & ~masks[i]);
        ck_assert_uint_eq(umask(before), masks[i]);
    }
    chmod(path, 0751);
    write_it("again", 5);
    ck_assert_uint_eq(mode_of(path), 0751);
    check_content("again", 5);
}
END_TEST

/* Whoever has the old file open still reads the old file, whole. */
START_TEST(replaced_not_overwritten)
{
    char got[8] = "";
    write_it("old", 3);
    int fd = open(path, O_RDONLY);
    write_it("new one", 7);
    ck_assert_int_eq(read(fd, got, sizeof got), 3);
    ck_assert_str_eq(got, "old");
    close(fd);
    check_content("new one", 7);
}
END_TEST

/* The file behind a link is replaced, the link stays. */
START_TEST(links)
{
    struct error error = {0};
    struct stat status;
    char link_path[128];
    snprintf(link_path, sizeof link_path, "%s/link", folder);
    write_it("old", 3);
    ck_assert_int_eq(symlink("file.txt", link_path), 0);
    ck_assert(file_write(link_path, "new", 3, &error));
    ck_assert_int_eq(lstat(link_path, &status), 0);
    ck_assert(S_ISLNK(status.st_mode));
    check_content("new", 3);
    ck_assert_uint_eq(count_files(), 2);
}
END_TEST

/* A link to nothing yet stays a link, and what it leads to is made; one that goes in circles fails.
 */
START_TEST(links_to_nothing)
{
    struct error error = {0};
    struct stat status;
    char first[128], second[128];
    snprintf(first, sizeof first, "%s/first", folder);
    snprintf(second, sizeof second, "%s/second", folder);
    ck_assert_int_eq(symlink("second", first), 0);
    ck_assert_int_eq(symlink(path, second), 0);
    ck_assert(file_write(first, "new", 3, &error));
    ck_assert(lstat(first, &status) == 0 && S_ISLNK(status.st_mode));
    ck_assert(lstat(second, &status) == 0 && S_ISLNK(status.st_mode));
    check_content("new", 3);
    unlink(second);
    ck_assert_int_eq(symlink("first", second), 0);
    ck_assert(!file_write(first, "new", 3, &error));
    ck_assert_str_eq(error.path, first);
    ck_assert_uint_eq(count_files(), 3);
    error_release(&error);
}
END_TEST

/* Of several files none may be a pipe or a device: a file would take its place. */
START_TEST(no_plain_file)
{
    struct error error = {0};
    struct text contents[1] = {{0}};
    struct stat status;
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    ck_assert(!file_write_all((const char *const[]){path}, contents, 1, &error));
    ck_assert_int_eq(error.kind, ERROR_IO);
    ck_assert_str_eq(error.path, path);
    ck_assert(stat(path, &status) == 0 && S_ISFIFO(status.st_mode));
    ck_assert_uint_eq(count_files(), 1);
    error_release(&error);
}
END_TEST

/* What is open already is written where it stands, and keeps what it has. */
START_TEST(open_descriptor)
{
    struct error error = {0};
    char name[32];
    write_it("old ", 4);
    int fd = open(path, O_WRONLY | O_APPEND);
    snprintf(name, sizeof name, "/dev/fd/%d", fd);
    ck_assert(file_write(name, "new", 3, &error));
    close(fd);
    check_content("old new", 7);
    ck_assert(!file_write(name, "new", 3, &error));
    error_release(&error);
}
END_TEST

/* All files in the folder, hidden ones too, but for "." and "..". */
static size_t count_all(void)
{
    size_t count = 0;
    DIR *open_folder = opendir(folder);
    while (readdir(open_folder))
        count++;
    closedir(open_folder);
    return count - 2;
}

/* A process that a signal ends takes its staged files along, not those of its parent. */
START_TEST(ended_by_a_signal)
{
    struct staged mine, its;
    struct error error = {0};
    int status;
    ck_assert(staged_write(&mine, path, "mine", 4, &error));
    pid_t pid = fork();
    if (pid == 0) {
        staged_write(&its, path, "its", 3, &error);
        staged_end(count_all() == 2 ? SIGTERM : SIGKILL);
        _exit(1);
    }
    ck_assert_int_eq(waitpid(pid, &status, 0), pid);
    ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    ck_assert_uint_eq(count_all(), 1);
    ck_assert(staged_place(&mine, &error));
    staged_release(&mine);
    check_content("mine", 4);
    ck_assert_uint_eq(count_all(), 1);
}
END_TEST

/* Several are staged; one is put in place, one dropped, and all else goes with the process. */
START_TEST(removed_together)
{
    struct staged staged[4];
    struct error error = {0};
    char names[4][140];
    for (int i = 0; i < 4; i++) {
        snprintf(names[i], sizeof names[i], "%s.%d", path, i);
        ck_assert(staged_write(&staged[i], names[i], "x", 1, &error));
    }
    ck_assert_uint_eq(count_all(), 4);
    ck_assert(staged_place(&staged[2], &error));
    staged_release(&staged[1]);
    ck_assert_uint_eq(count_all(), 3);
    staged_remove_all();
    ck_assert_uint_eq(count_all(), 1);
    for (int i = 0; i < 4; i++)
        staged_release(&staged[i]);
}
END_TEST

static void check_unwritable(const char *name)
{
    struct error error = {0};
    ck_assert_msg(!file_write(name, "bytes", 5, &error), "%s was written", name);
    ck_assert_int_eq(error.kind, ERROR_IO);
    ck_assert_str_eq(error.path, name);
    ck_assert_ptr_nonnull(error.message);
    error_release(&error);
}

START_TEST(unwritable)
{
    struct error error = {0};
    check_unwritable("/no/such/folder/file");
    check_unwritable(folder);
    check_unwritable("/dev/full");
    check_unwritable("");
    ck_assert(file_write("/dev/null", "bytes", 5, &error));
    ck_assert_uint_eq(count_files(), 0);
}
END_TEST

/* root writes wherever it likes, so it becomes nobody first. */
START_TEST(read_only_folder)
{
    write_it("old", 3);
    chmod(path, 0666);
    chmod(folder, 0555);
    if (geteuid() == 0)
        ck_assert_int_eq(seteuid(65534), 0);
    check_unwritable(path);
    check_content("old", 3);
    ck_assert_uint_eq(count_files(), 1);
    if (getuid() == 0)
        ck_assert_int_eq(seteuid(0), 0);
    chmod(folder, 0755);
}
END_TEST

/* A file that its owner has made read-only is not replaced, though its folder would allow it. */
START_TEST(read_only_file)
{
    write_it("old", 3);
    chmod(path, 0444);
    chmod(folder, 0777);
    if (geteuid() == 0)
        ck_assert_int_eq(seteuid(65534), 0);
    check_unwritable(path);
    check_content("old", 3);
    if (getuid() == 0)
        ck_assert_int_eq(seteuid(0), 0);
    ck_assert_uint_eq(count_all(), 1);
}
END_TEST

/* A write that fails midway leaves the old file, and nothing else. */
START_TEST(failed_rename)
{
    char inside[160];
    struct error error = {0};
    write_it("old", 3);
    snprintf(inside, sizeof inside, "%s/file.txt/below", folder);
    check_unwritable(inside);
    check_content("old", 3);
    /* the longest name that a file may have, but for four letters */
    char name[512];
    int length = snprintf(name, sizeof name, "%s/", folder);
    memset(name + length, 'n', 251);
    name[length + 251] = '\0';
    ck_assert_msg(file_write(name, "bytes", 5, &error), "%s", error.message);
    ck_assert_uint_eq(count_all(), 2);
}
END_TEST

/* The disk gives out midway: the old file stays, and no temporary. */
START_TEST(failed_write)
{
    struct error error = {0};
    struct rlimit before, small;
    static const char bytes[5000] = "";
    write_it("old", 3);
    getrlimit(RLIMIT_FSIZE, &before);
    small = (struct rlimit){1000, before.rlim_max};
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    bool done = file_write(path, bytes, sizeof bytes, &error);
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, handler);
    ck_assert(!done);
    ck_assert_int_eq(error.kind, ERROR_IO);
    ck_assert_str_eq(error.path, path);
    check_content("old", 3);
    ck_assert_uint_eq(count_files(), 1);
    error_release(&error);
}
END_TEST

START_TEST(extensions)
{
    static const char *const cases[][2] = {
        {"a/b.svg", "svg"}, {"b.tar.gz", "gz"}, {"a.b/c", ""},
        {".hidden", ""},    {"a/.hidden", ""},  {"", ""},
        {"a.", ""},         {".a.dot", "dot"},  {"-", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_str_eq(file_extension(cases[i][0]), cases[i][1]);
}
END_TEST

Suite *file_suite(void)
{
    Suite *suite = suite_create("file");
    TCase *tests = tcase_create("file");
    tcase_add_checked_fixture(tests, make_folder, remove_folder);
    tcase_add_test(tests, written_and_read);
    tcase_add_test(tests, limit);
    tcase_add_test(tests, unreadable);
    tcase_add_test(tests, all_or_none);
    tcase_add_test(tests, standard_input);
    tcase_add_test(tests, standard_output);
    tcase_add_test(tests, modes);
    tcase_add_test(tests, replaced_not_overwritten);
    tcase_add_test(tests, links);
    tcase_add_test(tests, links_to_nothing);
    tcase_add_test(tests, no_plain_file);
    tcase_add_test(tests, open_descriptor);
    tcase_add_test(tests, ended_by_a_signal);
    tcase_add_test(tests, removed_together);
    tcase_add_test(tests, unwritable);
    tcase_add_test(tests, read_only_folder);
    tcase_add_test(tests, read_only_file);
    tcase_add_test(tests, failed_rename);
    tcase_add_test(tests, failed_write);
    tcase_add_test(tests, extensions);
    suite_add_tcase(suite, tests);
    return suite;
}
