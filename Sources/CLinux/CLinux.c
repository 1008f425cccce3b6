// The calls that Glibc declares only with _GNU_SOURCE.
#define _GNU_SOURCE
#include "CLinux.h"

#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <time.h>

const char *clinux_error_name(int code) { return strerrorname_np(code); }

const char *clinux_error_words(int code) { return strerrordesc_np(code); }

int clinux_accept(int listener) { return accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK); }

int clinux_peer_credentials(int socket, pid_t *pid, uid_t *uid, gid_t *gid) {
  struct ucred peer;
  socklen_t size = sizeof peer;
  int result = getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size);
  if (result == 0) {
    *pid = peer.pid;
    *uid = peer.uid;
    *gid = peer.gid;
  }
  return result;
}

void clinux_name_this_thread(const char *name) { pthread_setname_np(pthread_self(), name); }

int clinux_forbid_dumps(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

ssize_t clinux_random(void *bytes, size_t count) { return getrandom(bytes, count, 0); }

void clinux_keep_free_memory(int bytes, int apart) {
  // It refuses no value of these two.
  mallopt(M_TRIM_THRESHOLD, bytes);
  mallopt(M_MMAP_THRESHOLD, apart);
}

int clinux_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC | O_NONBLOCK); }

int clinux_epoll_wait(int epoll, struct epoll_event *events, int count, int64_t nanoseconds) {
  struct timespec limit = {.tv_sec = nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000};
  return epoll_pwait2(epoll, events, count, nanoseconds < 0 ? NULL : &limit, NULL);
}

int clinux_reserve(int fd, int64_t offset, int64_t length) {
  return fallocate(fd, FALLOC_FL_KEEP_SIZE, offset, length);
}

int clinux_spawn_shell(const char *command, int input, pid_t *pid) {
  char *words[] = {"/bin/sh", "-c", (char *)command, NULL};
  return clinux_spawn(words, input, -1, pid);
}

int clinux_spawn(char *const *words, int input, int output, pid_t *pid) {
  posix_spawn_file_actions_t actions;
  int code = posix_spawn_file_actions_init(&actions);
  if (code != 0) return code;
  posix_spawnattr_t attributes;
  code = posix_spawnattr_init(&attributes);
  if (code == 0) {
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    if (input >= 0) code = posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    if (code == 0 && output >= 0) code = posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    if (code == 0) code = posix_spawnp(pid, words[0], &actions, &attributes, words, environ);
    posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_destroy(&actions);
  return code;
}

int clinux_memory_file(const char *name) { return memfd_create(name, MFD_CLOEXEC); }
