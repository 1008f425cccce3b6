// Histories written by hand, each of which is right or wrong for one reason.
import Linearizability

typealias TokenOperation = Operation<TokenModel.Input, TokenModel.Output>

/// A history with its verdict.
struct HistoryExample: CustomStringConvertible, Sendable {
  let description: String
  let operations: [TokenOperation]

  init(_ description: String, _ operations: [TokenOperation]) {
    self.description = description
    self.operations = operations
  }
}

/// An operation that was answered.
func call(
  _ from: Int64, _ to: Int64, _ action: TokenModel.Action, _ output: TokenModel.Output, request: String? = nil,
  token: String = "t"
) -> TokenOperation {
  Operation(
    client: Int(from), input: TokenModel.Input(token: token, action, request: request), output: output, invoked: from,
    returned: to)
}

/// An operation whose answer was lost.
func lost(_ from: Int64, _ action: TokenModel.Action, request: String? = nil, token: String = "t") -> TokenOperation {
  Operation(
    client: Int(from), input: TokenModel.Input(token: token, action, request: request), output: nil, invoked: from,
    returned: 0)
}

/// A link that was issued before anything else.
func issued(_ uses: Int, token: String = "t") -> TokenOperation {
  call(0, 1, .issue(uses: uses), .issued, token: token)
}

let ada = TokenModel.Action.redeem(email: "ada")
let bob = TokenModel.Action.redeem(email: "bob")
let checkAda = TokenModel.Action.check(email: "ada")
let first = TokenModel.Output.redeemed(use: 1, again: false)
let second = TokenModel.Output.redeemed(use: 2, again: false)
let exhausted = TokenModel.Output.refused("token.exhausted")

extension HistoryExample {
  static let right: [HistoryExample] = [
    HistoryExample("nothing", []),
    HistoryExample("a use after the other", [issued(2), call(2, 3, ada, first), call(4, 5, bob, second)]),
    HistoryExample(
      "of two at once the one that asked later wins",
      [
        issued(1), call(2, 9, ada, exhausted), call(3, 8, bob, first),
      ]),
    HistoryExample(
      "the second use is answered before the first",
      [
        issued(2), call(2, 9, ada, first), call(3, 4, bob, second),
      ]),
    HistoryExample(
      "a lost redemption is seen later",
      [
        issued(1), lost(2, ada), call(3, 4, .check(email: "bob"), exhausted),
      ]),
    HistoryExample("a lost redemption never happened", [issued(1), lost(2, ada), call(3, 4, bob, first)]),
    HistoryExample(
      "a lost redemption happens between two looks",
      [
        issued(1), lost(2, ada), call(3, 4, .check(email: "bob"), first), call(5, 6, .check(email: "bob"), exhausted),
      ]),
    HistoryExample(
      "a lost request is replayed",
      [
        issued(1), lost(2, ada, request: "r"), call(3, 4, ada, .replayed(first), request: "r"),
      ]),
    HistoryExample(
      "a lost request is carried out when it is repeated",
      [
        issued(1), lost(2, ada, request: "r"), call(3, 4, ada, first, request: "r"),
      ]),
    HistoryExample(
      "a redemption overtakes a revocation",
      [
        issued(1), call(2, 9, .revoke, .revoked), call(3, 8, ada, first),
      ]),
    HistoryExample(
      "a revocation overtakes a redemption",
      [
        issued(1), call(2, 9, ada, .refused("token.revoked")), call(3, 8, .revoke, .revoked),
      ]),
    HistoryExample(
      "a lost revocation comes after what was redeemed behind it",
      [
        issued(2), lost(2, .revoke), call(3, 4, ada, first), call(5, 6, bob, .refused("token.revoked")),
      ]),
    HistoryExample(
      "looks at the same time differ",
      [
        issued(1), call(2, 9, ada, first), call(3, 8, .check(email: "bob"), exhausted),
        call(4, 7, .check(email: "bob"), first),
      ]),
    HistoryExample(
      "two links have nothing to do with each other",
      [
        issued(1), issued(1, token: "u"), call(2, 5, ada, first), call(3, 4, ada, first, token: "u"),
      ]),
    HistoryExample(
      "the log has the lost redemption",
      [
        issued(2), lost(2, ada), call(3, 4, bob, second), call(5, 6, .readLog, .log(["ada", "bob"], isRevoked: false)),
      ]),
    HistoryExample(
      "the log has not the lost redemption",
      [
        issued(2), lost(2, ada), call(3, 4, bob, first), call(5, 6, .readLog, .log(["bob"], isRevoked: false)),
      ]),
    HistoryExample(
      "a request id is used for something else",
      [
        issued(2), call(2, 3, ada, first, request: "r"), call(4, 5, bob, .refused("req.reused"), request: "r"),
      ]),
    HistoryExample(
      "a refused request is asked again under its id",
      [
        issued(1), call(2, 3, ada, first), call(4, 5, bob, exhausted, request: "r"),
        call(6, 7, .revoke, .revoked, request: "r"),
      ]),
  ]

  static let wrong: [HistoryExample] = [
    HistoryExample(
      "one use is given twice, one after the other",
      [
        issued(1), call(2, 3, ada, first), call(4, 5, bob, first),
      ]),
    HistoryExample("one use is given twice at once", [issued(1), call(2, 9, ada, first), call(3, 8, bob, first)]),
    HistoryExample("more uses than there are", [issued(1), call(2, 3, ada, first), call(4, 5, bob, second)]),
    HistoryExample(
      "a look does not see what was answered before it",
      [
        issued(1), call(2, 3, ada, first), call(4, 5, .check(email: "bob"), first),
      ]),
    HistoryExample(
      "redeemed after the revocation was answered",
      [
        issued(1), call(2, 3, .revoke, .revoked), call(4, 5, ada, first),
      ]),
    HistoryExample(
      "an acknowledged redemption is not in the log",
      [
        issued(1), call(2, 3, ada, first), call(4, 5, .readLog, .log([], isRevoked: false)),
      ]),
    HistoryExample(
      "the log has a redemption that nobody asked for",
      [
        issued(2), call(2, 3, ada, first), call(4, 5, .readLog, .log(["ada", "bob"], isRevoked: false)),
      ]),
    HistoryExample(
      "a look sees what is asked for later",
      [
        issued(1), call(2, 3, checkAda, exhausted), lost(4, bob),
      ]),
    HistoryExample(
      "a lost redemption was there and is gone",
      [
        issued(1), lost(2, ada), call(3, 4, .check(email: "bob"), exhausted), call(5, 6, bob, first),
      ]),
    HistoryExample(
      "a repeated request is carried out twice",
      [
        issued(2), call(2, 3, ada, first, request: "r"), call(4, 5, ada, second, request: "r"),
      ]),
    HistoryExample(
      "a replayed answer is another one",
      [
        issued(2), call(2, 3, ada, first, request: "r"), call(4, 5, ada, .replayed(second), request: "r"),
      ]),
    HistoryExample(
      "a request is replayed that was never made", [issued(2), call(2, 3, ada, .replayed(first), request: "r")]),
    HistoryExample("an address has two uses", [issued(2), call(2, 3, ada, first), call(4, 5, ada, second)]),
    HistoryExample("refused although a use is left", [issued(2), call(2, 3, ada, first), call(4, 5, bob, exhausted)]),
    HistoryExample(
      "the log has another order than the answers",
      [
        issued(2), call(2, 3, ada, first), call(4, 5, bob, second),
        call(6, 7, .readLog, .log(["bob", "ada"], isRevoked: false)),
      ]),
    HistoryExample("revoked twice", [issued(1), call(2, 3, .revoke, .revoked), call(4, 5, .revoke, .revoked)]),
    HistoryExample("an acknowledged link is unknown", [issued(1), call(2, 3, ada, .refused("token.unknown"))]),
    HistoryExample(
      "a revocation that the log has not",
      [
        issued(1), call(2, 3, .revoke, .revoked), call(4, 5, .readLog, .log([], isRevoked: false)),
      ]),
    HistoryExample(
      "one lost redemption explains two uses",
      [
        issued(2), lost(2, ada), call(3, 4, .check(email: "bob"), exhausted),
      ]),
    HistoryExample("a link is issued twice", [issued(1), call(2, 3, .issue(uses: 1), .issued)]),
    HistoryExample(
      "wrong on the second link only",
      [
        issued(1), issued(1, token: "u"), call(2, 3, ada, first), call(4, 5, ada, first, token: "u"),
        call(6, 7, bob, first, token: "u"),
      ]),
  ]
}
