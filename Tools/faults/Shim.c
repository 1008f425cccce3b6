// Preloaded into the real program: lets one system call fail, fall short, or be the last one. A test tool, never part of the product.
//
// LEDGER_FAULT=CALL:N:ACTION[:always]  what happens at the Nth call of that name, once or from then on. ACTION is an error number, `kill`
//                                      (the process dies before the call), `after` (it dies behind it) or `short` (half of the bytes).
// LEDGER_FAULT_COUNTS=FILE             how often each call was made, written when the process ends in order.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define CALLS(X) \
  X(pwrite) X(fdatasync) X(fsync) X(openat) X(renameat) X(ftruncate) X(flock) X(fallocate) X(unlinkat) X(mkdir) X(fchmod) \
  X(accept4) X(epoll_pwait2) X(send) X(recv) X(bind) X(listen)

enum call {
#define NAME(call) call_##call,
  CALLS(NAME)
#undef NAME
  call_count
};
static const char *const names[] = {
#define NAME(call) #call,
  CALLS(NAME)
#undef NAME
};
static atomic_long counts[call_count];
static int wanted = -1, error_number, kills, kills_after, shortens, always;
static long at;

__attribute__((constructor)) static void read_fault(void) {
  const char *text = getenv("LEDGER_FAULT");
  char name[32], action[32], repeat[32] = "";
  if (!text || sscanf(text, "%31[^:]:%ld:%31[^:]:%31s", name, &at, action, repeat) < 3) return;
  for (int call = 0; call < call_count; call++)
    if (!strcmp(names[call], name)) wanted = call;
  kills = !strcmp(action, "kill");
  kills_after = !strcmp(action, "after");
  shortens = !strcmp(action, "short");
  error_number = atoi(action);
  always = !strcmp(repeat, "always");
}

__attribute__((destructor)) static void write_counts(void) {
  const char *path = getenv("LEDGER_FAULT_COUNTS");
  FILE *file = path ? fopen(path, "we") : NULL;
  if (!file) return;
  for (int call = 0; call < call_count; call++) fprintf(file, "%s %ld\n", names[call], atomic_load(&counts[call]));
  fclose(file);
}

// Whether the fault is due at this call.
static int due(enum call call) {
  long number = atomic_fetch_add(&counts[call], 1) + 1;
  if ((int)call != wanted || (always ? number < at : number != at)) return 0;
  if (kills) kill(getpid(), SIGKILL);
  return 1;
}

#define REAL(call) ((__typeof__(&call))dlsym(RTLD_NEXT, #call))
// Makes the call `made` unless it is to fail; `shorter` is the one that falls short.
#define PASS(call, result, made, shorter)               \
  do {                                                  \
    int is_due = due(call_##call);                      \
    if (is_due && !kills_after && !shortens) {          \
      errno = error_number;                             \
      return -1;                                        \
    }                                                   \
    result value = is_due && shortens ? (shorter) : (made); \
    if (is_due && kills_after) kill(getpid(), SIGKILL); \
    return value;                                       \
  } while (0)

static size_t half(size_t count) { return count > 1 ? count / 2 : count; }

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
  PASS(pwrite, ssize_t, REAL(pwrite)(fd, bytes, count, offset), REAL(pwrite)(fd, bytes, half(count), offset));
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) { return pwrite(fd, bytes, count, offset); }
int fdatasync(int fd) { PASS(fdatasync, int, REAL(fdatasync)(fd), REAL(fdatasync)(fd)); }
int fsync(int fd) { PASS(fsync, int, REAL(fsync)(fd), REAL(fsync)(fd)); }
int openat(int directory, const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  PASS(openat, int, REAL(openat)(directory, path, flags, mode), REAL(openat)(directory, path, flags, mode));
}
int openat64(int directory, const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return openat(directory, path, flags, mode);
}
int renameat(int from, const char *old, int to, const char *new) {
  PASS(renameat, int, REAL(renameat)(from, old, to, new), REAL(renameat)(from, old, to, new));
}
int ftruncate(int fd, off_t length) { PASS(ftruncate, int, REAL(ftruncate)(fd, length), REAL(ftruncate)(fd, length)); }
int ftruncate64(int fd, off64_t length) { return ftruncate(fd, length); }
int flock(int fd, int operation) { PASS(flock, int, REAL(flock)(fd, operation), REAL(flock)(fd, operation)); }
int fallocate(int fd, int mode, off_t offset, off_t length) {
  PASS(fallocate, int, REAL(fallocate)(fd, mode, offset, length), REAL(fallocate)(fd, mode, offset, length));
}
int unlinkat(int directory, const char *path, int flags) {
  PASS(unlinkat, int, REAL(unlinkat)(directory, path, flags), REAL(unlinkat)(directory, path, flags));
}
int mkdir(const char *path, mode_t mode) { PASS(mkdir, int, REAL(mkdir)(path, mode), REAL(mkdir)(path, mode)); }
int fchmod(int fd, mode_t mode) { PASS(fchmod, int, REAL(fchmod)(fd, mode), REAL(fchmod)(fd, mode)); }
int accept4(int listener, struct sockaddr *address, socklen_t *length, int flags) {
  PASS(accept4, int, REAL(accept4)(listener, address, length, flags), REAL(accept4)(listener, address, length, flags));
}
int epoll_pwait2(int epoll, struct epoll_event *events, int count, const struct timespec *limit, const sigset_t *mask) {
  PASS(epoll_pwait2, int, REAL(epoll_pwait2)(epoll, events, count, limit, mask), REAL(epoll_pwait2)(epoll, events, count, limit, mask));
}
ssize_t send(int fd, const void *bytes, size_t count, int flags) {
  PASS(send, ssize_t, REAL(send)(fd, bytes, count, flags), REAL(send)(fd, bytes, half(count), flags));
}
ssize_t recv(int fd, void *bytes, size_t count, int flags) {
  PASS(recv, ssize_t, REAL(recv)(fd, bytes, count, flags), REAL(recv)(fd, bytes, half(count), flags));
}
int bind(int fd, const struct sockaddr *address, socklen_t length) {
  PASS(bind, int, REAL(bind)(fd, address, length), REAL(bind)(fd, address, length));
}
int listen(int fd, int backlog) { PASS(listen, int, REAL(listen)(fd, backlog), REAL(listen)(fd, backlog)); }
