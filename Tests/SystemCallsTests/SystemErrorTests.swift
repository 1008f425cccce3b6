// What a failed call says about itself.

import SystemCalls
import Testing

@Suite struct `System errors` {
  @Test func `an error text names the call, what it was tried on, and the reason with its symbol`() {
    let error = SystemError(call: "open", target: "ledger/lock", code: 13)
    #expect(error.description == "open ledger/lock: Permission denied (EACCES)")
  }

  @Test func `an unknown error number is shown as a number`() {
    let error = SystemError(call: "open", target: "x", code: 4095)
    #expect(error.description == "open x: unknown error (4095)")
  }
}
