// Views for somebody who may not see what belongs to a person.

import InviteLedger

extension InviteView {
  /// The same without address, note, texts for the invited, and what mail tools reported.
  package var bare: InviteView {
    var view = self
    (view.email, view.note, view.subject, view.message) = (nil, nil, nil, nil)
    view.delivery = nil
    return view
  }
}

extension AccountView {
  /// The same without name and address.
  package var bare: AccountView {
    var view = self
    (view.fullName, view.email) = (nil, nil)
    return view
  }
}
