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

#endif
