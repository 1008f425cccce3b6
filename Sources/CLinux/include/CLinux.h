// What Swift cannot import from Glibc: plain calls, no logic.
#ifndef CLINUX_H
#define CLINUX_H

// No _GNU_SOURCE here: with it the shared headers would differ from those of Swift's Glibc module. CLinux.c has it.
#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

// The name ("EACCES") and the English words of an error number; NULL if it has none.
const char *_Nullable clinux_error_name(int code);
const char *_Nullable clinux_error_words(int code);

// accept4(2) with SOCK_CLOEXEC and SOCK_NONBLOCK.
int clinux_accept(int listener);

// The peer of a Unix socket as it was when it connected, or when it listened. Returns 0, or -1 with errno.
int clinux_peer_credentials(int socket, pid_t *_Nonnull pid, uid_t *_Nonnull uid, gid_t *_Nonnull gid);

// Gives the calling thread a name of at most 15 bytes.
void clinux_name_this_thread(const char *_Nonnull name);

// Forbids core dumps and tracing by others of the same user. Returns 0, or -1 with errno.
int clinux_forbid_dumps(void);

// getrandom(2) from the generator that is fit for keys, waiting until it is.
ssize_t clinux_random(void *_Nullable bytes, size_t count);

// pipe2(2) with O_CLOEXEC and O_NONBLOCK: the reading end, then the writing end.
int clinux_pipe(int ends[_Nonnull 2]);

// epoll_pwait2(2) without a signal mask; a negative number of nanoseconds waits for ever.
int clinux_epoll_wait(int epoll, struct epoll_event *_Nullable events, int count, int64_t nanoseconds);

// Allocates blocks for a range of a file without changing its length; -1 and errno when refused.
int clinux_reserve(int fd, int64_t offset, int64_t length);

// posix_spawn(3) of `sh -c command` in this environment, with `input` as its standard input. Returns 0 or the error number.
int clinux_spawn_shell(const char *_Nonnull command, int input, pid_t *_Nonnull pid);

// posix_spawnp(3) of these words, the last of them NULL, in this environment, with no signal blocked and these descriptors
// as its standard input and output; -1 leaves those of this process. Returns 0 or the error number.
int clinux_spawn(char *_Nullable const *_Nonnull words, int input, int output, pid_t *_Nonnull pid);

// mallopt(3): free bytes that are kept at the end of a heap, and from which size on blocks have a mapping of their own.
void clinux_keep_free_memory(int bytes, int apart);

// memfd_create(2) with MFD_CLOEXEC.
int clinux_memory_file(const char *_Nonnull name);

#endif
