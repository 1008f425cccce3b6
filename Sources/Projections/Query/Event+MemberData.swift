// The data of redemptions, messages, accounts and notes, and of `meta`, as JSON.

package import InviteLedger
package import JSONText

extension TokenRedeemed {
  var data: JSONValue {
    DataFields.object {
      $0.add("redemption", redemption)
      $0.add("invite", invite)
      $0.add("use", use)
      $0.add("email", email)
      $0.add("username", username)
      $0.add("external", external)
      $0.add("existing_account", existingAccount)
      $0.add("granted", granted.data)
      if !withheld.isEmpty { $0.add("withheld", .array(withheld.map(\.data))) }
      $0.add("reservation", reservation)
    }
  }
}

extension TokenReserved {
  var data: JSONValue {
    DataFields.object {
      $0.add("reservation", reservation)
      $0.add("invite", invite)
      $0.add("email", email)
      $0.add("username", username)
      $0.add("external", external)
      $0.add("until", until.description)
    }
  }
}

extension RedemptionReversed {
  var data: JSONValue {
    DataFields.object {
      $0.add("redemption", redemption)
      $0.add("invite", invite)
      $0.add("account", account)
      if deactivated { $0.add("deactivated", true) }
      $0.add("old_role", oldRole)
      $0.add("new_role", newRole)
      $0.addList("groups", groups)
      $0.addList("channels", channels)
      $0.add("reason", reason)
    }
  }
}

extension AttemptRefused {
  var data: JSONValue {
    DataFields.object {
      $0.add("since", since.description)
      if !refusals.isEmpty { $0.add("refusals", .array(refusals.map(\.data))) }
      if other > 0 { $0.add("other", other) }
    }
  }

  /// The invites that were tried, each once.
  var invites: [InviteID] { Set(refusals.compactMap(\.invite)).sorted() }
}

extension AttemptRefused.Count {
  fileprivate var data: JSONValue {
    DataFields.object {
      $0.add("invite", invite)
      $0.add("code", code)
      $0.add("count", count)
    }
  }
}

extension ReservationReleased {
  var data: JSONValue {
    DataFields.object {
      $0.add("reservation", reservation)
      $0.add("invite", invite)
    }
  }
}

extension Grants {
  fileprivate var data: JSONValue {
    DataFields.object {
      $0.add("role", role)
      $0.addList("groups", groups)
      $0.addList("channels", channels)
      $0.add("topic", topic)
    }
  }
}

extension Withheld {
  fileprivate var data: JSONValue {
    DataFields.object {
      $0.add("kind", kind)
      $0.add("name", name)
      $0.add("reason", reason)
    }
  }
}

extension MessageSent {
  var data: JSONValue {
    DataFields.object {
      $0.add("message", message)
      $0.add("sender", sender)
      $0.addList("recipients", recipients.map(\.description))
      $0.add("title", title)
      $0.add("text", text)
      $0.add("template", template)
      if !variables.isEmpty { $0.add("vars", .array(variables.map(\.data))) }
    }
  }
}

extension TemplateVariable {
  fileprivate var data: JSONValue {
    var fields = DataFields()
    fields.add("", value)
    return .array([.string(name)] + fields.members.map(\.value))
  }
}

extension TemplateDefined {
  var data: JSONValue {
    DataFields.object {
      $0.add("template", template)
      $0.add("title", title)
      $0.add("text", text)
    }
  }
}

extension MessageReplied {
  var data: JSONValue {
    DataFields.object {
      $0.add("message", message)
      $0.add("reply", reply)
      $0.add("sender", sender)
      $0.add("text", text)
    }
  }
}

extension AccountAdded {
  var data: JSONValue {
    DataFields.object {
      $0.add("account", account)
      $0.add("full_name", fullName)
      $0.add("email", email)
      $0.add("role", role)
      $0.addList("groups", groups)
      $0.add("uid", uid)
      $0.add("external", external)
    }
  }
}

extension AccountFields {
  fileprivate var data: JSONValue {
    DataFields.object {
      $0.add("full_name", fullName)
      $0.add("email", email)
      $0.add("role", role)
      $0.add("groups", groups)
      $0.add("uid", uid)
      $0.add("external", external)
    }
  }
}

extension AccountChanged {
  var data: JSONValue {
    DataFields.object {
      $0.add("account", account)
      $0.add("old", old.data)
      $0.add("new", new.data)
    }
  }
}

extension AccountDeactivated {
  var data: JSONValue {
    DataFields.object {
      $0.add("account", account)
      $0.add("reason", reason)
    }
  }
}

extension CatalogDefined {
  var data: JSONValue {
    DataFields.object {
      $0.add("kind", kind)
      $0.add("name", name)
      if isDefault { $0.add("default", true) }
      $0.add("access", access)
    }
  }
}

extension CatalogRetired {
  var data: JSONValue {
    DataFields.object {
      $0.add("kind", kind)
      $0.add("name", name)
      $0.add("reason", reason)
    }
  }
}

extension PolicyChanged {
  var data: JSONValue {
    DataFields.object {
      $0.add("settings", .array(changes.map { .array([.string($0.setting.rawValue), $0.old.json, $0.new.json]) }))
    }
  }
}

extension SettingValue {
  /// As it stands in the log and in answers.
  package var json: JSONValue {
    switch self {
    case .off: .null
    case .flag(let flag): .bool(flag)
    case .number(let number): .integer(number)
    case .text(let text): .string(text)
    case .names(let names): .array(names.map { .string($0) })
    }
  }
}

extension NoteAdded {
  var data: JSONValue {
    DataFields.object {
      $0.add("target", target)
      $0.add("text", text)
    }
  }
}

extension RecordMeta {
  /// The members of `meta` in their order.
  package var data: JSONValue {
    DataFields.object {
      $0.add("batch", batch)
      $0.add("part", part.map { .array([.integer(Int64($0.number)), .integer(Int64($0.count))]) })
      $0.add("cause", cause)
      $0.add("req", request.map { .array([.string($0.id), .string($0.digest)]) })
      $0.add("uid", uid)
      $0.add("pid", pid)
      $0.add("traceparent", traceparent)
      $0.add("clock_held", clockHeld)
      $0.add("key", key)
    }
  }
}
