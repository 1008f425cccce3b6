// The one file of a session's bounds.

/// Bounds of a replay session.
package enum Limits {
  /// Copies of the read models that are kept along the log. Copies share what did not change, so one costs the pieces
  /// that the events up to the next one touch: about 3 MB at a million events, a gigabyte and a half in all.
  package static let keptStates = 512
  /// Events between two kept states at first; doubled whenever there would be more than `keptStates`. Refolding as many
  /// is what going back costs.
  package static let firstSpacing: UInt64 = 1_024
  /// What a line is taken to have when a log's events are guessed from its size. Lines have 300 to 600.
  package static let bytesOfAnEvent: UInt64 = 512
  /// Events of a stretch that a search for changes reads to learn whether they concern the thing; where the index names
  /// more, the stretch is folded.
  package static let candidatesRead = 16
  /// Things that `ls` lists without being asked for more.
  package static let listed = 100
  /// Names that completion looks at: the first of a section.
  package static let completed = 10_000
  /// Changes that `history` lists without being asked for more.
  package static let changes = 1_000
  /// Steps of a path.
  package static let pathSteps = 16
  /// Breakpoints and watches together.
  package static let stops = 64
  /// Changes laid over a log at a time.
  package static let changesOfOverlay = 100
  /// Events that `minimize` makes fewer at most: they are in memory, and decided again for every trial.
  package static let minimizedEvents: UInt64 = 300_000
  /// States that a program of `bisect run` may skip.
  package static let skippedStates = 1_000
  /// How long one run of such a program may take, in milliseconds.
  package static let programMilliseconds: Int64 = 600_000
  /// Other processes of one `verify`.
  package static let verifyRuns = 16
  /// Positions at which `verify` compares without being told, and `compare` in each round.
  package static let verifyPositions: UInt64 = 16
  /// Bytes that another process may answer.
  package static let answerBytes = 1 << 28
  /// Events between two looks at whether the person wants to stop.
  package static let eventsBetweenLooks: UInt64 = 1_024
  /// Bytes of one line typed, or of a script.
  package static let lineBytes = 4_096
  /// Lines of a script.
  package static let scriptLines = 10_000
  /// Lines or records that are handed from thread to thread at once, and how many of such batches may wait: enough to
  /// keep everybody busy, and no more than some megabytes.
  package static let foldBatch = 256
  package static let foldBatchesAhead = 16
  /// Threads that look at the lines of a log: as many as the one that reads it keeps busy.
  package static let lineThreads = 4
}
