// What `invite import` can be told.
import InviteCSV
import InviteLedger

/// The flags of an import, read.
struct ImportOptions {
  var path: String
  var isDry: Bool
  var isAtomic: Bool
  var blank: BlankAddress
  var existing: ExistingPolicy?
  var duplicates: DuplicatePolicy?
  var ignoresUnknownColumns: Bool
  var columns: [LinkColumn]
  var actingAs: String?

  static let flags =
    SocketFlags.all + [
      RowFlags.dry,
      Flag("--atomic", help: "issues all rows or none"),
      Flag("--blank", value: "emailless", help: "issues a row without address as an e-mail-less invite"),
      Flag("--existing", value: "grant", help: "issues rows whose address has an account all the same"),
      Flag(
        "--duplicates", value: "POLICY", help: "reuse, resend, supersede, allow or reject open invites to an address"),
      RowFlags.ignoring,
      Flag("--columns", value: "LIST", help: "adds columns to the output: row,status,code,invite,expires"),
    ]

  init(_ arguments: Arguments) throws(ProgramFault) {
    path = try RowFlags.path(arguments, example: "invite-ledger invite import people.csv > links.csv")
    isDry = arguments.has("--dry-run")
    isAtomic = arguments.has("--atomic")
    blank = try arguments.choice("--blank", BlankAddress.self) ?? .refuse
    existing = try arguments.choice("--existing", ExistingPolicy.self)
    duplicates = try arguments.choice("--duplicates", DuplicatePolicy.self)
    ignoresUnknownColumns = arguments.has("--ignore-unknown-columns")
    actingAs = arguments.value("--as")
    let asked = LinkColumn.adding(arguments.value("--columns") ?? (isDry ? "row,status,code" : ""))
    if let unknown = asked.unknown {
      throw ProgramFault("there is no output column \(unknown)", hint: "--columns row,status,code,invite,expires")
    }
    columns = asked.columns
  }

  /// What decides, besides the file, what the requests say.
  var facts: [String] {
    [
      isAtomic ? "atomic" : "rows", blank.rawValue, existing?.rawValue ?? "", duplicates?.rawValue ?? "",
      ignoresUnknownColumns ? "ignore" : "", actingAs ?? "",
    ]
  }
}
