// The program's own import as a process, run again until it has gone through.
import Foundation
import SystemCalls

/// Imports one file after the other, as a person would who runs the command again when it was interrupted.
final class ImportProcess: Sendable {
  static let rows = 200

  private let number: Int
  private let program: String
  private let place: Place

  init(_ number: Int, _ program: String, in place: Place) {
    self.number = number
    self.program = program
    self.place = place
  }

  /// Imports files until the history is over, and gives how many.
  func run(_ history: History) throws -> Int {
    var files = 0
    repeat {
      files += 1
      try importFile(files, history)
    } while !history.isOver
    return files
  }

  private func importFile(_ file: Int, _ history: History) throws {
    let people = "\(place.path)/people-\(number)-\(file).csv"
    let lines = (1...Self.rows).map { "p\(number)-\(file)-\($0)@example.org,staff" }
    try Data((["email,groups"] + lines).joined(separator: "\n").utf8).write(to: URL(filePath: people))
    for _ in 1...1_000 {
      let links = try importOnce(people)
      if let links {
        try check(links)
        return
      }
      if history.failure != nil { throw KillFailure("import \(number) stopped") }
      sleepThread(milliseconds: 20)
    }
    throw KillFailure("import \(number) never went through")
  }

  /// What it printed; nil if it was interrupted.
  private func importOnce(_ people: String) throws -> String? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = ["invite", "import", people, "--socket", place.socket]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }

  /// One row for each that went in, each with its link.
  private func check(_ links: String) throws {
    let rows = links.split(separator: "\n").dropFirst()
    let whole = rows.filter { $0.split(separator: ",").count == 2 }
    guard whole.count == Self.rows, Set(whole).count == Self.rows else {
      throw KillFailure("import \(number): \(whole.count) rows of \(Self.rows) have a link")
    }
  }
}
