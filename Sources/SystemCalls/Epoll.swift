// Waiting for many descriptors at once.

internal import CLinux
internal import Glibc

/// What a descriptor is ready for, or what one wants to hear of.
package struct Readiness: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Bytes or connections wait to be read; at the end of input too.
  package static let readable = Readiness(rawValue: EPOLLIN.rawValue)
  /// There is room to write.
  package static let writable = Readiness(rawValue: EPOLLOUT.rawValue)
  /// Report a change once instead of a state for as long as it lasts.
  package static let edge = Readiness(rawValue: 1 << 31)
  /// Both directions are over. Reported whether asked for or not.
  package static let hungUp = Readiness(rawValue: EPOLLHUP.rawValue)
  /// The descriptor failed. Reported whether asked for or not.
  package static let failed = Readiness(rawValue: EPOLLERR.rawValue)
}

/// One descriptor that is ready.
package struct ReadyEvent: Hashable, Sendable {
  /// The number it was added with.
  package let token: UInt64
  package let readiness: Readiness

  package init(token: UInt64, readiness: Readiness) {
    self.token = token
    self.readiness = readiness
  }
}

/// A set of descriptors to wait for. What stays ready is reported again, unless it is watched for edges.
package struct Epoll: ~Copyable, Sendable {
  private let descriptor: Descriptor

  package init() throws(SystemError) {
    let raw = try systemCall("epoll_create1", on: "event loop") { Int(epoll_create1(Int32(EPOLL_CLOEXEC))) }
    descriptor = Descriptor(owning: Int32(raw), name: "event loop")
  }

  /// Starts to watch an open descriptor. It is forgotten by itself when it is closed.
  package func add(_ raw: Int32, token: UInt64, interest: Readiness) throws(SystemError) {
    try control(EPOLL_CTL_ADD, raw, token: token, interest: interest)
  }

  /// Changes what one wants to hear of a watched descriptor.
  package func change(_ raw: Int32, token: UInt64, interest: Readiness) throws(SystemError) {
    try control(EPOLL_CTL_MOD, raw, token: token, interest: interest)
  }

  /// Stops to watch a descriptor, its hang-up too.
  package func remove(_ raw: Int32) throws(SystemError) {
    try control(EPOLL_CTL_DEL, raw, token: 0, interest: [])
  }

  private func control(_ operation: Int32, _ raw: Int32, token: UInt64, interest: Readiness) throws(SystemError) {
    var event = unsafe epoll_event(events: interest.rawValue, data: epoll_data_t(u64: token))
    let number = descriptor.raw
    try systemCall("epoll_ctl", on: "descriptor \(raw)") { Int(unsafe epoll_ctl(number, operation, raw, &event)) }
  }

  /// Waits until something is ready and fills `list` with it, at most as much as the list has room for.
  ///
  /// - Parameter timeoutNanoseconds: 0 does not wait, nil waits for ever. The kernel adds about 50 µs to short waits.
  package func wait(into list: inout ReadyList, timeoutNanoseconds: Int64?) throws(SystemError) {
    let number = descriptor.raw
    let timeout = timeoutNanoseconds ?? -1
    list.count = 0
    let result = unsafe list.room.withUnsafeMutableBufferPointer { room in
      systemCallOnce { Int(unsafe clinux_epoll_wait(number, room.baseAddress, Int32(clamping: room.count), timeout)) }
    }
    if result.code == EINTR { return }
    guard result.succeeded else { throw SystemError(call: "epoll_wait", target: "event loop", code: result.code) }
    list.count = result.value
  }
}

/// What one wait found, in the order in which it became ready.
// Safe: the kernel's union is only ever read as the number that was put in.
@safe package struct ReadyList: RandomAccessCollection, Sendable {
  fileprivate var room: [epoll_event]
  package fileprivate(set) var count = 0

  /// - Parameter capacity: how many descriptors one wait may report; the others are reported by the next one.
  package init(capacity: Int) {
    unsafe room = Array(repeating: epoll_event(), count: capacity)
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  package subscript(position: Int) -> ReadyEvent {
    precondition(position < count, "no such event")
    let event = unsafe room[position]
    return unsafe ReadyEvent(token: event.data.u64, readiness: Readiness(rawValue: event.events))
  }
}
