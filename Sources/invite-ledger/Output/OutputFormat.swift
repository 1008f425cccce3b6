// The forms in which rows leave the program.
import SystemCalls

/// `-o`.
enum OutputFormat: String, CaseIterable {
  /// Aligned columns under a header.
  case table
  /// A row a line, cells separated by tabs.
  case text
  /// A JSON object a line.
  case ndjson
  /// One JSON array.
  case json
  case csv
  case tsv
  /// The first member of each row alone.
  case id
  /// The bytes as they came: for `audit` and `tail` the log's own lines.
  case raw
}

/// How a sub-command shows its rows.
struct OutputStyle {
  var format: OutputFormat
  /// Cells are for a person at a terminal: escaped, cut to the screen, addresses masked.
  var isForTerminal: Bool
  var masksAddresses: Bool
  /// Columns of the screen.
  var width: Int?

  /// The flags of every sub-command that answers rows.
  static let flags = [
    Flag("-o", "--output", value: "FORMAT", help: "table, text, ndjson, json, csv, tsv, id or raw"),
    Flag("--json", help: "the rows as JSON, one a line (-o ndjson)"),
    Flag("--reveal", help: "show addresses in full on a terminal"),
  ]

  /// A table on a terminal, plain rows in a pipe, unless flags say otherwise.
  init(_ arguments: Arguments) throws(ProgramFault) {
    isForTerminal = StandardStream.output.isTerminal
    let asked = try arguments.choice("-o", OutputFormat.self)
    format = asked ?? (arguments.has("--json") ? .ndjson : isForTerminal ? .table : .text)
    masksAddresses = isForTerminal && !arguments.has("--reveal")
    width = StandardStream.output.columns
  }

  /// A cell as it may be shown.
  func shown(_ cell: String) -> String {
    guard isForTerminal else { return cell }
    return TerminalText.escaped(masksAddresses ? TerminalText.masked(cell) : cell)
  }
}
