// The invites that one address has.

/// Invites in the order of issue. A single one, which is what nearly every address has, takes no place on the heap.
struct InviteList: Hashable, Sendable {
  private var first: InviteID?
  private var others: [InviteID] = []

  init() {}

  mutating func append(_ id: InviteID) {
    if first == nil { first = id } else { others.append(id) }
  }

  mutating func insert(_ id: InviteID, at place: Int) {
    guard place == 0, let second = first else { return place == 0 ? append(id) : others.insert(id, at: place - 1) }
    first = id
    others.insert(second, at: 0)
  }

  mutating func removeAll(where isGone: (InviteID) -> Bool) {
    others.removeAll(where: isGone)
    guard let id = first, isGone(id) else { return }
    first = others.isEmpty ? nil : others.removeFirst()
  }
}

extension InviteList: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { first == nil ? 0 : others.count + 1 }

  subscript(place: Int) -> InviteID {
    if place > 0 { return others[place - 1] }
    guard let first else { preconditionFailure("the list is empty") }
    return first
  }
}

extension InviteList: Imaged {
  static var blank: InviteList { InviteList() }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&first)
    try image.pass(&others)
  }
}
