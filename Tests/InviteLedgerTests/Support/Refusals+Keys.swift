// Refusals about access keys.
import InviteLedger

extension Refusal {
  private static let key1 = KeyID(number: 1)
  private static let key = root(
    .createKey(CreateKey(label: "page", scopes: [.everything], expires: .after(60_000_000))))

  static let keys: [Refusal] = [
    Refusal(.argumentMissing, "a key without a label", .createKey(CreateKey(label: "", scopes: [.everything]))),
    Refusal(.argumentMissing, "a key without scopes", .createKey(CreateKey(label: "x", scopes: []))),
    Refusal(.argumentMissing, "no key named", .revokeKeys(RevokeKeys())),
    Refusal(
      .argumentInvalid, "a label with a control character",
      .createKey(CreateKey(label: "a\u{1}", scopes: [.everything]))),
    Refusal(
      .argumentInvalid, "an overlap of years", given: [key],
      .rotateKey(RotateKey(key: key1, overlap: .after(400 * 86_400_000_000)))),
    Refusal(.keyUnknown, "no such key", .restoreKey(RestoreKey(key: key1))),
    Refusal(.keyUnknown, "no key of that owner", given: [key], .revokeKeys(RevokeKeys(owner: "ada"))),
    Refusal(
      .keyCount, "another number than expected", given: [key],
      .revokeKeys(RevokeKeys(chosen: [key1], expectedCount: 2))),
    Refusal(
      .keyClosed, "rotating a key that was revoked", given: [key, root(.revokeKeys(RevokeKeys(keys: [key1])))],
      .rotateKey(RotateKey(key: key1))),
    Refusal(
      .keyClosed, "restoring a key that has expired", given: [key, .minutes(1)], .restoreKey(RestoreKey(key: key1))),
    Refusal(
      .accountUnknown, "an owner who is not there",
      .createKey(CreateKey(label: "x", owner: "nobody", scopes: [.everything]))),
    Refusal(
      .denied, "another's key", as: Example.ada, given: [member, key], .revokeKeys(RevokeKeys(keys: [key1]))),
    Refusal(
      .denied, "more than one's own scopes", as: Example.ada, given: [member],
      .createKey(CreateKey(label: "x", scopes: [.everything]))),
    Refusal(
      .denied, "an administrator makes himself an operator", as: Example.ada,
      given: [root(.addAccount(AddAccount(account: "ada", role: .administrator)))],
      .setPolicy(SetPolicy([.operatorUids: .names(["1001"])]))),
  ]
}
