// An access key as a program holds it: read from a file, sent once, shown nowhere.
internal import SystemCalls

/// An access key, for `LedgerConnection(key:)`. It prints as `<key>`, is not compared and not encoded.
///
/// Keep it in a file that only its user can read: everybody on a machine can read command lines, and environments are
/// inherited by programs that have no use for it.
public struct LedgerKey: Sendable {
  /// Letters, digits and underscores alone, so that it is one word of a line.
  let text: [UInt8]

  /// More than any key has.
  private static let limit = 256

  /// A key that was read from somewhere; nil for a text that cannot be one.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    let isWord = bytes.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
      default: false
      }
    }
    guard !bytes.isEmpty, bytes.count <= Self.limit, isWord else { return nil }
    self.text = bytes
  }

  /// The key in the first line of a file.
  /// - Throws: `.system` when the file cannot be read or begins with something else.
  public init(file path: String) throws(LedgerError) {
    var bytes: [UInt8] = []
    do {
      let file = try Descriptor.reading(path)
      while bytes.count <= Self.limit, try file.read(appendingTo: &bytes, limit: Self.limit) > 0 {}
    } catch {
      throw .system(error.description)
    }
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard let key = LedgerKey(String(decoding: line, as: UTF8.self)) else {
      throw .system("\(path) does not begin with an access key")
    }
    self = key
  }

  /// The key in the file that `INVITE_LEDGER_KEY_FILE` names; nil when it names none.
  /// - Throws: `.system` when the file cannot be read or begins with something else.
  public static func find() throws(LedgerError) -> LedgerKey? {
    guard let path = ProcessFacts.environment("INVITE_LEDGER_KEY_FILE") else { return nil }
    return try LedgerKey(file: path)
  }

  /// The request that shows it, with its end.
  var line: [UInt8] { Array("auth key=".utf8) + text + [UInt8(ascii: "\n")] }
}

extension LedgerKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// `<key>`, whatever the key is.
  public var description: String { "<key>" }
  /// `<key>`, whatever the key is.
  public var debugDescription: String { "<key>" }
  /// A mirror that shows nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
