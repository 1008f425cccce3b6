// Runs the program as a shell would, and looks at what it says, where, and with which exit status.
import Foundation
import Testing

/// What a run left.
struct ProgramResult {
  var status: Int32
  var output: String
  var errors: String

  /// The lines of standard output.
  var lines: [String] { output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) }
}

/// The program that was built with these tests, in a directory of its own.
final class Program {
  /// Where it runs; removed with this value. Short, because a socket may stand in it.
  let directory: String

  init() throws {
    directory = "/tmp/il-" + String(UInt32.random(in: 0...UInt32.max), radix: 16)
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  /// The package, found from this file.
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The log of a story.
  static func story(_ name: String) -> String { package.path + "/Snapshots/v1/\(name)" }

  /// Beside the program that runs these tests.
  private static let executable = try? URL(
    fileURLWithPath: FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  ).deletingLastPathComponent().appendingPathComponent("invite-ledger")

  /// Writes a file into the directory and gives its path.
  func file(_ name: String, _ text: String) throws -> String {
    let path = directory + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// A process that is not started yet, with nothing of this process's environment that it would listen to.
  func process(_ words: [String]) throws -> Process {
    let process = Process()
    let executable = try #require(Self.executable, "the program is built before its tests")
    process.executableURL = executable
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.environment = ["PATH": "/usr/bin:/bin"]
    process.standardInput = FileHandle.nullDevice
    return process
  }

  /// Runs a line of a shell in the directory, where the program is called by its name, and gives what it prints on either
  /// stream.
  func shell(_ line: String) throws -> String {
    let process = try shellProcess(line)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  /// A shell that is not started yet and runs a line.
  func shellProcess(_ line: String) throws -> Process {
    let names = directory + "/bin"
    if !FileManager.default.fileExists(atPath: names) {
      try FileManager.default.createDirectory(atPath: names, withIntermediateDirectories: false)
      let executable = try #require(Self.executable, "the program is built before its tests")
      try FileManager.default.createSymbolicLink(
        atPath: names + "/invite-ledger", withDestinationPath: executable.path)
    }
    let process = try process([])
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.environment = ["PATH": names + ":/usr/bin:/bin"]
    return process
  }

  /// Runs it to its end.
  func run(_ words: String..., input: String? = nil) throws -> ProgramResult { try run(words, input: input) }

  /// Runs it to its end.
  func run(_ words: [String], input: String? = nil) throws -> ProgramResult {
    let process = try process(words)
    let output = directory + "/.output"
    let errors = directory + "/.errors"
    // Files instead of pipes: nobody has to read while the program runs.
    for path in [output, errors] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
    if let input { process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: file(".input", input))) }
    try process.run()
    process.waitUntilExit()
    return ProgramResult(
      status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
      output: String(decoding: try Data(contentsOf: URL(fileURLWithPath: output)), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: URL(fileURLWithPath: errors)), as: UTF8.self))
  }
}
