// `--trace`: what goes over the socket, for somebody who writes a client or wonders about this one.
import InviteLedgerClient
import LineProtocol

enum Trace {
  /// Says one line of the conversation on standard error: `> ` was sent, `< ` received.
  static func say(_ direction: TraceDirection, _ line: [UInt8]) {
    let mark = direction == .sent ? "> " : "< "
    Console.say(mark + TerminalText.escaped(String(decoding: SecretText.hidden(in: line), as: UTF8.self)))
  }
}
