// The real daemon as a process of its own.
import Foundation
import LocalSocket
import SystemCalls

/// One life of the daemon.
final class Daemon {
  private let process = Process()
  private let place: Place

  /// Starts it and does not wait for anything.
  init(_ program: String, in place: Place) throws {
    self.place = place
    if !FileManager.default.fileExists(atPath: place.diagnostics) {
      _ = FileManager.default.createFile(atPath: place.diagnostics, contents: nil)
    }
    let diagnostics = try FileHandle(forWritingTo: URL(filePath: place.diagnostics))
    try diagnostics.seekToEnd()
    process.executableURL = URL(filePath: program)
    process.arguments = ["serve", "--dir", place.ledger, "--socket", place.socket, "--quiet"]
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
    let deadline = SystemClock.monotonicNanoseconds + 60_000_000_000
    while SystemClock.monotonicNanoseconds < deadline {
      guard process.isRunning else {
        throw KillFailure(
          "the daemon ended by itself with status \(process.terminationStatus); see \(place.diagnostics)")
      }
      if answers { return }
      usleep(1_000)
    }
    throw KillFailure("the daemon did not answer within a minute")
  }

  private var answers: Bool {
    guard var client = try? LineClient.connect(to: place.socket, deadline: .after(.seconds(1))),
      (try? client.write(Array("ping\n".utf8))) != nil
    else { return false }
    return (try? client.readLine(deadline: .after(.seconds(30)))) != nil
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
