// Inputs as lines of a text file, so that a difference can be read.

/// Visible ASCII stands for itself, `\\` for a backslash, `\n` for a line feed, `\xNN` for any other byte.
package enum InputText {
  package static func line(_ input: [UInt8]) -> String {
    var line = ""
    for byte in input {
      switch byte {
      case UInt8(ascii: "\\"): line += "\\\\"
      case UInt8(ascii: "\n"): line += "\\n"
      case 0x20...0x7e: line.unicodeScalars.append(Unicode.Scalar(byte))
      default: line += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return line
  }

  /// Nil for a text that no input has.
  package static func input(_ line: some StringProtocol) -> [UInt8]? {
    var input: [UInt8] = []
    var rest = Array(line.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        input.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "\\"): input.append(byte)
      case UInt8(ascii: "n"): input.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "x"):
        guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
          return nil
        }
        input.append(value)
        rest = rest.dropFirst(2)
      default: return nil
      }
    }
    return input
  }

  /// The inputs of a file: one a line; lines that begin with `#` say why those behind them are there.
  package static func inputs(of file: String) -> [[UInt8]]? {
    var inputs: [[UInt8]] = []
    for line in file.split(separator: "\n") where !line.hasPrefix("#") {
      guard let input = input(line) else { return nil }
      inputs.append(input)
    }
    return inputs
  }
}
