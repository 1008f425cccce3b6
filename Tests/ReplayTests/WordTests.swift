// What is typed: words, short forms, paths, faults.
import JSONText
import Replay
import Testing

struct WordTests {
  @Test func `every word, every short form and every beginning that is one word's alone is known`() throws {
    for word in SessionWord.all {
      #expect(try SessionWord.named(word.name).name == word.name)
      for short in word.short { #expect(try SessionWord.named(short).name == word.name) }
    }
    #expect(try SessionWord.named("hist").name == "history")
    #expect(throws: ReplayError.self) { try SessionWord.named("b" + "zzz") }
    let names = SessionWord.all.flatMap { [$0.name] + $0.short }
    #expect(Set(names).count == names.count)
  }

  @Test(
    arguments: [
      "step 0", "step x", "goto", "watch", "watch /invites/inv_1 =", "print a b", "delete x", "mark", "mark a/b",
      "diff 1 2 3", "digest --every 0", "digest --order x", "break", "why", "nonsense", "ls / after", "print /a//b",
      "print /~2",
      "break type=", "break nosuchfield=1",
    ])
  func `what cannot be done is refused with what to type`(line: String) throws {
    var session = try Stories.session("mint")
    let here = session.here
    #expect(throws: (any Error).self) { try session.perform(line) }
    #expect(session.here == here && session.stops.isEmpty)
  }

  @Test func `blank lines and comments are nothing`() throws {
    var session = try Stories.session("mint")
    for line in ["", "  # a remark"] { #expect(try session.perform(line)?.lines == nil) }
  }

  @Test func `a path is escaped as a JSON Pointer is`() throws {
    let path = try StatePath("/a~1b/c~0d/e")
    #expect(path.steps == ["a/b", "c~d", "e"] && path.description == "/a~1b/c~0d/e")
    #expect(try StatePath("/").steps.isEmpty && StatePath("invites/inv_1/").description == "/invites/inv_1")
  }

  @Test func `ls lists in pages that say how to go on`() throws {
    var session = try Stories.session("long")
    let first = try session.lines("ls /invites")
    #expect(first.count == 101 && first.last == "… more: ls /invites after \(first[99])")
    let second = try session.lines("ls /invites after \(first[99])")
    #expect(!second.contains(first[99]) && !second.isEmpty)
    #expect(try session.lines("ls").contains("invites"))
    #expect(try session.lines("ls /invites/inv_1").contains("status"))
  }
}
