// Who this process is, and what it must not do.

internal import CLinux
internal import Glibc

/// Facts about, and settings of, the whole process.
package enum ProcessFacts {
  /// What starts this program once more, whatever became of the file that it was started from.
  package static let ownProgram = "/proc/self/exe"
  package static var processID: Int32 { getpid() }
  package static var effectiveUserID: UInt32 { geteuid() }
  package static var effectiveGroupID: UInt32 { getegid() }
  /// How many processors work, 1 at least.
  package static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Keeps secrets out of core files: none is written, and no other process of this user may look inside.
  package static func forbidCoreDumps() throws(SystemError) {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    try systemCall("setrlimit", on: "core files") {
      Int(unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none))
    }
    try systemCall("prctl", on: "core files") { Int(clinux_forbid_dumps()) }
  }

  /// Raises the number of descriptors this process may have open towards `wanted`, as far as it is allowed to.
  ///
  /// - Returns: how many it may have open now.
  @discardableResult
  package static func raiseDescriptorLimit(to wanted: UInt64) throws(SystemError) -> UInt64 {
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    try systemCall("getrlimit", on: "open files") { Int(unsafe getrlimit(resource, &limit)) }
    let target = min(UInt64(limit.rlim_max), wanted)
    if UInt64(limit.rlim_cur) >= target { return UInt64(limit.rlim_cur) }
    limit.rlim_cur = rlim_t(target)
    try systemCall("setrlimit", on: "open files") { Int(unsafe setrlimit(resource, &limit)) }
    return target
  }
}
