// The data of an event as JSON: what `data.PATH` looks into. Names and order are those of the log (LedgerFormat).

package import InviteLedger
package import JSONText

extension Event {
  /// The members of `data`, with personal values in place of their digests.
  package var data: JSONValue {
    switch self {
    case .ledgerOpened(let event): event.data
    case .segmentOpened(let event): event.data
    case .inviteIssued(let event): event.data
    case .inviteAmended(let event): event.data
    case .inviteResent(let event): event.data
    case .inviteRevoked(let event): event.data
    case .inviteSuperseded(let event): event.data
    case .inviteAddressed(let event): event.data
    case .inviteReinstated(let event): event.data
    case .tokenRotated(let event): event.data
    case .tokenRevealed(let event): event.data
    case .deliveryRecorded(let event): event.data
    case .inviterSuspended(let event): event.data
    case .inviterRestored(let event): event.data
    case .lineageReassigned(let event): event.data
    case .batchOpened(let event): event.data
    case .batchClosed(let event): event.data
    case .tokenRedeemed(let event): event.data
    case .tokenReserved(let event): event.data
    case .reservationReleased(let event): event.data
    case .redemptionReversed(let event): event.data
    case .attemptRefused(let event): event.data
    case .authRefused(let event): event.data
    case .messageSent(let event): event.data
    case .messageReplied(let event): event.data
    case .messageArchived(let event): views(of: event.message, event.holders, event.cause.rawValue)
    case .messageRestored(let event): views(of: event.message, event.holders, event.cause.rawValue)
    case .messageMuted(let event): views(of: event.message, event.holders)
    case .messageUnmuted(let event): views(of: event.message, event.holders)
    case .templateDefined(let event): event.data
    case .templateRetired(let event): DataFields.object { $0.add("template", event.template) }
    case .accountAdded(let event): event.data
    case .accountChanged(let event): event.data
    case .accountDeactivated(let event): event.data
    case .keyCreated(let event): event.data
    case .keyRevoked(let event): event.data
    case .keyRestored(let event): event.data
    case .keyRotated(let event): event.data
    case .keyChanged(let event): event.data
    case .keyUsed(let event): event.data
    case .noteAdded(let event): event.data
    case .policyChanged(let event): event.data
    case .catalogDefined(let event): event.data
    case .catalogRetired(let event): event.data
    }
  }

  private func views(of message: MessageID, _ holders: [Holder], _ cause: String? = nil) -> JSONValue {
    DataFields.object {
      $0.add("message", message)
      $0.addList("holders", holders.map(\.description))
      $0.add("cause", cause)
    }
  }
}

extension LedgerOpened {
  fileprivate var data: JSONValue {
    DataFields.object {
      $0.add("ledger", ledger.description)
      $0.add("format", format)
      $0.add("key_check", keyCheck)
    }
  }
}

extension SegmentOpened {
  fileprivate var data: JSONValue {
    DataFields.object {
      $0.add("ledger", ledger.description)
      $0.add("format", format)
      $0.add("previous_length", previousLength)
      $0.add("size", size)
      $0.add("root", root)
      $0.addList("edge", edge)
    }
  }
}

extension InviteIssued {
  fileprivate var data: JSONValue {
    DataFields.object {
      $0.add("invite", invite)
      $0.add("kind", kind)
      $0.add("token_fp", token.fingerprint.description)
      $0.add("token_hint", token.hint)
      $0.add("token_key", token.key)
      $0.add("inviter", inviter)
      $0.add("email", email)
      $0.add("domain", domain)
      $0.add("binding", binding)
      $0.add("max_uses", maxUses)
      $0.add("role", role)
      $0.addList("groups", groups)
      $0.addList("channels", channels)
      if includeDefaultChannels { $0.add("include_default_channels", true) }
      $0.add("topic", topic)
      if !notifyInviter { $0.add("notify_inviter", false) }
      $0.add("subject", subject)
      $0.add("message", message)
      $0.add("note", note)
      $0.add("locale", locale)
      $0.add("expires", expires)
      $0.add("batch", batch)
      $0.add("row", row)
      $0.add("source", source)
    }
  }
}

extension InviteResent {
  fileprivate var data: JSONValue {
    DataFields.object {
      $0.add("invite", invite)
      $0.add("old_expires", oldExpires)
      $0.add("expires", expires)
    }
  }
}

extension InviteRevoked {
  fileprivate var data: JSONValue {
    DataFields.object {
      $0.add("invite", invite)
      $0.add("reason", reason)
    }
  }
}

extension InviteSuperseded {
  fileprivate var data: JSONValue {
    DataFields.object {
      $0.add("invite", invite)
      $0.add("successor", successor)
    }
  }
}

extension BatchOpened {
  fileprivate var data: JSONValue {
    DataFields.object {
      $0.add("batch", batch)
      $0.add("mode", mode)
      $0.add("source", source)
      $0.add("file_digest", fileDigest)
      $0.add("rows", rows)
      $0.addNumbers("members", skipped.members)
      $0.addNumbers("deactivated", skipped.deactivated)
    }
  }
}

extension BatchClosed {
  fileprivate var data: JSONValue {
    DataFields.object {
      $0.add("batch", batch)
      $0.add("outcome", outcome)
      $0.add("issued", issued)
      $0.add("reused", reused)
      $0.add("failed", failed)
    }
  }
}
