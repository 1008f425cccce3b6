// Lists of names that occur often (groups, channels), each kept once.

import InviteLedger

/// Interned lists. The empty list is number 0.
struct ListTable: Sendable {
  private var names = NameTable()
  /// Numbers of names; the list of number N is at N - 1.
  private var lists: [[UInt32]] = []
  private var numbers: [[UInt32]: UInt32] = [:]

  mutating func number(of list: [String]) -> UInt32 {
    guard !list.isEmpty else { return 0 }
    let key = list.map { names.number(of: $0) }
    if let known = numbers[key] { return known }
    lists.append(key)
    let number = UInt32(clamping: lists.count)
    numbers[key] = number
    return number
  }

  func list(_ number: UInt32) -> [String] {
    number == 0 ? [] : lists[Int(number) - 1].map { names.text($0) }
  }
}

extension ListTable: Imaged {
  static var blank: ListTable { ListTable() }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try names.pass(&image)
    try lists.pass(&image)
    try numbers.pass(&image)
  }
}
