// The data of what happens to inviters and to lineage, as JSON.

import InviteLedger
import JSONText

extension InviterSuspended {
  var data: JSONValue {
    DataFields.object {
      $0.add("inviter", inviter)
      $0.add("mode", mode)
      $0.add("invites", invites)
      $0.add("reason", reason)
    }
  }
}

extension InviterRestored {
  var data: JSONValue {
    DataFields.object {
      $0.add("inviter", inviter)
      $0.add("invites", invites)
      $0.add("reason", reason)
    }
  }
}

extension LineageReassigned {
  var data: JSONValue {
    DataFields.object {
      $0.add("subject", subject)
      $0.add("old_inviter", old)
      $0.add("new_inviter", new)
      $0.add("reason", reason)
    }
  }
}
