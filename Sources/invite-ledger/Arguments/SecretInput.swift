// Tokens and keys come from standard input, a prompt or a file: everybody on a machine can read a command line.
import LineProtocol
import SystemCalls

enum SecretInput {
  /// More than any token or link has.
  private static let limit = ProtocolLimits.tokenBytes

  /// The word `token=…` or `key=…` with the secret it stands for; other words as they are.
  /// - Throws: a fault for a secret that was typed, and for a source that holds none.
  static func filled(_ word: String, of verb: Verb) throws -> String {
    guard let equals = word.firstIndex(of: "=") else { return word }
    let name = word[..<equals]
    let type = verb.entry.parameter(name)?.type
    guard type == .token || type == .accessKey else { return word }
    let source = word[word.index(after: equals)...]
    if source == "-" {
      let bytes = try StandardStream.input.isTerminal ? prompted(name) : InputFile.standardInput(limit: limit)
      return name + "=" + (try firstLine(of: bytes, from: "standard input"))
    }
    if source.hasPrefix("@") {
      let path = String(source.dropFirst())
      return name + "=" + (try firstLine(of: InputFile.bytes(of: path, limit: limit), from: path))
    }
    throw ProgramFault(
      "a secret on the command line can be read by everybody on this machine",
      hint: "\(name)=- reads it from standard input, \(name)=@FILE from a file")
  }

  /// What a person types, without showing it.
  private static func prompted(_ name: Substring) throws -> [UInt8] {
    switch try HiddenInput.line(prompt: "\(name): ", limit: limit) {
    case .text(let bytes): return bytes
    case .interrupted: throw ProgramFault("interrupted", status: ExitStatus.interrupted)
    }
  }

  private static func firstLine(of bytes: [UInt8], from source: String) throws(ProgramFault) -> String {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard !line.isEmpty, let text = String(validating: line, as: UTF8.self) else {
      throw ProgramFault("no secret in the first line of \(source)", status: ExitStatus.badData)
    }
    return text
  }
}
