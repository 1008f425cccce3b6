// A pattern as a program, and its run over a value: all places at once, each character once.

/// One step of a program.
enum PatternStep: Hashable, Sendable {
  case scalar(Unicode.Scalar)
  case any
  case set(PatternSet)
  /// Go on at both places.
  case split(Int, Int)
  case jump(Int)
  case start, end
  case match
}

/// Puts the steps of a pattern together.
struct PatternCompiler {
  let ignoresCase: Bool
  private(set) var steps: [PatternStep] = []

  init(ignoresCase: Bool) { self.ignoresCase = ignoresCase }

  mutating func add(_ node: PatternNode) {
    // What is too large already is refused by whoever called; the rest need not be put together.
    guard steps.count < QueryPattern.sizeLimit else { return }
    switch node {
    case .empty: break
    case .scalar(let scalar): steps.append(.scalar(ignoresCase ? scalar.folded : scalar))
    case .any: steps.append(.any)
    case .set(let set): steps.append(.set(set))
    case .start: steps.append(.start)
    case .end: steps.append(.end)
    case .sequence(let nodes): for node in nodes { add(node) }
    case .either(let left, let right): addEither(left, right)
    case .repeated(let inner, let atLeastOnce, let atMostOnce): addRepeated(inner, atLeastOnce, atMostOnce)
    }
  }

  private mutating func addEither(_ left: PatternNode, _ right: PatternNode) {
    let split = reserve()
    add(left)
    let jump = reserve()
    steps[split] = .split(split + 1, steps.count)
    add(right)
    steps[jump] = .jump(steps.count)
  }

  private mutating func addRepeated(_ node: PatternNode, _ atLeastOnce: Bool, _ atMostOnce: Bool) {
    if atLeastOnce {
      let start = steps.count
      add(node)
      steps.append(.split(start, steps.count + 1))
      return
    }
    let split = reserve()
    add(node)
    if !atMostOnce { steps.append(.jump(split)) }
    steps[split] = .split(split + 1, steps.count)
  }

  private mutating func reserve() -> Int {
    steps.append(.match)
    return steps.count - 1
  }
}

/// One run of a program.
struct PatternRun {
  private let program: [PatternStep]
  private let ignoresCase: Bool
  private var current: [Int] = []
  private var next: [Int] = []
  /// The last round in which a step was entered, so that none is entered twice.
  private var entered: [Int]
  private var stack: [Int] = []
  private var round = 0

  init(_ program: [PatternStep], ignoresCase: Bool) {
    self.program = program
    self.ignoresCase = ignoresCase
    entered = [Int](repeating: -1, count: program.count)
  }

  mutating func finds(in value: String) -> Bool {
    var rest = value.unicodeScalars[...]
    var isStart = true
    if enter(0, into: \.current, isStart: true, isEnd: rest.isEmpty) { return true }
    while let scalar = rest.popFirst() {
      isStart = false
      round += 1
      next.removeAll(keepingCapacity: true)
      let folded = ignoresCase ? scalar.folded : scalar
      for step in current where accepts(program[step], folded, scalar) {
        if enter(step + 1, into: \.next, isStart: isStart, isEnd: rest.isEmpty) { return true }
      }
      // It may begin anywhere.
      if enter(0, into: \.next, isStart: isStart, isEnd: rest.isEmpty) { return true }
      swap(&current, &next)
    }
    return false
  }

  private func accepts(_ step: PatternStep, _ folded: Unicode.Scalar, _ scalar: Unicode.Scalar) -> Bool {
    switch step {
    case .scalar(let wanted): wanted == folded
    case .any: true
    case .set(let set): Self.holds(set, folded, scalar, ignoresCase)
    case .split, .jump, .start, .end, .match: false
    }
  }

  /// Of a class that ignores case a letter is in it if either of its cases is.
  private static func holds(
    _ set: PatternSet, _ folded: Unicode.Scalar, _ scalar: Unicode.Scalar, _ ignoresCase: Bool
  ) -> Bool {
    guard ignoresCase else { return set.contains(scalar) }
    let plain = PatternSet(ranges: set.ranges)
    return (plain.contains(folded) || plain.contains(folded.raised)) != set.isNegated
  }

  /// Adds a step, and those that it leads to without a character. True when the end of the pattern is among them.
  private mutating func enter(
    _ step: Int, into list: WritableKeyPath<PatternRun, [Int]>, isStart: Bool, isEnd: Bool
  ) -> Bool {
    stack.append(step)
    while let step = stack.popLast() {
      if entered[step] == round { continue }
      entered[step] = round
      switch program[step] {
      case .match:
        stack.removeAll(keepingCapacity: true)
        return true
      case .jump(let target): stack.append(target)
      case .split(let first, let second):
        stack.append(second)
        stack.append(first)
      case .start: if isStart { stack.append(step + 1) }
      case .end: if isEnd { stack.append(step + 1) }
      case .scalar, .any, .set: self[keyPath: list].append(step)
      }
    }
    return false
  }
}
