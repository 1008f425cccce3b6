// What can go wrong at an operation of the simulated disk.

/// A fault. The operations that are counted are those that change something: creating, writing, syncing, cutting, reserving, renaming,
/// removing.
package enum Fault: Sendable, Hashable {
  /// The process dies: a write may have happened in part, and no later operation happens.
  case death
  /// The device fails. A sync that fails has dropped what it did not write and calls it clean.
  case failure
  /// No space: a write takes a first part, the next one is refused.
  case noSpace
  /// As `noSpace`, and so from then on until space is freed.
  case noSpaceForever
  /// A write takes only a first part.
  case shortWrite
}

/// How the machine stops.
package enum Stop: Sendable, CaseIterable {
  /// The process ends; what it wrote is in the page cache.
  case kill
  /// What was not synced is lost, kept, torn or reordered.
  case powerLoss
}
