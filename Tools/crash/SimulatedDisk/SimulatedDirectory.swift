// A directory of the simulated disk.

internal import EventLog
internal import Randomness
internal import SystemCalls

final class SimulatedDirectory: LogFileSystem {
  private let disk: SimulatedDisk
  /// Empty, or the name with a slash.
  private let prefix: String

  init(_ disk: SimulatedDisk, prefix: String) {
    self.disk = disk
    self.prefix = prefix
  }

  var path: String { "ledger" }

  func names() throws(SystemError) -> [String] {
    try disk.change { (state) throws(SystemError) in
      if state.isDead { throw .inputOutput("readdir", self.path) }
      let inside = state.names.keys.filter { $0.hasPrefix(self.prefix) }.map { $0.dropFirst(self.prefix.count) }
      return Set(inside.map { String($0.prefix { $0 != "/" }) }).sorted()
    }
  }

  func openFile(_ name: String, _ access: FileAccess) throws(SystemError) -> any LogFile {
    let name = prefix + name
    let inode = try disk.change { (state) throws(SystemError) in
      if state.isDead { throw .inputOutput("open", name) }
      if let known = state.names[name] {
        if access == .create { throw .exists("open", name) }
        if access == .replace { state.inodes[known].truncate(to: 0) }
        return known
      }
      if access == .read || access == .update { throw .missing("open", name) }
      return try self.create(name, &state)
    }
    return SimulatedFile(disk, name: name, inode: inode, identity: disk.nextIdentity())
  }

  private func create(_ name: String, _ state: inout SimulatedDisk.State) throws(SystemError) -> Int {
    switch try state.begin("open", name) {
    case .noSpace, .noSpaceForever: throw .noSpace("open", name)
    case .failure: throw .inputOutput("open", name)
    case .death: if state.random.oneIn(2) { throw .inputOutput("open", name) }
    case nil, .shortWrite: if state.isFull { throw .noSpace("open", name) }
    }
    state.inodes.append(SimulatedInode())
    state.names[name] = state.inodes.count - 1
    state.nameChanges.append(.init(directory: prefix, removed: nil, added: (name, state.inodes.count - 1)))
    if state.isDead { throw .inputOutput("open", name) }
    return state.inodes.count - 1
  }

  func openSubdirectory(_ name: String) throws(SystemError) -> any LogFileSystem {
    // Directories are there from the start: a lost one would take its files along, and those are only copies.
    SimulatedDirectory(disk, prefix: prefix + name + "/")
  }

  func rename(_ name: String, to newName: String) throws(SystemError) {
    let (from, to) = (prefix + name, prefix + newName)
    try changeNames("rename", from) { state in
      guard let inode = state.names[from] else { return }
      state.names[from] = nil
      state.names[to] = inode
      state.nameChanges.append(.init(directory: self.prefix, removed: from, added: (to, inode)))
    }
  }

  func remove(_ name: String) throws(SystemError) {
    let name = prefix + name
    try changeNames("unlink", name) { state in
      state.names[name] = nil
      state.nameChanges.append(.init(directory: self.prefix, removed: name, added: nil))
    }
  }

  private func changeNames(
    _ call: String, _ name: String, _ body: (inout SimulatedDisk.State) -> Void
  ) throws(SystemError) {
    try disk.change { (state) throws(SystemError) in
      let fault = try state.begin(call, name)
      if state.names[name] == nil { throw .missing(call, name) }
      if fault == .failure { throw .inputOutput(call, name) }
      if fault == .death, state.random.oneIn(2) { throw .inputOutput(call, name) }
      body(&state)
      if fault == .death { throw .inputOutput(call, name) }
    }
  }

  /// A failed sync of a directory leaves its changes waiting: no file system is known to forget names it shows.
  func sync() throws(SystemError) {
    try disk.change { (state) throws(SystemError) in
      let fault = try state.begin("fsync", self.path)
      if fault == .failure { throw .inputOutput("fsync", self.path) }
      if fault == .death, state.random.oneIn(2) { throw .inputOutput("fsync", self.path) }
      state.syncNames(in: self.prefix)
      if fault == .death { throw .inputOutput("fsync", self.path) }
    }
  }
}
