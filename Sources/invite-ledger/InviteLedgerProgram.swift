// The program `invite-ledger`: the service, and every way to talk to it from a shell.
import SystemCalls

@main struct InviteLedgerProgram {
  static func main() {
    ProcessFacts.end(with: Dispatcher.run(Array(CommandLine.arguments.dropFirst())))
  }
}
