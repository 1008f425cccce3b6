// What `invite import` can be told.
import Hashing
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
      Flag("--dry-run", help: "says for every row what would happen; issues nothing"),
      Flag("--atomic", help: "issues all rows or none"),
      Flag("--blank", value: "emailless", help: "issues a row without address as an e-mail-less invite"),
      Flag("--existing", value: "grant", help: "issues rows whose address has an account all the same"),
      Flag(
        "--duplicates", value: "POLICY", help: "reuse, resend, supersede, allow or reject open invites to an address"),
      Flag("--ignore-unknown-columns", help: "leaves columns out that nobody knows"),
      Flag("--columns", value: "LIST", help: "adds columns to the output: row,status,code,invite,expires"),
    ]

  init(_ arguments: Arguments) throws(ProgramFault) {
    guard let path = arguments.words.first, arguments.words.count == 1 else {
      throw ProgramFault("import takes one file", hint: "invite-ledger invite import people.csv > links.csv")
    }
    self.path = path
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
}

/// Request ids of an import. The same file with the same options has the same ones, so that running an import again
/// answers what was done and does what was not.
struct ImportKeys {
  /// SHA-256 of the file, in hexadecimal.
  let fileDigest: String
  private let base: String

  init(file: [UInt8], _ options: ImportOptions) {
    fileDigest = SHA256.hash(file).hex
    let facts = [
      fileDigest, options.isAtomic ? "atomic" : "rows", options.blank.rawValue, options.existing?.rawValue ?? "",
      options.duplicates?.rawValue ?? "", options.ignoresUnknownColumns ? "ignore" : "", options.actingAs ?? "",
    ]
    base = "csv-" + SHA256.hash(Array(facts.joined(separator: "\n").utf8)).hex.prefix(24)
  }

  /// The id of a step of the attempt with this number.
  func key(_ attempt: Int, _ step: String) -> String { "\(base)-\(attempt)-\(step)" }
}
