// Tokens come from standard input or a file: everybody on a machine can read a command line.
import LineProtocol
import SystemCalls

enum SecretInput {
  /// More than any token or link has.
  private static let limit = ProtocolLimits.tokenBytes

  /// The word `token=…` with the token it stands for; other words as they are.
  /// - Throws: a fault for a token that was typed, and for a source that holds none.
  static func filled(_ word: String, of verb: Verb) throws -> String {
    guard let equals = word.firstIndex(of: "=") else { return word }
    let name = word[..<equals]
    guard verb.entry.parameter(name)?.type == .token else { return word }
    let source = word[word.index(after: equals)...]
    if source == "-" {
      return name + "=" + (try firstLine(of: InputFile.standardInput(limit: limit), from: "standard input"))
    }
    if source.hasPrefix("@") {
      let path = String(source.dropFirst())
      return name + "=" + (try firstLine(of: InputFile.bytes(of: path, limit: limit), from: path))
    }
    throw ProgramFault(
      "a token on the command line can be read by everybody on this machine",
      hint: "\(name)=- reads it from standard input, \(name)=@FILE from a file")
  }

  private static func firstLine(of bytes: [UInt8], from source: String) throws(ProgramFault) -> String {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard !line.isEmpty, let text = String(validating: line, as: UTF8.self) else {
      throw ProgramFault("no token in the first line of \(source)", status: ExitStatus.badData)
    }
    return text
  }
}
