// The data of the events of access keys, as JSON.

import InviteLedger
import JSONText

extension KeyCreated {
  var data: JSONValue {
    DataFields.object {
      $0.add("key", key)
      $0.add("fp", secret.fingerprint.description)
      $0.add("hint", secret.hint)
      $0.add("file_key", secret.key)
      $0.add("label", label)
      $0.add("owner", owner)
      $0.add("role", role)
      $0.add("scopes", scopes.map(\.description))
      if !uids.isEmpty { $0.add("uids", JSONValue.array(uids.map { .integer(Int64($0)) })) }
      $0.add("expires", expires)
    }
  }
}

extension KeyRevoked {
  var data: JSONValue {
    DataFields.object {
      $0.add("key", key)
      $0.add("reason", reason)
    }
  }
}

extension KeyRestored {
  var data: JSONValue {
    DataFields.object {
      $0.add("key", key)
      $0.add("reason", reason)
    }
  }
}

extension KeyRotated {
  var data: JSONValue {
    DataFields.object {
      $0.add("key", key)
      $0.add("generation", generation)
      $0.add("fp", secret.fingerprint.description)
      $0.add("hint", secret.hint)
      $0.add("file_key", secret.key)
      $0.add("old_until", oldUntil.description)
    }
  }
}

extension KeyFields {
  fileprivate var data: JSONValue {
    DataFields.object {
      $0.add("label", label)
      $0.add("owner", owner)
      $0.add("role", role)
      $0.add("scopes", scopes?.map(\.description))
      if let uids { $0.add("uids", JSONValue.array(uids.map { .integer(Int64($0)) })) }
      $0.add("expires", expires)
    }
  }
}

extension KeyChanged {
  var data: JSONValue {
    DataFields.object {
      $0.add("key", key)
      $0.add("old", old.data)
      $0.add("new", new.data)
    }
  }
}

extension AuthRefused {
  var data: JSONValue {
    DataFields.object {
      $0.add("since", since.description)
      if !refusals.isEmpty { $0.add("refusals", .array(refusals.map(\.data))) }
      if other > 0 { $0.add("other", other) }
    }
  }

  /// The keys that were shown, each once.
  var keys: [KeyID] { Set(refusals.compactMap(\.key)).sorted() }
}

extension AuthRefused.Count {
  fileprivate var data: JSONValue {
    DataFields.object {
      $0.add("key", key)
      $0.add("command", command)
      $0.add("code", code)
      $0.add("count", count)
    }
  }
}

extension KeyUsed {
  var data: JSONValue {
    DataFields.object {
      $0.add("key", key)
      $0.add("uid", uid)
      $0.add("pid", pid)
      $0.add("program", program)
      $0.add("command", command)
      $0.add("count", count)
      $0.add("last", last.description)
    }
  }
}
