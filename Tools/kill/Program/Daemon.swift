// The real daemon as a process of its own.
import Foundation
import LocalSocket
import SystemCalls

/// One life of the daemon.
final class Daemon {
  private let process = Process()
  private let place: Place

  /// Starts it and does not wait for anything.
  /// - Parameters:
  ///   - program: the program.
  ///   - place: where it works.
  ///   - environment: variables beside those of this process.
  ///   - limits: a command of the shell that starts it, `ulimit -n 32`.
  init(_ program: String, in place: Place, environment: [String: String] = [:], limits: String? = nil) throws {
    self.place = place
    if !FileManager.default.fileExists(atPath: place.diagnostics) {
      _ = FileManager.default.createFile(atPath: place.diagnostics, contents: nil)
    }
    let diagnostics = try FileHandle(forWritingTo: URL(filePath: place.diagnostics))
    try diagnostics.seekToEnd()
    // Small files, so that a run meets changes of segments.
    let words = ["serve", "--dir", place.ledger, "--socket", place.socket, "--quiet", "--segment-size", "12K"]
    if let limits {
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", limits + " && exec \"$0\" \"$@\"", program] + words
    } else {
      process.executableURL = URL(filePath: program)
      process.arguments = words
    }
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = diagnostics
    try process.run()
  }

  /// A run that failed leaves nothing running.
  deinit {
    if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
  }

  /// Waits until it answers.
  ///
  /// - Throws: if it ended by itself, or says nothing for a minute.
  func waitUntilItAnswers() throws {
    guard try !answersOrEnds() else { return }
    throw KillFailure("the daemon ended by itself with status \(process.terminationStatus); see \(place.diagnostics)")
  }

  /// Waits until it answers or has ended; whether it answers.
  func answersOrEnds() throws -> Bool {
    let deadline = SystemClock.monotonicNanoseconds + 60_000_000_000
    while process.isRunning {
      if answers { return true }
      guard SystemClock.monotonicNanoseconds < deadline else {
        throw KillFailure("the daemon neither answered nor ended within a minute")
      }
      usleep(1_000)
    }
    return false
  }

  /// How a process ended.
  enum Ending {
    case status(Int32)
    case signal(Int32)
  }

  /// Asks it to stop, if it runs still, and says how it ended.
  func end() throws -> Ending {
    if process.isRunning { process.terminate() }
    let deadline = SystemClock.monotonicNanoseconds + 30_000_000_000
    while process.isRunning {
      guard SystemClock.monotonicNanoseconds < deadline else { throw KillFailure("the daemon does not stop") }
      usleep(1_000)
    }
    return process.terminationReason == .exit ? .status(process.terminationStatus) : .signal(process.terminationStatus)
  }

  /// Resident memory now and at its highest, in KiB, as the kernel counts it.
  func residentKilobytes() throws -> (now: Int, most: Int) {
    let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    func figure(_ name: String) -> Int? {
      status.split(separator: "\n").first { $0.hasPrefix(name) }?.split(whereSeparator: \.isWhitespace).dropFirst()
        .first
        .flatMap { Int($0) }
    }
    guard let now = figure("VmRSS:"), let most = figure("VmHWM:") else { throw KillFailure("the kernel does not say") }
    return (now, most)
  }

  /// SIGSTOP, and SIGCONT some time later: a pause loses nothing.
  func pause(milliseconds: UInt32) {
    Foundation.kill(process.processIdentifier, SIGSTOP)
    sleepThread(milliseconds: milliseconds)
    Foundation.kill(process.processIdentifier, SIGCONT)
  }

  /// Whether it answers within a minute.
  var answers: Bool {
    guard var client = try? LineClient.connect(to: place.socket, deadline: .after(.seconds(1))),
      (try? client.write(Array("ping\n".utf8))) != nil
    else { return false }
    return ((try? client.readLine(deadline: .after(.seconds(30)))) ?? nil) != nil
  }

  /// SIGKILL.
  func kill() throws {
    guard process.isRunning else {
      throw KillFailure("the daemon ended by itself with status \(process.terminationStatus)")
    }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// SIGTERM: it must end in order.
  func stop() throws {
    process.terminate()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw KillFailure("asked to stop, the daemon ended with status \(process.terminationStatus)")
    }
  }
}
