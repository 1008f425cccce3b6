// What events say of access keys.

import InviteLedger

extension Event {
  /// The keys that the event is about; the one it was done with is in its `meta`.
  var keys: [KeyID] {
    switch self {
    case .keyCreated(let event): [event.key]
    case .keyRevoked(let event): [event.key]
    case .keyRestored(let event): [event.key]
    case .keyRotated(let event): [event.key]
    case .keyChanged(let event): [event.key]
    case .keyUsed(let event): [event.key]
    case .authRefused(let event): event.keys
    default: []
    }
  }

  /// What the event gives a key, and what it takes from it.
  var keyFields: [KeyFields] {
    switch self {
    case .keyCreated(let event): [KeyFields(label: event.label, owner: event.owner, scopes: event.scopes)]
    case .keyChanged(let event): [event.old, event.new]
    default: []
    }
  }
}
