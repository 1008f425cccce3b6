// An open file of the simulated disk.

internal import EventLog
internal import Randomness
internal import SystemCalls

final class SimulatedFile: LogFile {
  let name: String
  private let disk: SimulatedDisk
  private let inode: Int
  /// Tells this opening of the file from every other.
  private let identity: Int

  init(_ disk: SimulatedDisk, name: String, inode: Int, identity: Int) {
    self.identity = identity
    self.disk = disk
    self.name = name
    self.inode = inode
  }

  func size() throws(SystemError) -> UInt64 {
    try disk.change { (state) throws(SystemError) in
      if state.isDead { throw .inputOutput("fstat", self.name) }
      return UInt64(state.inodes[self.inode].cache.count)
    }
  }

  func read(at offset: UInt64, limit: Int) throws(SystemError) -> [UInt8] {
    try disk.change { (state) throws(SystemError) in
      if state.isDead { throw .inputOutput("pread", self.name) }
      let start = min(Int(offset), state.inodes[self.inode].cache.count)
      let end = start + min(limit, state.inodes[self.inode].cache.count - start)
      return Array(state.inodes[self.inode].cache[start..<end])
    }
  }

  func write(_ bytes: [UInt8], from index: Int, at offset: UInt64) throws(SystemError) -> Int {
    try disk.change { (state) throws(SystemError) in
      let fault = try state.begin("pwrite", self.name)
      let file = state.inodes[self.inode]
      let grows = Int(offset) + bytes.count - index > max(file.cache.count, file.reservedEnd)
      if fault == nil, state.isFull && grows || state.refusesNextWrite {
        state.refusesNextWrite = false
        throw .noSpace("pwrite", self.name)
      }
      let whole = bytes.count - index
      let taken = fault == nil ? whole : state.random.below(fault == .shortWrite ? whole : whole + 1)
      let count = fault == .shortWrite ? max(taken, 1) : taken
      state.inodes[self.inode].write(bytes[index..<index + count], at: Int(offset))
      switch fault {
      case nil, .shortWrite: return count
      case .death, .failure: throw .inputOutput("pwrite", self.name)
      case .noSpace, .noSpaceForever:
        guard count > 0, count < whole else { throw .noSpace("pwrite", self.name) }
        state.refusesNextWrite = true
        return count
      }
    }
  }

  func truncate(to size: UInt64) throws(SystemError) {
    try disk.change { (state) throws(SystemError) in
      let fault = try state.begin("ftruncate", self.name)
      if fault == .failure { throw .inputOutput("ftruncate", self.name) }
      // The process may die before or after it.
      if fault == .death, state.random.oneIn(2) { throw .inputOutput("ftruncate", self.name) }
      state.inodes[self.inode].truncate(to: Int(size))
      if fault == .death { throw .inputOutput("ftruncate", self.name) }
    }
  }

  func reserve(_ range: Range<UInt64>) throws(SystemError) {
    try disk.change { (state) throws(SystemError) in
      switch try state.begin("fallocate", self.name) {
      case .noSpace, .noSpaceForever: throw .noSpace("fallocate", self.name)
      case .death, .failure: throw .inputOutput("fallocate", self.name)
      case nil, .shortWrite: if state.isFull { throw .noSpace("fallocate", self.name) }
      }
      state.inodes[self.inode].reservedEnd = Int(range.upperBound)
    }
  }

  func syncData() throws(SystemError) { try sync("fdatasync") }

  func syncAll() throws(SystemError) { try sync("fsync") }

  private func sync(_ call: String) throws(SystemError) {
    try disk.change { (state) throws(SystemError) in
      switch try state.begin(call, self.name) {
      case .death:
        // Half of the time it got through and only the answer is missing.
        if state.random.oneIn(2) { state.inodes[self.inode].sync() }
        throw .inputOutput(call, self.name)
      case .failure:
        state.inodes[self.inode].failSync(&state.random)
        throw .inputOutput(call, self.name)
      case nil, .noSpace, .noSpaceForever, .shortWrite: state.inodes[self.inode].sync()
      }
    }
  }

  func tryLock() throws(SystemError) -> Bool {
    disk.look { state in
      if state.inodes[self.inode].holder != nil { return false }
      state.inodes[self.inode].holder = self.identity
      return true
    }
  }

  deinit {
    let (inode, identity) = (inode, identity)
    disk.look { state in
      if state.inodes[inode].holder == identity { state.inodes[inode].holder = nil }
    }
  }
}
