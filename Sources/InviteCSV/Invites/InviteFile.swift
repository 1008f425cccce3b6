// An invite file: Discourse's bulk format, with optional columns of our own.

/// A file of invites to issue.
public typealias InviteFile = RowFile<InviteEntry>
/// A row of an invite file.
public typealias InviteRow = FileRow<InviteEntry>

/// What a row without an address means.
public enum BlankAddress: String, CaseIterable, Sendable {
  /// A fault of that row.
  case refuse
  /// An e-mail-less invite.
  case emailless
}

extension RowFile where Entry == InviteEntry {
  /// Reads an invite file.
  ///
  /// - Parameters:
  ///   - bytes: the file as it is on disk.
  ///   - blank: what a row without address means.
  ///   - ignoringUnknownColumns: leaves columns out that nobody knows, instead of refusing the file.
  /// - Throws: the fault that makes the whole file unusable.
  public init(
    _ bytes: [UInt8], blank: BlankAddress, ignoringUnknownColumns: Bool = false
  ) throws(CSVFault) {
    try self.init(bytes, ignoringUnknownColumns: ignoringUnknownColumns) { entry in
      blank == .refuse ? entry.lack : nil
    }
  }
}
