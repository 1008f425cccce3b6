// The calls that Glibc declares only with _GNU_SOURCE.
#define _GNU_SOURCE
#include "CLinux.h"

#include <string.h>

const char *clinux_error_name(int code) { return strerrorname_np(code); }

const char *clinux_error_words(int code) { return strerrordesc_np(code); }
