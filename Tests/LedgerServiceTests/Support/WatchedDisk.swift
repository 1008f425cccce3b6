// A disk that is real until a test says otherwise: full, failing, or waiting.
import EventLog
import LedgerService
import SystemCalls

/// The machine's disk behind a gate, with a switch for what it refuses.
final class WatchedDisk: Sendable {
  /// What the disk refuses.
  enum Refusal: Sendable {
    case nothing
    /// There is no space for more; what was reserved can still be written.
    case reserving
    /// There is no space at all.
    case writing
    /// Nothing is known to reach the disk.
    case syncing
  }

  private struct State: Sendable {
    var refusal = Refusal.nothing
    var isGateOpen = true
    var syncsAtGate = 0
    var isLogReadable = true
    var readsWaiting = 0
    var reads = 0
  }

  private let state = Monitor(State())

  /// The machine, with this disk.
  var surroundings: Surroundings {
    var surroundings = Surroundings.machine
    surroundings.directory = { path in WatchedDirectory(try Directory.make(path: path), self) }
    return surroundings
  }

  var refusal: Refusal {
    get { state.withLock { $0.refusal } }
    set { state.withLock { $0.refusal = newValue } }
  }

  /// Lets no sync through until `openGate()`.
  func closeGate() { state.withLock { $0.isGateOpen = false } }

  /// Waits until a sync stands at the closed gate.
  func waitForSync() { _ = state.wait { $0.syncsAtGate > 0 ? true : nil } }

  func openGate() {
    state.withLock { $0.isGateOpen = true }
    state.wakeAll()
  }

  /// How often the log was read.
  var reads: Int { state.withLock { $0.reads } }

  /// Lets nobody read the log until `letRead()`.
  func holdReads() { state.withLock { $0.isLogReadable = false } }

  /// Waits until somebody waits to read the log.
  func waitForRead() { _ = state.wait { $0.readsWaiting > 0 ? true : nil } }

  func letRead() {
    state.withLock { $0.isLogReadable = true }
    state.wakeAll()
  }

  fileprivate func passRead() {
    state.withLock { $0.readsWaiting += 1 }
    state.wakeAll()
    _ = state.wait { $0.isLogReadable ? true : nil }
    state.withLock { state in
      state.readsWaiting -= 1
      state.reads += 1
    }
  }

  fileprivate func passGate() {
    state.withLock { $0.syncsAtGate += 1 }
    state.wakeAll()
    _ = state.wait { $0.isGateOpen ? true : nil }
    state.withLock { $0.syncsAtGate -= 1 }
  }
}

private final class WatchedDirectory: LogFileSystem {
  private let base: any LogFileSystem
  private let disk: WatchedDisk

  init(_ base: any LogFileSystem, _ disk: WatchedDisk) {
    self.base = base
    self.disk = disk
  }

  var path: String { base.path }
  func names() throws(SystemError) -> [String] { try base.names() }

  func openFile(_ name: String, _ access: FileAccess) throws(SystemError) -> any LogFile {
    WatchedFile(try base.openFile(name, access), disk)
  }

  func openSubdirectory(_ name: String) throws(SystemError) -> any LogFileSystem {
    WatchedDirectory(try base.openSubdirectory(name), disk)
  }

  func rename(_ name: String, to newName: String) throws(SystemError) { try base.rename(name, to: newName) }
  func remove(_ name: String) throws(SystemError) { try base.remove(name) }
  func sync() throws(SystemError) { try base.sync() }
}

private final class WatchedFile: LogFile {
  private let base: any LogFile
  private let disk: WatchedDisk

  init(_ base: any LogFile, _ disk: WatchedDisk) {
    self.base = base
    self.disk = disk
  }

  var name: String { base.name }
  func size() throws(SystemError) -> UInt64 { try base.size() }

  func read(at offset: UInt64, limit: Int) throws(SystemError) -> [UInt8] {
    if name.contains("events-") { disk.passRead() }
    return try base.read(at: offset, limit: limit)
  }

  func truncate(to size: UInt64) throws(SystemError) { try base.truncate(to: size) }
  func tryLock() throws(SystemError) -> Bool { try base.tryLock() }
  func syncAll() throws(SystemError) { try base.syncAll() }

  func write(_ bytes: [UInt8], from index: Int, at offset: UInt64) throws(SystemError) -> Int {
    if disk.refusal == .writing { throw .noSpace("pwrite", name) }
    return try base.write(bytes, from: index, at: offset)
  }

  func reserve(_ range: Range<UInt64>) throws(SystemError) {
    switch disk.refusal {
    case .reserving, .writing: throw .noSpace("fallocate", name)
    case .nothing, .syncing: try base.reserve(range)
    }
  }

  func syncData() throws(SystemError) {
    disk.passGate()
    if disk.refusal == .syncing { throw .inputOutput("fdatasync", name) }
    try base.syncData()
  }
}
