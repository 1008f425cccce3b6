// Zulip's object about a list of addresses: the shape and the words that its clients know.
import InviteLedger
import JSONText

/// What Zulip answers `POST /invites` with.
struct ZulipForm {
  enum Code: String {
    /// The invites were refused, or some of them were.
    case invitationFailed = "INVITATION_FAILED"
    /// The request was.
    case badRequest = "BAD_REQUEST"
  }

  /// Nil when all went well.
  private var code: Code?
  private var message = ""
  private var faults: [RowFault] = []
  private var hasSent = false
  private var isDailyLimitReached = false
  private var isLicenseLimitReached = false

  /// What is said of invites that were issued, with the rows that were left out. Some left out is an error to Zulip.
  init(skipped: SkippedRows) {
    guard !skipped.isEmpty else { return }
    code = .invitationFailed
    message =
      "Some of those addresses are already using Zulip, so we didn't send them an invitation. "
      + "We did send invitations to everyone else!"
    faults = skipped.faults
    hasSent = true
  }

  /// What is said of a refusal. For limits Zulip has words of its own.
  init(_ error: ReplyError) {
    code = error.rows.isEmpty ? .badRequest : .invitationFailed
    message = error.message
    faults = error.rows
    switch error.code {
    case .ledger(.limitInvites):
      code = .invitationFailed
      isDailyLimitReached = true
      message =
        "To protect users, Zulip limits the number of invitations you can send in one day. "
        + "Because you have reached the limit, no invitations were sent."
    case .ledger(.limitSeats):
      code = .invitationFailed
      isLicenseLimitReached = true
      message = "Your organization does not have enough Zulip licenses. Invitations were not sent."
    case .ledger(.limitAccountAge):
      code = .invitationFailed
      message =
        "Your account is too new to send invites for this organization. "
        + "Ask an organization admin, or a more experienced user."
    case .line(.authRequired): message = "Insufficient permission"
    case .ledger, .line: break
    }
  }

  /// The members of the object. Rows become the addresses that stand there: the caller wrote them.
  func members(addresses: [String], ignored: [String]) -> [JSONMember] {
    var members = [
      JSONMember(name: "result", value: .string(code == nil ? "success" : "error")),
      JSONMember(name: "msg", value: .string(message)),
    ]
    if let code { members.append(JSONMember(name: "code", value: .string(code.rawValue))) }
    if code == .invitationFailed {
      members += [
        JSONMember(name: "errors", value: .array(faults.map { Self.value(of: $0, addresses) })),
        JSONMember(name: "sent_invitations", value: .bool(hasSent)),
        JSONMember(name: "daily_limit_reached", value: .bool(isDailyLimitReached)),
        JSONMember(name: "license_limit_reached", value: .bool(isLicenseLimitReached)),
      ]
    }
    if !ignored.isEmpty {
      members.append(JSONMember(name: "ignored_parameters_unsupported", value: .array(ignored.map { .string($0) })))
    }
    return members
  }

  private static func value(of fault: RowFault, _ addresses: [String]) -> JSONValue {
    let index = Int(fault.row) - 1
    let address = addresses.indices.contains(index) ? addresses[index] : ""
    return .array([.string(address), .string(fault.message), .bool(fault.code == .accountDeactivated)])
  }
}

extension ReplyError {
  /// The same error as the form of a request wants it.
  package func inForm(of request: Request) -> ReplyError {
    request.isInZulipForm ? inZulipForm(addresses: request.listedAddresses, ignored: request.ignored) : self
  }

  /// The same with Zulip's object in `data`, in front of our own facts.
  func inZulipForm(addresses: [String] = [], ignored: [String]) -> ReplyError {
    var error = self
    error.data = ZulipForm(self).members(addresses: addresses, ignored: ignored) + data.filter { $0.name != "rows" }
    return error
  }
}
