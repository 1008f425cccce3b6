// Requests about access keys, as commands.
package import InviteLedger
import JSONText

extension Request {
  func createKey() throws(ReplyError) -> CreateKey {
    CreateKey(
      label: try required(text, "label"), owner: text("owner"), role: role("role"), scopes: try scopes("scopes") ?? [],
      uids: try uids("uids") ?? [], expires: expiry("expires"))
  }

  /// With `where=` without its targets, as of invites.
  func revokeKeys() throws(ReplyError) -> RevokeKeys {
    try checkCountsMany()
    if isOnMany {
      guard self["key"] == nil, self["owner"] == nil, self["label"] == nil else {
        throw contradiction("where= chooses the keys: key=, owner= and label= are terms of it")
      }
      return RevokeKeys(chosen: [], expectedCount: count("expect_count"), reason: text("reason"))
    }
    return RevokeKeys(
      keys: key("key").map { [$0] } ?? [], owner: text("owner"), label: text("label"), reason: text("reason"))
  }

  func changeKey() throws(ReplyError) -> ChangeKey {
    ChangeKey(
      key: try required(key, "key"), label: text("label"), owner: text("owner"), role: role("role"),
      scopes: try scopes("scopes"), uids: try uids("uids"), expires: expiry("expires"))
  }

  /// The scopes of a parameter, each of them one that a verb asks for.
  private func scopes(_ name: String) throws(ReplyError) -> [Scope]? {
    guard let texts = list(name) else { return nil }
    var scopes: [Scope] = []
    for text in texts {
      guard let scope = Scope(text: text), scope.gives(anyOf: Permission.known) else {
        throw ReplyError(
          .ledger(.argumentInvalid), "\(name): there is no such scope",
          hint: Scope.nearest(to: text).map { "did you mean \"\($0)\"?" } ?? "help scopes",
          data: [JSONMember(name: "parameter", value: .string(name))])
      }
      scopes.append(scope)
    }
    return scopes
  }

  private func uids(_ name: String) throws(ReplyError) -> [UInt32]? {
    guard let texts = list(name) else { return nil }
    let uids = texts.compactMap(LocalUser.number)
    guard uids.count == texts.count else {
      throw ReplyError(
        .ledger(.argumentInvalid), "\(name): local users are given by number", hint: "\(name)=1001,1002",
        data: [JSONMember(name: "parameter", value: .string(name))])
    }
    return uids
  }
}

extension Scope {
  /// Whether it gives one of these at all.
  package func gives(anyOf permissions: [Permission]) -> Bool { permissions.contains(where: covers) }

  /// The scope that somebody may have meant.
  fileprivate static func nearest(to text: String) -> String? {
    Suggestion.nearest(to: text, among: Permission.known.map(\.text) + ["*"] + families.map { $0 + ".*" })
  }

  /// Families of permissions, sorted.
  static let families = Set(Permission.known.map(\.family)).sorted()
}
