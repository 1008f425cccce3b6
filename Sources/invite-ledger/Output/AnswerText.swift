// The answer of a verb without rows, in whichever form was asked for.
import InviteCSV
import InviteLedgerClient
import JSONText
import SystemCalls

enum AnswerText {
  /// Prints the members of an answer. They are shown in full: whoever asked gave them or was given them just now.
  static func print(_ answer: JSONValue, _ style: OutputStyle) throws {
    let members = (answer.object ?? []).map { ($0.name, RowColumns.text($0.value)) }
    try StandardStream.output.write(Array(text(answer, members, style).utf8))
  }

  /// Prints what the ledger said no with: in Zulip's form, Zulip's object.
  static func print(_ refusal: LedgerRefusal, _ style: OutputStyle) throws {
    let zulip = refusal.reply["data"].flatMap { $0["result"] == nil ? nil : $0 }
    try print(zulip ?? refusal.reply, style)
  }

  private static func text(_ answer: JSONValue, _ members: [(String, String)], _ style: OutputStyle) -> String {
    let shown = members.map { ($0.0, style.isForTerminal ? TerminalText.escaped($0.1) : $0.1) }
    switch style.format {
    case .table, .wide:
      return MemberText.lines(of: shown, style.paint)
    case .text: return shown.map { $0 + "\t" + $1 + "\n" }.joined()
    case .id: return (shown.first?.1 ?? "") + "\n"
    case .json, .ndjson, .raw: return answer.canonicalText + "\n"
    case .csv:
      var writer = CSVWriter(protectsFormulas: true)
      writer.row(members.map(\.0))
      writer.row(members.map(\.1))
      return String(decoding: writer.take(), as: UTF8.self)
    case .tsv:
      return [shown.map(\.0), shown.map(\.1)].map { $0.joined(separator: "\t") + "\n" }.joined()
    }
  }
}
