/*
 * launch.c: runs a command and says what it took. Small, and between the benchmark and what it
 * measures: a process counts the memory of the one that started it as its own peak.
 *     launch SECONDS RESULT COMMAND...
 * Writes to the file RESULT: the seconds it ran, of them by processors in user and in system mode,
 * its peak memory in KiB, and its status (128 + signal where it was killed). After SECONDS it is
 * killed, and the status is 124.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t child, late;

static void stop(int number)
{
    late = number == SIGALRM;
    if (child > 0)
        kill(-child, SIGKILL);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static double seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec * 1e-6;
}

static long peak_kib(const struct rusage *usage)
{
#ifdef __APPLE__
    return usage->ru_maxrss / 1024;
#else
    return usage->ru_maxrss;
#endif
}

static int status_of(int status)
{
    if (late)
        return 124;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* Its own process group, so that what it starts is stopped with it. */
static pid_t start(char **command)
{
    pid_t pid = fork();
    if (pid == 0) {
        setpgid(0, 0);
        execvp(command[0], command);
        perror(command[0]);
        _exit(127);
    }
    if (pid > 0)
        setpgid(pid, pid);
    return pid;
}

int main(int argc, char **argv)
{
    FILE *result = argc > 3 ? fopen(argv[2], "w") : NULL;
    struct rusage usage;
    int status;
    if (!result) {
        fputs("usage: launch SECONDS RESULT COMMAND...\n", stderr);
        return 2;
    }
    signal(SIGALRM, stop);
    signal(SIGINT, stop);
    signal(SIGTERM, stop);
    double begin = now();
    child = start(argv + 3);
    alarm((unsigned)strtoul(argv[1], NULL, 10));
    if (child < 0 || wait4(child, &status, 0, &usage) < 0) {
        perror("launch");
        return 1;
    }
    double took = now() - begin;
    fprintf(result, "%.6f %.6f %.6f %ld %d\n", took, seconds(usage.ru_utime),
            seconds(usage.ru_stime), peak_kib(&usage), status_of(status));
    return fclose(result) ? 1 : 0;
}
