// The text of a file of settings.
import LineProtocol

/// Lines `name = value`; `#` begins a comment, blank lines are nothing, the value is taken as it stands.
package struct SettingFile {
  /// Values by the name of the setting, each with its line from 1.
  package private(set) var values: [String: (text: String, line: Int)] = [:]

  /// More than every setting with the longest path needs.
  package static let limit = 64 * 1024

  /// What is wrong, and in which line.
  package struct Fault: Error, Hashable {
    package var line: Int
    package var message: String
    package var hint: String
  }

  package init(_ text: String) throws(Fault) {
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let content = Self.trimmed(line)
      if content.isEmpty || content.hasPrefix("#") { continue }
      try read(content, index + 1)
    }
  }

  private mutating func read(_ content: Substring, _ line: Int) throws(Fault) {
    guard let equals = content.firstIndex(of: "=") else {
      throw Fault(line: line, message: "this is no setting", hint: "write socket = /run/invite-ledger/socket")
    }
    let name = String(Self.trimmed(content[..<equals]))
    let text = String(Self.trimmed(content[content.index(after: equals)...]))
    guard let setting = ClientSetting(rawValue: name) else {
      let names = ClientSetting.allCases.map(\.rawValue)
      let near = Suggestion.nearest(to: name, among: names).map { "did you mean \($0)?" }
      throw Fault(
        line: line, message: "there is no setting \"\(name)\"",
        hint: near ?? "known are " + names.joined(separator: ", "))
    }
    if let fault = setting.fault(of: text) {
      throw Fault(line: line, message: "\(name) is none of its values", hint: fault)
    }
    guard values[name] == nil else {
      throw Fault(line: line, message: "\(name) is set twice", hint: "leave one of the lines out")
    }
    values[name] = (text, line)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop(while: \.isWhitespace)
    return start.prefix(start.count - start.reversed().prefix(while: \.isWhitespace).count)
  }
}
