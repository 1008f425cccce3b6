// The slow judge: tries every order of the operations of a key, without a memory.
import Linearizability

enum EveryOrder {
  static func explains(_ history: [TokenOperation]) -> Bool {
    Dictionary(grouping: history) { $0.input.token }.values.allSatisfy { explains($0, from: TokenModel.initial) }
  }

  private static func explains(_ left: [TokenOperation], from state: TokenModel.State) -> Bool {
    let answered = left.filter { $0.output != nil }
    if answered.isEmpty { return true }
    return left.indices.contains { index in
      // Nothing that was answered before this was asked for may come after it.
      guard answered.allSatisfy({ $0.returned >= left[index].invoked }) else { return false }
      var after = state
      let output = TokenModel.apply(left[index].input, to: &after)
      guard left[index].output == nil || left[index].output == output else { return false }
      var rest = left
      rest.remove(at: index)
      return explains(rest, from: after)
    }
  }
}
