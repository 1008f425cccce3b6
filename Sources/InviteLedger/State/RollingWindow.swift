// How often something happened within the last hour or day, exactly.

/// Counts what happened within a length of time before a moment. Things that happened at the same time are one run; what
/// left the window is forgotten as new things come, so each is stored and forgotten once.
struct RollingWindow: Hashable, Sendable {
  static let day = TimeSpan.days(1).microseconds
  static let hour = TimeSpan.hours(1).microseconds

  fileprivate struct Run: Hashable, Sendable {
    var time: Int64
    /// How many happened before this run.
    var before: Int
  }

  /// In microseconds.
  private var length: Int64
  /// Oldest first; those before `first` have left the window.
  private var runs: [Run] = []
  private var first = 0
  private var total = 0

  init(_ length: Int64) { self.length = length }

  /// One more. A time before the last one counts as the last one.
  mutating func record(at time: Timestamp) {
    let time = max(time.microseconds, runs.last?.time ?? .min)
    if runs.last?.time != time { runs.append(Run(time: time, before: total)) }
    total += 1
    while first < runs.count, runs[first].time <= time - length { first += 1 }
    guard first > 32, first * 2 > runs.count else { return }
    runs.removeFirst(first)
    first = 0
  }

  /// How many happened less than the length ago.
  func count(at now: Timestamp) -> Int {
    let index = place { $0.time > now.microseconds - length }
    return index < runs.count ? total - runs[index].before : 0
  }

  /// From when on `count` more make at most `limit`; `now` if they do already, nil if they never will.
  func moment(for count: Int, limit: Int, at now: Timestamp) -> Timestamp? {
    guard count <= limit else { return nil }
    let inside = self.count(at: now)
    let excess = inside + count - limit
    guard excess > 0 else { return now }
    // The run of the last one that has to leave.
    let last = total - inside + excess - 1
    let run = runs[place { $0.before > last } - 1]
    return Timestamp(microseconds: run.time + length)
  }

  /// The first run that has what all later ones have too.
  private func place(where isReached: (Run) -> Bool) -> Int {
    var (low, high) = (first, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if isReached(runs[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension RollingWindow: Imaged {
  static var blank: RollingWindow { RollingWindow(day) }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&length)
    try image.pass(&runs)
    try image.pass(&first)
    try image.pass(&total)
  }
}

extension RollingWindow.Run: Imaged {
  static var blank: Self { Self(time: 0, before: 0) }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&time)
    try image.pass(&before)
  }
}
