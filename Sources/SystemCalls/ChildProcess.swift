// Another program, run to its end: words in, bytes in, how it ended and what it wrote out.

internal import CLinux
internal import Glibc

/// Runs programs without a shell.
package enum ChildProcess {
  /// How a program ended.
  package enum Ending: Hashable, Sendable {
    case exit(Int32)
    /// By a signal.
    case signal(Int32)
    /// It was still running at the deadline, and was killed.
    case deadline
  }

  /// What a program came to.
  package struct Outcome: Sendable {
    package var ending: Ending
    /// What it wrote to standard output, where that was asked for.
    package var output: [UInt8]
  }

  /// Runs a program that is found as a shell finds it, and waits for it.
  ///
  /// Its input is a file in memory, so that a program which does not read it disturbs nobody. Standard error is that of this
  /// process, and what it writes to standard output goes there too without `outputLimit`.
  ///
  /// System calls: memfd_create, write, posix_spawnp, waitpid and poll every few milliseconds, kill, pread.
  /// - Parameters:
  ///   - words: the program, then its arguments; at least one.
  ///   - environment: variables set for it and, from now on, for this process; nil takes one away.
  ///   - input: the bytes of its standard input.
  ///   - outputLimit: how many bytes of its output are wanted at most; nil for none.
  ///   - milliseconds: how long it may run.
  ///   - look: called while it runs; throws to end it.
  package static func run(
    _ words: [String], environment: [String: String?] = [:], input: [UInt8] = [], outputLimit: Int? = nil,
    milliseconds: Int64, look: () throws -> Void = {}
  ) throws -> Outcome {
    for (name, value) in environment {
      try systemCall("setenv", on: name) {
        guard let value else { return Int(unsafe unsetenv(name)) }
        return Int(unsafe setenv(name, value, 1))
      }
    }
    let reading = try memoryFile()
    try reading.writeAll(input)
    try systemCall("lseek", on: "input") { Int(lseek(reading.raw, 0, SEEK_SET)) }
    let writing = try memoryFile()
    let child = try spawn(words, reading.raw, outputLimit == nil ? STDERR_FILENO : writing.raw)
    let ending = try wait(for: child, words[0], milliseconds, look)
    let file = File(owning: writing)
    return Outcome(ending: ending, output: try outputLimit.map { try file.read(at: 0, limit: $0) } ?? [])
  }

  private static func memoryFile() throws(SystemError) -> Descriptor {
    let raw = try systemCall("memfd_create", on: "memory") { Int(unsafe clinux_memory_file("child")) }
    return Descriptor(owning: Int32(raw), name: "memory")
  }

  private static func spawn(_ words: [String], _ input: Int32, _ output: Int32) throws(SystemError) -> pid_t {
    var texts: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) }
    defer { unsafe texts.forEach { unsafe free($0) } }
    unsafe texts.append(nil)
    var child: pid_t = 0
    let code = unsafe clinux_spawn(texts, input, output, &child)
    guard code == 0 else { throw SystemError(call: "posix_spawn", target: words[0], code: code) }
    return child
  }

  private static func wait(
    for child: pid_t, _ name: String, _ milliseconds: Int64, _ look: () throws -> Void
  ) throws -> Ending {
    let deadline = SystemClock.monotonicNanoseconds + milliseconds * 1_000_000
    var pause: UInt32 = 1
    do {
      while true {
        if let ending = try reap(child, name, WNOHANG) { return ending }
        try look()
        if SystemClock.monotonicNanoseconds >= deadline { break }
        sleepThread(milliseconds: pause)
        pause = min(pause * 2, 20)
      }
    } catch {
      try end(child, name)
      throw error
    }
    try end(child, name)
    return .deadline
  }

  private static func end(_ child: pid_t, _ name: String) throws(SystemError) {
    _ = systemCall { Int(kill(child, SIGKILL)) }
    _ = try reap(child, name, 0)
  }

  /// How the program ended; nil while it runs.
  private static func reap(_ child: pid_t, _ name: String, _ flags: Int32) throws(SystemError) -> Ending? {
    var status: Int32 = 0
    let found = try systemCall("waitpid", on: name) { Int(unsafe waitpid(child, &status, flags)) }
    guard found != 0 else { return nil }
    // As WIFEXITED, WEXITSTATUS and WTERMSIG, which are macros.
    let number = status & 0x7F
    return number == 0 ? .exit((status >> 8) & 0xFF) : .signal(number)
  }
}
