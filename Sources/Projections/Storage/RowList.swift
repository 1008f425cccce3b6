// Rows that belong together (an inviter's invites, an invite's redemptions), as a chain through the rows themselves.

import InviteLedger

/// The ends of a chain of rows; the links stand in the rows. Indices are shifted by one, 0 is none.
struct RowList: Sendable {
  private(set) var firstLink: UInt32 = 0
  private(set) var lastLink: UInt32 = 0
  private(set) var count: UInt32 = 0

  /// The link that the row before the new one must carry, if there is a row before.
  mutating func append(_ index: Int) -> Int? {
    let link = RowLink.to(index)
    defer {
      lastLink = link
      count += 1
    }
    if firstLink == 0 { firstLink = link }
    return RowLink.index(lastLink)
  }
}

/// A reference to a row in 4 bytes; 0 is none.
enum RowLink {
  static func to(_ index: Int) -> UInt32 { UInt32(clamping: index + 1) }
  static func index(_ link: UInt32) -> Int? { link == 0 ? nil : Int(link) - 1 }
}

/// Walks a chain in the order in which its rows came.
struct RowChain: Sequence, IteratorProtocol {
  private var link: UInt32
  private let following: (Int) -> UInt32

  init(_ list: RowList?, next: @escaping (Int) -> UInt32) {
    link = list?.firstLink ?? 0
    self.following = next
  }

  mutating func next() -> Int? {
    guard let index = RowLink.index(link) else { return nil }
    link = following(index)
    return index
  }
}

extension RowList: Imaged {
  static var blank: RowList { RowList() }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try firstLink.pass(&image)
    try lastLink.pass(&image)
    try count.pass(&image)
  }
}
