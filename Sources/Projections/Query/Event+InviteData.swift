// The data of what happens to an invite that is there, as JSON.

import InviteLedger
import JSONText

extension InviteFields {
  fileprivate var data: JSONValue {
    DataFields.object {
      $0.add("role", role)
      $0.add("groups", groups)
      $0.add("channels", channels)
      $0.add("max_uses", maxUses)
      $0.add("expires", expires)
      $0.add("include_default_channels", includeDefaultChannels)
      $0.add("topic", topic)
      $0.add("binding", binding)
      $0.add("domain", domain)
      $0.add("subject", subject)
      $0.add("message", message)
      $0.add("note", note)
      $0.add("locale", locale)
      $0.add("notify_inviter", notifyInviter)
    }
  }
}

extension InviteAmended {
  var data: JSONValue {
    DataFields.object {
      $0.add("invite", invite)
      $0.add("old", old.data)
      $0.add("new", new.data)
      $0.add("batch", batch)
      $0.add("row", row)
    }
  }
}

extension InviteAddressing {
  fileprivate var data: JSONValue {
    DataFields.object {
      $0.add("email", email)
      $0.add("binding", binding)
      $0.add("domain", domain)
    }
  }
}

extension InviteAddressed {
  var data: JSONValue {
    DataFields.object {
      $0.add("invite", invite)
      $0.add("old", old.data)
      $0.add("new", new.data)
    }
  }
}

extension InviteReinstated {
  var data: JSONValue {
    DataFields.object {
      $0.add("invite", invite)
      $0.add("reason", reason)
    }
  }
}

extension TokenRotated {
  var data: JSONValue {
    DataFields.object {
      $0.add("invite", invite)
      $0.add("generation", generation)
      $0.add("token_fp", token.fingerprint.description)
      $0.add("token_hint", token.hint)
      $0.add("token_key", token.key)
    }
  }
}

extension TokenRevealed {
  var data: JSONValue {
    DataFields.object { fields in
      switch extent {
      case .one(let invite, let generation):
        fields.add("invite", invite)
        fields.add("generation", generation)
      case .many(let query, let count, let invites):
        fields.add("query", query)
        fields.add("count", count)
        fields.add("invites", invites?.texts)
      }
    }
  }
}

extension DeliveryRecorded {
  var data: JSONValue {
    DataFields.object {
      $0.add("invite", invite)
      $0.add("state", state)
      $0.add("time", time?.description)
      $0.add("detail", detail)
    }
  }
}
