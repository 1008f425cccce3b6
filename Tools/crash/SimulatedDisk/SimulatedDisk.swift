// A disk in memory that fails, dies and loses power where a seed says.

package import EventLog
internal import Randomness
internal import SystemCalls

/// The files of one simulated machine. All changes go through here, are counted, and meet the faults that were planned.
package final class SimulatedDisk: Sendable {
  struct State: Sendable {
    var inodes: [SimulatedInode] = []
    /// Names as they can be seen, `name` or `quarantine/name`.
    var names: [String: Int] = [:]
    /// Names that a power loss leaves.
    var durableNames: [String: Int] = [:]
    /// Changes of names that are not durable yet, oldest first.
    var nameChanges: [NameChange] = []
    var random: SeededRandom
    /// How many changing operations there were.
    var operations = 0
    var plan: [Int: Fault] = [:]
    var isDead = false
    var isFull = false
    /// The write before this one was short for want of space.
    var refusesNextWrite = false
    var openings = 0
  }

  /// One change of names in a directory.
  struct NameChange: Sendable {
    let directory: String
    /// The name that is gone.
    var removed: String?
    /// The name that is new, and what it names.
    var added: (name: String, inode: Int)?
  }

  private let state: Monitor<State>

  package init(seed: UInt64) {
    state = Monitor(State(random: SeededRandom(seed: seed)))
  }

  func change<Value: Sendable>(_ body: (inout State) throws(SystemError) -> Value) throws(SystemError) -> Value {
    try state.withLock { (state) throws(SystemError) -> Value in try body(&state) }
  }

  func look<Value: Sendable>(_ body: (inout State) -> Value) -> Value {
    state.withLock { body(&$0) }
  }

  func nextIdentity() -> Int {
    look { state in
      state.openings += 1
      return state.openings
    }
  }

  /// The directory of the ledger.
  package var root: any LogFileSystem { SimulatedDirectory(self, prefix: "") }

  /// How many changing operations there were so far.
  package var operations: Int { look { $0.operations } }

  /// Whether the process died at an operation.
  package var isDead: Bool { look { $0.isDead } }

  /// Plans a fault for the changing operation `count` from now, from 1.
  package func plan(_ fault: Fault, in count: Int) {
    look { $0.plan[$0.operations + count] = fault }
  }

  /// Space is there again, and no fault is planned any more.
  package func heal() {
    look { state in
      state.isFull = false
      state.refusesNextWrite = false
      state.plan = [:]
    }
  }

  /// Stops the machine. The disk can be used again by the next process.
  package func stop(_ stop: Stop) {
    look { state in
      if stop == .powerLoss { state.losePower() }
      for index in state.inodes.indices { state.inodes[index].holder = nil }
      state.isDead = false
    }
  }

  /// The bytes of a file as they can be read; nil if it is not there.
  package func contents(_ name: String) -> [UInt8]? {
    look { state in state.names[name].map { state.inodes[$0].cache } }
  }

  /// Puts bytes in the place of a file, durable, as damage would: not counted, and no fault strikes.
  package func replace(_ name: String, with bytes: [UInt8]) {
    look { state in
      var inode = SimulatedInode()
      inode.write(bytes[...], at: 0)
      inode.sync()
      if let known = state.names[name] {
        state.inodes[known] = inode
      } else {
        state.inodes.append(inode)
        state.names[name] = state.inodes.count - 1
      }
      state.durableNames[name] = state.names[name]
    }
  }

  /// Takes a file away, durably, as damage would.
  package func lose(_ name: String) {
    look { state in
      state.names[name] = nil
      state.durableNames[name] = nil
    }
  }
}

extension SimulatedDisk.State {
  /// Counts an operation and says what strikes it. The caller applies it.
  mutating func begin(_ call: String, _ target: String) throws(SystemError) -> Fault? {
    if isDead { throw .inputOutput(call, target) }
    operations += 1
    guard let fault = plan[operations] else { return nil }
    switch fault {
    case .death: isDead = true
    case .noSpaceForever: isFull = true
    case .failure, .noSpace, .shortWrite: break
    }
    return fault
  }

  mutating func losePower() {
    let prefix = random.oneIn(2) ? random.below(nameChanges.count + 1) : nil
    for (index, change) in nameChanges.enumerated() {
      let survives = prefix.map { index < $0 } ?? random.oneIn(2)
      if survives { apply(change) }
    }
    nameChanges = []
    names = durableNames
    for index in inodes.indices { inodes[index].losePower(&random) }
  }

  mutating func syncNames(in directory: String) {
    for change in nameChanges where change.directory == directory { apply(change) }
    nameChanges.removeAll { $0.directory == directory }
  }

  private mutating func apply(_ change: SimulatedDisk.NameChange) {
    if let removed = change.removed { durableNames[removed] = nil }
    if let added = change.added { durableNames[added.name] = added.inode }
  }
}
