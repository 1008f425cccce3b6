// Requests about invites and batches, as commands.
import InviteLedger
import JSONText

extension Request {
  var issueInvite: IssueInvite {
    IssueInvite(
      email: text("email"),
      binding: text("binding").flatMap(Binding.init(rawValue:)),
      domain: text("domain"),
      maxUses: uses("max_uses"),
      expires: expiry("expires"),
      role: role("role"),
      groups: list("groups") ?? [],
      channels: list("channels") ?? [],
      includeDefaultChannels: flag("include_default_channels") ?? false,
      topic: text("topic"),
      notifyInviter: flag("notify_inviter") ?? true,
      subject: text("subject"),
      message: text("message"),
      variables: variables("vars") ?? [],
      note: text("note"),
      locale: text("locale"),
      batch: batch("batch"),
      row: count("row"),
      duplicates: text("duplicates").flatMap(DuplicatePolicy.init(rawValue:)) ?? .reuse,
      existing: text("existing").flatMap(ExistingPolicy.init(rawValue:)) ?? .reject,
      source: batch("batch") == nil ? .single : .csv)
  }

  func mintInvites() throws(ReplyError) -> MintInvites {
    MintInvites(
      quantity: try required(count, "quantity"),
      expires: expiry("expires"),
      role: role("role"),
      groups: list("groups") ?? [],
      channels: list("channels") ?? [],
      includeDefaultChannels: flag("include_default_channels") ?? false,
      topic: text("topic"),
      note: text("note"))
  }

  /// Whether a batch is to have accounts for rows.
  package var isOfAccounts: Bool { verb == .batchOpen && text("kind") == "accounts" }

  func openBatch() throws(ReplyError) -> OpenBatch {
    guard !isOfAccounts || flag("atomic") == true else {
      throw ReplyError(
        .ledger(.argumentMissing), "a batch of accounts is all or none", hint: "batch open kind=accounts atomic=true",
        data: [JSONMember(name: "parameter", value: .string("atomic"))])
    }
    return OpenBatch(
      mode: flag("atomic") == true ? .atomic : .rows,
      source: text("source").flatMap(InviteSource.init(rawValue:)) ?? .csv,
      fileDigest: text("file_digest"),
      rows: count("rows"))
  }

  func commitBatch() throws(ReplyError) -> CommitBatch {
    CommitBatch(batch: try required(batch, "batch"), failed: count("failed") ?? 0, reused: count("reused") ?? 0)
  }
}
