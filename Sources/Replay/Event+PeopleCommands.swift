// From the events of messages, accounts and keys back to commands.

import InviteLedger

extension MessageSent {
  var commands: [Command] {
    if let template {
      return [.sendMessage(SendMessage(recipients: recipients, template: template, variables: variables))]
    }
    guard let title = title.text, let text = text.text else { return [] }
    return [.sendMessage(SendMessage(recipients: recipients, title: title, text: text, variables: variables))]
  }
}

extension TemplateDefined {
  var commands: [Command] {
    guard let title = title.text, let text = text.text else { return [] }
    return [.defineTemplate(DefineTemplate(name: template, title: title, text: text))]
  }
}

extension AccountAdded {
  var command: Command {
    .addAccount(
      AddAccount(
        account: account, fullName: fullName?.text, email: email?.text, role: role, groups: groups, uid: uid,
        external: external))
  }
}

extension AccountChanged {
  var command: Command {
    .changeAccount(
      ChangeAccount(
        account: account, fullName: new.fullName?.text, email: new.email?.text, role: new.role, groups: new.groups,
        uid: new.uid, external: new.external))
  }
}

extension KeyCreated {
  var command: Command {
    .createKey(
      CreateKey(label: label, owner: owner, role: role, scopes: scopes, uids: uids, expires: ExpiryRequest(expires)))
  }
}

extension KeyChanged {
  var command: Command {
    .changeKey(
      ChangeKey(
        key: key, label: new.label, owner: new.owner, role: new.role, scopes: new.scopes, uids: new.uids,
        expires: new.expires.map(ExpiryRequest.init)))
  }
}
