// CLinux is header-only; a C target needs one file to compile.
#include "CLinux.h"
