// Cases of directories in which a ledger did not begin, or cannot go on.

import EventLog

extension DamagedCase {
  static let startCases = [
    DamagedCase(
      name: "key-missing",
      text: "The key file is not there and the log is. No issued token would work without it, so no new one is made.",
      expected: .keyMissing
    ) { $0.files["key"] = nil },
    DamagedCase(
      name: "head-missing",
      text:
        "`head` is not there, and the log has more than a first start can have left: it was in use, and is not begun anew.",
      expected: .notALedger
    ) { $0.files["head"] = nil },
    DamagedCase(
      name: "first-start-interrupted",
      text: """
        Key file and half the first line are there, and no `head`: nothing can have been acknowledged. The first start goes on \
        with that key.
        """,
      expected: .kept(seq: 1)
    ) {
      $0.files["head"] = nil
      $0.bytes = Array($0.bytes.prefix(120))
    },
  ]
}
