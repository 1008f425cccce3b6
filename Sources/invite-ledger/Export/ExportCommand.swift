// `export`: what the ledger knows as a file, for spreadsheets and for other programs.
import InviteLedgerClient
import JSONText
import LineProtocol
import SystemCalls

extension SubCommand {
  static let export = SubCommand(
    name: "export", summary: "writes links, invites, redemptions or events to a file",
    examples: [
      "invite-ledger export links batch=bat_2 > links.csv",
      "invite-ledger export invites status=pending > invites.csv",
      "invite-ledger export redemptions since=30d -o ndjson > redemptions.ndjson",
      "invite-ledger export audit actor=ada > ada.csv",
    ],
    details: [
      "Words are those of invite list for links and invites, of audit for redemptions and audit. Every row is written,",
      "whole and unmasked. CSV is for spreadsheets: cells that would be run as formulas are disarmed; only the CSV of",
      "links is as it is, like that of invite import, and reads back the same. Links are made again and are nowhere",
      "stored; that they were shown is recorded, in one event for as many as one query can name.",
    ],
    flags: ExportCommand.flags, words: ["links", "invites", "redemptions", "audit"], run: ExportCommand.run)
}

enum ExportCommand {
  static let flags =
    SocketFlags.all + OutputStyle.flags + [
      Flag("--columns", value: "LIST", help: "of links: adds columns, row,status,code,invite,expires")
    ]

  /// What can be exported.
  private enum Kind: String, CaseIterable {
    case links, invites, redemptions, audit
  }

  static func run(_ words: [String]) throws -> Int32 {
    let arguments = try Arguments(words, flags: flags)
    guard let word = arguments.words.first, let kind = Kind(rawValue: word) else {
      let near = arguments.words.first.flatMap { Suggestion.nearest(to: $0, among: Kind.allCases.map(\.rawValue)) }
      throw ProgramFault(
        "export what? one of " + Kind.allCases.map(\.rawValue).joined(separator: ", "),
        hint: "invite-ledger export \(near ?? "invites") > file.csv")
    }
    let style = try style(arguments)
    let ledger = try LedgerConnection.open(arguments)
    let terms = arguments.without(firstWords: 1)
    switch kind {
    case .links: return try LinkExport.run(terms, from: ledger, style)
    case .invites: try rows(of: .inviteList, RowColumns(of: .inviteList), terms, from: ledger, style)
    case .redemptions:
      let asked = terms.adding(["type=TokenRedeemed"])
      try rows(of: .audit, RedemptionRow.columns, asked, from: ledger, style, RedemptionRow.flat)
    case .audit: try rows(of: .audit, .logLine, terms, from: ledger, style)
    }
    return ExitStatus.done
  }

  /// CSV unless something else is asked for, and never masked or cut: whoever exports wants all of it.
  private static func style(_ arguments: Arguments) throws -> OutputStyle {
    var style = try OutputStyle(arguments)
    if !arguments.has("-o"), !arguments.has("--json") { style.format = .csv }
    style.isForTerminal = false
    style.masksAddresses = false
    style.paint = Paint(isOn: false)
    style.pager = nil
    return style
  }

  private static func rows(
    of verb: Verb, _ columns: RowColumns, _ terms: Arguments, from ledger: LedgerConnection, _ style: OutputStyle,
    _ change: ([UInt8]) throws -> [UInt8] = { $0 }
  ) throws {
    var printer = RowPrinter(style, columns: columns)
    var pages = try ExportPages(verb, terms, ledger)
    while try pages.next({ try printer.row(change($0)) }) {}
    try printer.finish()
  }
}

/// The rows of a query, page after page, to the last one.
struct ExportPages {
  private let ledger: LedgerConnection
  private var request: VerbRequest?
  /// A limit that a person gave ends the export; ours only cuts it into pages.
  private let endsAtLimit: Bool

  init(_ verb: Verb, _ terms: Arguments, _ ledger: LedgerConnection) throws {
    self.ledger = ledger
    let asked = try VerbRequest(verb, terms)
    endsAtLimit = asked.hasLimit
    request = endsAtLimit ? asked : try VerbRequest(verb, terms.adding(["limit=\(ProtocolLimits.largestRows)"]))
  }

  /// Hands out the rows of the next page; false when there is none.
  mutating func next(_ body: ([UInt8]) throws -> Void) throws -> Bool {
    guard var asked = request else { return false }
    request = nil
    let answer = try ledger.exchange(asked.line()) { line in
      if case .row(let row) = line { try body(row) }
    }
    if !endsAtLimit, let cursor = answer["cursor"]?.string {
      asked.goOn(after: cursor)
      request = asked
    }
    return true
  }
}
