// Names that people bring from Discourse and Zulip, and what stands for them here.

/// A parameter of another program.
struct ForeignName {
  /// How its value becomes one of ours.
  enum Rewriting {
    /// Another name, the same value; nil for a name that has no counterpart.
    case name(String?)
    /// A number of this unit becomes a duration.
    case duration(unit: String)
    /// Users by name become holders.
    case users
  }

  var name: String
  var rewriting: Rewriting
  var advice: String

  /// What to write instead, with the value where it is a harmless number.
  func hint(value: ArraySlice<UInt8>) -> String? {
    switch rewriting {
    case .name(let name): name.map { $0 + "=" }
    case .duration(let unit):
      value.count <= 9 && DecimalText.unsigned(value) != nil
        ? "expires=" + String(decoding: value, as: UTF8.self) + unit : "expires=10" + unit
    case .users: "to=user:NAME"
    }
  }

  static let all = [
    ForeignName(
      name: "invite_expires_in_days", rewriting: .duration(unit: "d"), advice: "the end of an invite is expires="),
    ForeignName(
      name: "invite_expires_in_minutes", rewriting: .duration(unit: "m"), advice: "the end of an invite is expires="),
    ForeignName(
      name: "expires_in_minutes", rewriting: .duration(unit: "m"), advice: "the end of an invite is expires="),
    ForeignName(name: "expires_at", rewriting: .name("expires"), advice: "the end of an invite is expires="),
    ForeignName(
      name: "invitee_emails", rewriting: .name("email"),
      advice: "one invite issue is for one address, and invite list-import takes a list"),
    ForeignName(name: "invite_as", rewriting: .name("role"), advice: "the role is role="),
    ForeignName(name: "stream_ids", rewriting: .name("channels"), advice: "channels are given by name in channels="),
    ForeignName(
      name: "include_realm_default_subscriptions", rewriting: .name("include_default_channels"),
      advice: "the channels everybody has are include_default_channels=true"),
    ForeignName(
      name: "max_redemptions_allowed", rewriting: .name("max_uses"), advice: "the number of uses is max_uses="),
    ForeignName(name: "group_names", rewriting: .name("groups"), advice: "groups are given by name in groups="),
    ForeignName(name: "group_ids", rewriting: .name("groups"), advice: "groups are given by name in groups="),
    ForeignName(name: "topic_id", rewriting: .name("topic"), advice: "the topic is topic="),
    ForeignName(name: "custom_message", rewriting: .name("message"), advice: "the text for the invited is message="),
    ForeignName(name: "target_usernames", rewriting: .users, advice: "recipients are to=user:NAME,group:NAME"),
    ForeignName(name: "target_recipients", rewriting: .users, advice: "recipients are to=user:NAME,group:NAME"),
    ForeignName(name: "raw", rewriting: .name("text"), advice: "the text of a message is text="),
    ForeignName(
      name: "api_key", rewriting: .name(nil),
      advice: "a key goes into the request auth alone, before all others; leave it out here"),
    ForeignName(
      name: "api_username", rewriting: .name(nil),
      advice: "to act for somebody else an operator, or a key without an owner, writes @as=NAME"),
    ForeignName(name: "jsonrpc", rewriting: .name(nil), advice: "this is not JSON-RPC; leave it out"),
  ]
}
