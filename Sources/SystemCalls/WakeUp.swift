// A counter that any thread raises to wake the one that waits for it.

internal import CLinux
internal import Glibc

/// Makes a sleeping loop return (eventfd). It is watched for edges, so that nobody has to read the counter back.
package struct WakeUp: ~Copyable, Sendable {
  private let descriptor: Descriptor

  package init() throws(SystemError) {
    let flags = Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK)
    let raw = try systemCall("eventfd", on: "event loop") { Int(eventfd(0, flags)) }
    descriptor = Descriptor(owning: Int32(raw), name: "wake-up")
  }

  /// The number to watch for readability.
  package var raw: Int32 { descriptor.raw }

  /// Wakes whoever waits. A full counter is as good as a raised one, so the outcome does not matter.
  package func signal() {
    let number = descriptor.raw
    _ = systemCall { Int(eventfd_write(number, 1)) }
  }
}
