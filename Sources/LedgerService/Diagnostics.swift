// What the service says about itself to whoever runs it: never a token, a key or a personal value.

/// Sends sentences to the program's diagnostics, each with a place where incidents can be found again.
package struct Diagnostics: Sendable {
  private let write: @Sendable (String) -> Void
  private let incidentID: @Sendable () -> String

  /// - Parameters:
  ///   - write: takes one sentence, without an end of line.
  ///   - incidentID: makes a short id that no earlier incident had.
  package init(write: @escaping @Sendable (String) -> Void, incidentID: @escaping @Sendable () -> String) {
    self.write = write
    self.incidentID = incidentID
  }

  func say(_ sentence: String) { write(sentence) }

  /// Says what went wrong inside and gives the id that the client is told.
  func incident(_ what: String) -> String {
    let id = incidentID()
    write("incident \(id): \(what)")
    return id
  }
}

/// Exit statuses of the program that the service decides on (sysexits.h).
enum ExitStatus {
  static let ok: Int32 = 0
  static let ioError: Int32 = 74
}
