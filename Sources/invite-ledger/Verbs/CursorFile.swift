// `--cursor-file`: a question that goes on where it ended the last time.
import InviteLedgerClient
import JSONText
import LineProtocol
import SystemCalls

/// The file that a cursor is kept in.
struct CursorFile {
  static let flags = [
    Flag("--cursor-file", value: "FILE", help: "go on behind the cursor in this file, and write the new one into it"),
    Flag("--show-cursor", help: "say at the end where the next question can go on"),
  ]

  let path: String?
  private let isShown: Bool

  /// More than any cursor has.
  private static let limit = 256

  init(_ arguments: Arguments) {
    path = arguments.value("--cursor-file")
    isShown = arguments.has("--show-cursor")
  }

  /// Whether anybody asks for the cursor.
  var isWanted: Bool { path != nil || isShown }

  /// The word that goes on where the file says; nothing on the first use.
  func words() throws -> [String] {
    guard let path else { return [] }
    let bytes: [UInt8]
    do {
      bytes = try InputFile.bytes(of: path, limit: Self.limit)
    } catch let error as SystemError where error.isMissingFile {
      return []
    }
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    guard let cursor = String(validating: line, as: UTF8.self), !cursor.isEmpty else {
      throw ProgramFault(
        "\(path) does not begin with a cursor", hint: "remove it to begin at the first event",
        status: ExitStatus.badData)
    }
    return ["cursor=" + cursor]
  }

  /// Says where the next page begins, or keeps where the answer ended.
  ///
  /// - Parameters:
  ///   - next: the cursor of the next page; nil when there is none.
  ///   - isForward: whether what comes later can be asked for behind the newest event that the answer saw.
  ///   - newest: the cursor behind that event.
  func finish(next: String?, isForward: Bool, newest: () throws -> String) throws {
    guard isWanted else {
      if let next { Console.say("more rows: add cursor=\(next)") }
      return
    }
    guard next != nil || isForward else {
      throw ProgramFault("only an audit that goes forward ends at a cursor", hint: "leave --reverse out")
    }
    try keep(next ?? newest())
  }

  /// Keeps where the answer ended, after everything it had was written: a program that dies before asks for it again.
  func keep(_ cursor: String) throws {
    if isShown { Console.say("cursor: " + cursor) }
    guard let path else { return }
    try FileReplacement.write(Array((cursor + "\n").utf8), to: path)
  }
}
