// Defects compiled in on purpose, to show that the crash simulation finds them. Absent from every normal build.

#if PLANTED_BUGS
  internal import Synchronization

  /// A defect of the event log that a run can switch on. Only in builds with `-DPLANTED_BUGS`.
  package enum PlantedBug: String, CaseIterable, Sendable {
    /// The group is acknowledged after the write, without a sync.
    case acknowledgedBeforeSync = "acknowledged-before-sync"
    /// A failed sync is tried again on the same descriptor and believed.
    case syncRetried = "sync-retried"
    /// The last group is believed at a start because it can be read.
    case pageCacheTrusted = "page-cache-trusted"
    /// The names of files are believed at a start because they can be seen.
    case namesTrusted = "names-trusted"
    /// Any bad line is taken for the torn end of the log.
    case cutAtAnyDamage = "cut-at-any-damage"
    /// Any valid line behind a bad one is taken for damage.
    case noWatermark = "no-watermark"
    /// The rest of a short write is forgotten.
    case shortWriteIgnored = "short-write-ignored"
    /// Sums are not looked at.
    case noChecksum = "no-checksum"
    /// Every line names itself as the first of its group.
    case batchIsSelf = "batch-is-self"
    /// A command of which a part is missing is kept.
    case halfCommandKept = "half-command-kept"
    /// A new segment is used before its name is durable.
    case directoryNotSynced = "directory-not-synced"
    /// The next group is written into a segment whose first line is not durable.
    case openingNotSynced = "opening-not-synced"
    /// Cutting the log is not made durable.
    case cutWithoutSync = "cut-without-sync"
    /// What is cut is not kept.
    case cutWithoutQuarantine = "cut-without-quarantine"
    /// A recovery does not look at `head`.
    case headIgnored = "head-ignored"
    /// `head` says more than is durable.
    case headAheadOfSync = "head-ahead-of-sync"
    /// A group that found no space is not cut from the file.
    case fullNotCut = "full-not-cut"
    /// A group that found no space is undone, those decided after it are not.
    case fullKeepsLater = "full-keeps-later"
    /// Readers see a group when it is written, before it is durable.
    case visibleBeforeDurable = "visible-before-durable"
    /// The key file gets its name before its contents are durable.
    case keyRenamedBeforeSync = "key-renamed-before-sync"
    /// After a failed write or sync the log goes on as if the group had never been.
    case failureForgotten = "failure-forgotten"

    private static let chosen = Atomic<Int>(-1)

    /// The defect that is switched on, for the whole process.
    package static var active: PlantedBug? {
      get {
        let index = chosen.load(ordering: .relaxed)
        return index < 0 ? nil : allCases[index]
      }
      set { chosen.store(newValue.flatMap { allCases.firstIndex(of: $0) } ?? -1, ordering: .relaxed) }
    }

    /// What a wrong recovery table says.
    static func verdict(instead finding: Finding) -> Verdict? {
      switch (active, finding) {
      case (.cutAtAnyDamage, .unreadable(let how, at: _, then: _)): .cut(.unfinished(how))
      case (.noWatermark, .unreadable(let how, at: .aboveHead, then: .validOfSameGroup)):
        .refuse(.unreadableBeforeLaterGroup(how))
      case (.halfCommandKept, .end(.insideCommand(_))): .accept
      default: nil
      }
    }
  }
#endif
