// What is made to go wrong, and how the program may end by it.

/// One fault in one life of the daemon.
struct Fault: CustomStringConvertible {
  /// As the preloaded library reads it: `pwrite:3:kill`, `fdatasync:1:5:always`.
  var description: String
  /// The daemon dies by it, at whatever moment.
  var isDeath = false
  /// Writing goes on after it, or comes back.
  var passes = false

  /// Error numbers, as the kernel has them.
  enum Number {
    static let interrupted = 4
    static let inputOutput = 5
    static let noMemory = 12
    static let notAllowed = 13
    static let noDescriptors = 24
    static let noSpace = 28
  }

  /// Calls that change what a later start finds: the program is killed at each of them.
  private static let deadly = [
    "pwrite", "fdatasync", "fsync", "openat", "renameat", "ftruncate", "flock", "fallocate", "unlinkat", "mkdir",
    "fchmod",
    "bind", "listen", "accept4", "send",
  ]

  /// Every fault for a run that makes so many calls of each name.
  static func all(_ counts: [String: Int]) -> [Fault] {
    var faults: [Fault] = []
    for call in deadly {
      for number in 1...max(1, counts[call] ?? 0) where counts[call] ?? 0 > 0 {
        faults.append(Fault(description: "\(call):\(number):kill", isDeath: true))
        if call == "pwrite" || call == "renameat" {
          faults.append(Fault(description: "\(call):\(number):after", isDeath: true))
        }
      }
    }
    for (call, numbers) in errors {
      for at in 1...max(1, counts[call] ?? 0) where counts[call] ?? 0 > 0 {
        for number in numbers { faults.append(Fault(description: "\(call):\(at):\(number)")) }
      }
    }
    for at in 1...max(1, counts["pwrite"] ?? 0) {
      faults.append(Fault(description: "pwrite:\(at):short", passes: true))
      faults.append(Fault(description: "pwrite:\(at):\(Number.interrupted)", passes: true))
      faults.append(Fault(description: "pwrite:\(at):\(Number.noSpace):always"))
    }
    for at in 1...max(1, counts["send"] ?? 0) { faults.append(Fault(description: "send:\(at):short", passes: true)) }
    for at in 1...max(1, counts["recv"] ?? 0) { faults.append(Fault(description: "recv:\(at):short", passes: true)) }
    return faults
  }

  /// What the kernel may say to a call.
  private static let errors: [(String, [Int])] = [
    ("pwrite", [Number.inputOutput, Number.noSpace]),
    ("fdatasync", [Number.inputOutput, Number.interrupted, Number.noSpace]),
    ("fsync", [Number.inputOutput, Number.noSpace]), ("openat", [Number.notAllowed, Number.noDescriptors]),
    ("renameat", [Number.inputOutput]), ("ftruncate", [Number.inputOutput]), ("flock", [11]),
    ("fallocate", [Number.noSpace, Number.inputOutput]), ("mkdir", [Number.notAllowed]),
    ("fchmod", [Number.notAllowed]), ("bind", [98]), ("listen", [98]),
    ("accept4", [Number.noDescriptors, 103]), ("epoll_pwait2", [Number.interrupted]),
    ("send", [104]), ("recv", [104]),
  ]
}
