// The forms in which rows leave the program.
import InviteLedger
import SystemCalls

/// `-o`.
enum OutputFormat: String, CaseIterable {
  /// Aligned columns under a header; on a terminal cut to its width, with times as distances from now.
  case table
  /// The same with nothing cut, and times as they are.
  case wide
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

  /// Rows are JSON as they came.
  var isJSON: Bool { self == .ndjson || self == .json || self == .raw }
}

/// How times stand in a table on a terminal.
enum TimeForm {
  case asTheyAre
  /// `5 min ago`
  case distance(from: Timestamp)
  /// `2026-11-27 08:26:32Z`
  case universal
}

/// How a sub-command shows its rows.
struct OutputStyle {
  var format: OutputFormat
  /// Cells are for a person at a terminal: escaped, cut to the screen, addresses masked.
  var isForTerminal: Bool
  var masksAddresses: Bool
  /// Columns of the screen.
  var width: Int?
  var paint: Paint
  var times: TimeForm
  /// The command that reads what is longer than the screen.
  var pager: String?

  /// The flags of every sub-command that answers rows.
  static let flags = [
    Flag(
      "-o", "--output", value: "FORMAT",
      help: OutputFormat.allCases.dropLast().map(\.rawValue).joined(separator: ", ") + " or raw"),
    Flag("--json", help: "the rows as JSON, one a line (-o ndjson)"),
    Flag("--reveal", help: "show addresses in full on a terminal"),
    Flag("--utc", help: "times in UTC on a terminal, instead of how long ago"),
    Flag("--color", value: "WHEN", help: "auto, always or never; NO_COLOR and TERM=dumb are obeyed"),
    Flag("--pager", value: "COMMAND", help: "shows what is longer than the screen; PAGER, less or more without it"),
    Flag("--no-pager", help: "shows it without one"),
  ]

  /// A table on a terminal, plain rows in a pipe, unless flags and settings say otherwise.
  init(_ arguments: Arguments) throws {
    isForTerminal = StandardStream.output.isTerminal
    let asked = try arguments.choice("-o", OutputFormat.self) ?? (arguments.has("--json") ? .ndjson : nil)
    let usual = isForTerminal ? try Self.usualFormat(arguments) : .text
    format = asked ?? usual
    masksAddresses = isForTerminal && !arguments.has("--reveal")
    width = format == .wide ? nil : StandardStream.output.columns
    let color = try arguments.choice("--color", ColorChoice.self)
    paint = Paint(
      try color ?? arguments.setting(.color).flatMap(ColorChoice.init) ?? .auto, isTerminal: isForTerminal,
      environment: ProcessFacts.environment)
    let isUniversal = try arguments.isSet(.utc)
    let isDistant = isForTerminal && format == .table
    let now = Timestamp(microseconds: SystemClock.wallMicroseconds)
    times = !isDistant ? .asTheyAre : isUniversal ? .universal : .distance(from: now)
    pager = try PagedOutput.command(arguments, isTerminal: isForTerminal)
  }

  /// What a setting says about a terminal; a pipe gets rows that a script can rely on.
  private static func usualFormat(_ arguments: Arguments) throws -> OutputFormat {
    try arguments.setting(.output).flatMap(OutputFormat.init) ?? .table
  }

  /// A cell as it may be shown.
  func shown(_ cell: String, isTime: Bool = false, keepingLines: Bool = false) -> String {
    guard isForTerminal else { return cell }
    if isTime {
      switch times {
      case .asTheyAre: break
      case .distance(let now): return TerminalText.escaped(RelativeTime.text(of: cell, now: now))
      case .universal: return TerminalText.escaped(RelativeTime.universal(cell))
      }
    }
    return TerminalText.escaped(masksAddresses ? TerminalText.masked(cell) : cell, keepingLines: keepingLines)
  }
}
