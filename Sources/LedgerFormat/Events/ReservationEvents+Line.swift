// Fields of the events of reservations.

import InviteLedger

extension TokenReserved: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("reservation", reservation)
    data.field("invite", invite)
    data.personal("email", email)
    data.field("username", username)
    data.field("external", external)
    data.field("until", until)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      reservation: try data.id("reservation"),
      invite: try data.id("invite"),
      email: try data.personalIfPresent("email"),
      username: try data.stringIfPresent("username"),
      external: try data.stringIfPresent("external"),
      until: try data.moment("until"))
  }
}

extension ReservationReleased: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("reservation", reservation)
    data.field("invite", invite)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(reservation: try data.id("reservation"), invite: try data.id("invite"))
  }
}
