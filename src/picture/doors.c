/*
 * doors.c: the system calls that a child process which only draws is refused, as a seccomp filter.
 * Refused calls fail with EPERM, so that a library that merely tries (fontconfig, to write a cache)
 * goes on. Where the kernel has no seccomp, and on other systems, the limits of sandbox.c must do.
 */
#include "picture/sandbox.h"

#ifdef __linux__

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define DOORS_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define DOORS_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

/* To refuse a call altogether: a number here. */
static const unsigned refused[] = {
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_execve,
    SYS_execveat,
    SYS_ptrace,
    SYS_process_vm_writev,
    SYS_kill,
    SYS_tkill,
    SYS_rt_sigqueueinfo,
    SYS_rt_tgsigqueueinfo,
    SYS_unlinkat,
    SYS_renameat2,
    SYS_mkdirat,
    SYS_linkat,
    SYS_mknodat,
    SYS_symlinkat,
    SYS_truncate,
    SYS_ftruncate,
    SYS_fchmodat,
    SYS_fchownat,
    SYS_fchmod,
    SYS_fchown,
    SYS_setxattr,
    SYS_lsetxattr,
    SYS_fsetxattr,
    SYS_utimensat,
    SYS_openat2,
    SYS_io_uring_setup,
    SYS_mount,
    SYS_umount2,
    SYS_unshare,
    SYS_setns,
    SYS_bpf,
    SYS_pidfd_send_signal,
#ifdef SYS_open /* the calls that newer machines no longer have */
    SYS_creat,
    SYS_unlink,
    SYS_rename,
    SYS_renameat,
    SYS_mkdir,
    SYS_rmdir,
    SYS_link,
    SYS_symlink,
    SYS_mknod,
    SYS_chmod,
    SYS_chown,
    SYS_lchown,
    SYS_fork,
    SYS_vfork,
    SYS_utime,
    SYS_utimes,
#endif
};

enum {
    REFUSED = sizeof refused / sizeof *refused,
    PROGRAM_MAX = 2 * REFUSED + 48,
    OTHER_NUMBERS = 0x40000000, /* set in the numbers of x86-64's second set of calls, x32 */
};

struct program {
    struct sock_filter code[PROGRAM_MAX];
    unsigned short length;
};

static void emit(struct program *program, struct sock_filter instruction)
{
    program->code[program->length++] = instruction;
}

static void emit_load(struct program *program, size_t offset)
{
    emit(program, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)offset));
}

static void emit_return(struct program *program, unsigned action)
{
    emit(program, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, action));
}

/* Runs the next `body` instructions only if the loaded word is `value`. */
static void emit_if(struct program *program, unsigned value, unsigned char body)
{
    emit(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, body));
}

/*
 * The call is for `yes` where its argument compares with the value: BPF_JSET, has a bit of it, or
 * BPF_JEQ, is it; and else for `no`.
 */
static void emit_judgement(struct program *program, unsigned call, unsigned argument,
                           unsigned short comparison, unsigned value, unsigned yes, unsigned no)
{
    emit_if(program, call, 4);
    emit_load(program, offsetof(struct seccomp_data, args) + argument * sizeof(uint64_t));
    emit(program,
         (struct sock_filter)BPF_JUMP((unsigned short)(BPF_JMP | BPF_K | comparison), value, 0, 1));
    emit_return(program, yes);
    emit_return(program, no);
}

/* Refuses to open for writing, at the place of the flags; to start more than a thread. */
static void emit_judgements(struct program *program)
{
    const unsigned writes = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;
    const unsigned no = SECCOMP_RET_ERRNO | EPERM, yes = SECCOMP_RET_ALLOW;
    emit_judgement(program, SYS_openat, 2, BPF_JSET, writes, no, yes);
#ifdef SYS_open
    emit_judgement(program, SYS_open, 1, BPF_JSET, writes, no, yes);
#endif
    emit_judgement(program, SYS_clone, 0, BPF_JSET, CLONE_THREAD, yes, no);
    emit_judgement(program, SYS_tgkill, 0, BPF_JEQ, (unsigned)getpid(), yes, no); /* as abort() */
}

#ifdef DOORS_ARCHITECTURE
static void build(struct program *program)
{
    emit_load(program, offsetof(struct seccomp_data, arch));
    emit(program,
         (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, DOORS_ARCHITECTURE, 1, 0));
    emit_return(program, SECCOMP_RET_ERRNO | EPERM);
    emit_load(program, offsetof(struct seccomp_data, nr));
    emit(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, OTHER_NUMBERS, 0, 1));
    emit_return(program, SECCOMP_RET_ERRNO | EPERM);
    for (size_t i = 0; i < REFUSED; i++) {
        emit_if(program, refused[i], 1);
        emit_return(program, SECCOMP_RET_ERRNO | EPERM);
    }
    emit_if(program, SYS_clone3, 1); /* its flags are out of sight; glibc goes on to clone() */
    emit_return(program, SECCOMP_RET_ERRNO | ENOSYS);
    emit_judgements(program);
    emit_return(program, SECCOMP_RET_ALLOW);
}

void sandbox_close_doors(void)
{
    struct program program = {.length = 0};
    build(&program);
    struct sock_fprog filter = {program.length, program.code};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
}
#endif
#endif

#ifndef DOORS_ARCHITECTURE
void sandbox_close_doors(void)
{
}
#endif
