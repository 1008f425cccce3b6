// A program that reads what this one writes to standard output: a pager.

internal import CLinux
internal import Glibc

/// Standard output on its way to another program's standard input; as it was again when this value is gone, which waits
/// for that program to end.
package struct OutputReader: ~Copyable {
  private let child: pid_t
  /// What standard output was.
  private let saved: Descriptor

  private init(child: pid_t, saved: consuming Descriptor) {
    self.child = child
    self.saved = saved
  }

  /// Starts `sh -c command` and writes to it from now on. When it stops reading, writing fails (`isBrokenPipe`) instead of
  /// ending this process; ^C is its business until it ends.
  ///
  /// - Parameter environment: variables that it gets where they are not set.
  package static func start(
    _ command: String, environment: [(name: String, value: String)] = []
  ) throws(SystemError) -> OutputReader {
    for (name, value) in environment {
      try systemCall("setenv", on: name) { Int(unsafe setenv(name, value, 0)) }
    }
    let saved = try systemCall("fcntl", on: "standard output") { Int(fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)) }
    let output = Descriptor(owning: Int32(saved), name: "standard output")
    var ends: [Int32] = [-1, -1]
    try systemCall("pipe", on: command) { Int(unsafe pipe(&ends)) }
    let reading = Descriptor(owning: ends[0], name: "pipe")
    let writing = Descriptor(owning: ends[1], name: "pipe")
    // The child must not hold the writing end, or it would never see the end of its input.
    for end in ends { try systemCall("fcntl", on: "pipe") { Int(fcntl(end, F_SETFD, FD_CLOEXEC)) } }
    var child: pid_t = 0
    let code = unsafe clinux_spawn_shell(command, reading.raw, &child)
    guard code == 0 else { throw SystemError(call: "posix_spawn", target: command, code: code) }
    let number = writing.raw
    try systemCall("dup2", on: "standard output") { Int(dup2(number, STDOUT_FILENO)) }
    // Only now, because a child inherits what is ignored.
    for number in [SIGINT, SIGPIPE] { _ = signal(number, SIG_IGN) }
    return OutputReader(child: child, saved: output)
  }

  deinit {
    // The last writing end goes with this; then the reader knows that there is no more.
    let number = saved.raw
    _ = systemCall { Int(dup2(number, STDOUT_FILENO)) }
    var status: Int32 = 0
    let child = child
    _ = systemCall { Int(unsafe waitpid(child, &status, 0)) }
    _ = signal(SIGINT, SIG_DFL)
  }
}
