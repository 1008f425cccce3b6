// How large a core file of this process may get.

import Glibc

/// In bytes.
func coreFileLimit() -> UInt64 {
  var limit = rlimit()
  return unsafe getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) == 0 ? UInt64(limit.rlim_cur) : .max
}
