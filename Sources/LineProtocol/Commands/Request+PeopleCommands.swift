// Requests about messages and accounts, as commands.
import InviteLedger

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
