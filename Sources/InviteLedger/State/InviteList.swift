// The invites that one address has.

/// Invites in the order of issue. A single one, which is what nearly every address has, takes no place on the heap.
enum InviteList: Hashable, Sendable {
  case none
  case one(InviteID)
  /// Two or more.
  case several([InviteID])

  init(_ ids: [InviteID] = []) {
    self =
      switch ids.count {
      case 0: .none
      case 1: .one(ids[0])
      default: .several(ids)
      }
  }

  mutating func append(_ id: InviteID) { insert(id, at: count) }

  mutating func insert(_ id: InviteID, at place: Int) {
    guard !isEmpty else { return self = .one(id) }
    var ids = Array(self)
    ids.insert(id, at: place)
    self = .several(ids)
  }

  mutating func removeAll(where isGone: (InviteID) -> Bool) {
    guard contains(where: isGone) else { return }
    self = InviteList(filter { !isGone($0) })
  }
}

extension InviteList: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int {
    switch self {
    case .none: 0
    case .one: 1
    case .several(let ids): ids.count
    }
  }

  subscript(place: Int) -> InviteID {
    switch self {
    case .one(let id) where place == 0: id
    case .several(let ids): ids[place]
    case .none, .one: preconditionFailure("no such invite in the list")
    }
  }
}

extension InviteList: Imaged {
  static var blank: InviteList { .none }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    var ids = Array(self)
    try image.pass(&ids)
    if image.isReading { self = InviteList(ids) }
  }
}
