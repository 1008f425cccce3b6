// Numbers in order, each as often as it was put in.

/// A sorted bag of numbers in pieces of at most 512 different ones: putting one in, taking one out and counting those up
/// to a number look at one piece and at the sums of the others, whatever the size.
struct SortedCounts: Hashable, Sendable {
  private static let width = 512

  fileprivate struct Piece: Hashable, Sendable {
    var numbers: [Int64]
    var counts: [Int]
    var total: Int
  }

  private var pieces: [Piece] = []
  private(set) var total = 0

  mutating func insert(_ number: Int64) {
    total += 1
    guard !pieces.isEmpty else {
      pieces.append(Piece(numbers: [number], counts: [1], total: 1))
      return
    }
    let index = min(piece(of: number), pieces.count - 1)
    let place = pieces[index].numbers.place(of: number)
    pieces[index].total += 1
    if place < pieces[index].numbers.count, pieces[index].numbers[place] == number {
      pieces[index].counts[place] += 1
    } else {
      pieces[index].numbers.insert(number, at: place)
      pieces[index].counts.insert(1, at: place)
      if pieces[index].numbers.count > Self.width { split(index) }
    }
  }

  /// Takes one of this number out, if there is one.
  mutating func remove(_ number: Int64) {
    let index = piece(of: number)
    guard index < pieces.count else { return }
    let place = pieces[index].numbers.place(of: number)
    guard place < pieces[index].numbers.count, pieces[index].numbers[place] == number else { return }
    total -= 1
    pieces[index].total -= 1
    pieces[index].counts[place] -= 1
    guard pieces[index].counts[place] == 0 else { return }
    pieces[index].numbers.remove(at: place)
    pieces[index].counts.remove(at: place)
    if pieces[index].numbers.isEmpty { pieces.remove(at: index) }
  }

  /// How many are at most this number.
  func count(through number: Int64) -> Int {
    let index = piece(of: number)
    let before = pieces[..<index].reduce(0) { $0 + $1.total }
    guard index < pieces.count else { return before }
    var place = pieces[index].numbers.place(of: number)
    if place < pieces[index].numbers.count, pieces[index].numbers[place] == number { place += 1 }
    return before + pieces[index].counts[..<place].reduce(0, +)
  }

  /// The number with so many before it, in order; nil when there are not as many.
  func number(at rank: Int) -> Int64? {
    var rest = rank
    for piece in pieces {
      guard rest >= piece.total else {
        for (number, count) in zip(piece.numbers, piece.counts) {
          if rest < count { return number }
          rest -= count
        }
        return nil
      }
      rest -= piece.total
    }
    return nil
  }

  /// The first piece whose last number is not below this one.
  private func piece(of number: Int64) -> Int {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if let last = pieces[middle].numbers.last, last >= number { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private mutating func split(_ index: Int) {
    let half = pieces[index].numbers.count / 2
    let counts = Array(pieces[index].counts[half...])
    let upper = Piece(
      numbers: Array(pieces[index].numbers[half...]), counts: counts, total: counts.reduce(0, +))
    pieces[index].numbers.removeSubrange(half...)
    pieces[index].counts.removeSubrange(half...)
    pieces[index].total -= upper.total
    pieces.insert(upper, at: index + 1)
  }
}

extension SortedCounts: Imaged {
  static var blank: SortedCounts { SortedCounts() }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&pieces)
    try image.pass(&total)
  }
}

extension SortedCounts.Piece: Imaged {
  static var blank: Self { Self(numbers: [], counts: [], total: 0) }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&numbers)
    try image.pass(&counts)
    try image.pass(&total)
  }
}

extension [Int64] {
  /// Where a number stands in this sorted list, or would.
  fileprivate func place(of number: Int64) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] >= number { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
