// A plain model of access keys and of the catalog's groups: what opens, and what may be issued. It shares no line with the
// decider.

/// What an operator asks of the model, in plain words. Keys count from 1, times are days.
enum PlainKeyCommand {
  case create(scopes: [String], uids: [UInt32], days: Int?)
  case change(key: Int, scopes: [String]?, uids: [UInt32]?, days: Int?)
  case revoke(key: Int)
  case restore(key: Int)
  case rotate(key: Int, overlap: Int?)
  case use(key: Int)
  case lapse(days: Int?)
  case define(group: String, access: Int?)
  case retire(group: String)
  case wait(days: Int)
}

/// Slow on purpose: everything that was is kept, and looked through each time.
struct SlowKeys {
  struct PlainKey {
    var scopes: [String]
    var uids: [UInt32]
    var end: Int?
    var generation: UInt32 = 1
    /// Until when the generation before opens.
    var oldEnd = Int.min
    var isRevoked = false
    var seen: Int
  }

  private(set) var keys: [PlainKey] = []
  private var patience: Int? = 180
  /// Groups that were ever defined, with the weakest role that may grant each; those that are retired are in `gone`.
  private var groups: [String: Int] = [:]
  private var gone: Set<String> = []
  private(set) var today = 0

  private func status(_ key: PlainKey) -> String {
    if key.isRevoked { return "revoked" }
    if let end = key.end, today >= end { return "expired" }
    if let patience, today >= key.seen + patience { return "lapsed" }
    return "active"
  }

  /// Whether this generation of a key opens for a uid now.
  func opens(_ number: Int, generation: UInt32, uid: UInt32) -> Bool {
    let key = keys[number - 1]
    let isCurrent = generation == key.generation
    let isOld = generation + 1 == key.generation && today < key.oldEnd
    return (isCurrent || isOld) && status(key) == "active" && (key.uids.isEmpty || key.uids.contains(uid))
  }

  /// Whether a key's scopes let it issue an invite with these groups and channels.
  func mayIssue(_ number: Int, groups: [String], channels: [String]) -> Bool {
    keys[number - 1].scopes.contains { scope in
      let parts = scope.split(separator: ":").map(String.init)
      guard ["*", "invite.*", "invite.issue"].contains(parts[0]) else { return false }
      guard parts.count == 2 else { return true }
      let bound = parts[1].split(separator: "=").map(String.init)
      if bound[0] == "inviter" { return bound[1] == "key_\(number)" }
      return groups == [bound[1]] && channels.isEmpty
    }
  }

  /// Whether somebody of a role may grant a group.
  func mayGrant(_ group: String, role: Int) -> Bool {
    if groups.isEmpty { return true }
    guard let access = groups[group], !gone.contains(group) else { return false }
    return role <= access
  }

  /// The code it is refused with; nil when it is not.
  mutating func ask(_ command: PlainKeyCommand) -> String? {
    switch command {
    case .create(let scopes, let uids, let days):
      keys.append(PlainKey(scopes: scopes, uids: uids, end: days.map { today + $0 }, seen: today))
    case .change(let key, let scopes, let uids, let days):
      guard key <= keys.count else { return "key.unknown" }
      if let scopes { keys[key - 1].scopes = scopes }
      if let uids { keys[key - 1].uids = uids }
      if let days { keys[key - 1].end = today + days }
    case .revoke(let key):
      guard key <= keys.count else { return "key.unknown" }
      keys[key - 1].isRevoked = true
    case .restore(let key): return restore(key)
    case .rotate(let key, let overlap): return rotate(key, overlap)
    case .use(let key):
      guard key <= keys.count else { return "key.unknown" }
      keys[key - 1].seen = max(keys[key - 1].seen, today)
    case .lapse(let days): patience = days
    case .define(let group, let access):
      groups[group] = access ?? 600
      gone.remove(group)
    case .retire(let group):
      guard groups[group] != nil else { return "catalog.unknown" }
      gone.insert(group)
    case .wait(let days): today += days
    }
    return nil
  }

  private mutating func restore(_ number: Int) -> String? {
    guard number <= keys.count else { return "key.unknown" }
    switch status(keys[number - 1]) {
    case "active": return nil
    case "expired": return "key.closed"
    default:
      keys[number - 1].isRevoked = false
      keys[number - 1].seen = today
      return nil
    }
  }

  private mutating func rotate(_ number: Int, _ overlap: Int?) -> String? {
    if let overlap, !(1...30).contains(overlap) { return "arg.invalid" }
    guard number <= keys.count else { return "key.unknown" }
    guard status(keys[number - 1]) == "active" else { return "key.closed" }
    keys[number - 1].generation += 1
    keys[number - 1].oldEnd = today + (overlap ?? 0)
    return nil
  }
}
