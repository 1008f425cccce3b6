// Requests about messages and accounts, as commands.
package import InviteLedger

extension Request {
  func sendMessage() throws(ReplyError) -> SendMessage {
    SendMessage(
      recipients: try required(holders, "to"),
      title: text("title"),
      text: text("text"),
      template: text("template"),
      variables: variables("vars") ?? [],
      autoArchiveFor: holders("auto_archive_for") ?? [])
  }

  func addAccount() throws(ReplyError) -> AddAccount {
    AddAccount(
      account: try required(text, "account"),
      fullName: text("full_name"),
      email: text("email"),
      role: role("role"),
      groups: list("groups") ?? [],
      uid: count("uid"),
      external: text("external"))
  }

  /// A row of a batch of accounts; nil for another verb.
  package func stagedAccount(reading token: (TokenBytes) -> PresentedToken) throws(ReplyError) -> StagedAccount? {
    switch try command(reading: token) {
    case .addAccount(let wish): StagedAccount(row: count("row"), .add(wish))
    case .changeAccount(let wish): StagedAccount(row: count("row"), .change(wish))
    default: nil
    }
  }

  func changeAccount() throws(ReplyError) -> ChangeAccount {
    ChangeAccount(
      account: try required(text, "account"),
      fullName: text("full_name"),
      email: text("email"),
      role: role("role"),
      groups: list("groups"),
      uid: count("uid"),
      external: text("external"))
  }
}
