// What a person sets once: which file counts, what is refused, and who said it.
import Foundation
import Testing
import invite_ledger

struct SettingFileTests {
  @Test func `a file is lines of names and values, with comments and blanks`() throws {
    let file = try SettingFile("# mine\n\n socket = /run/il/socket \noutput=wide\npager = less -S\n")
    #expect(file.values["socket"]?.text == "/run/il/socket" && file.values["socket"]?.line == 3)
    #expect(file.values["output"]?.text == "wide" && file.values["pager"]?.text == "less -S")
  }

  @Test(arguments: [
    ("socket", 1, "this is no setting"), ("\nsockt = x", 2, "there is no setting \"sockt\""),
    ("output = tabel", 1, "output is none of its values"), ("utc = yes", 1, "utc is none of its values"),
    ("color = auto\ncolor = never", 2, "color is set twice"),
    ("segment_size = 1K", 1, "segment_size is none of its values"),
  ])
  func `what is wrong is named with its line`(text: String, line: Int, message: String) {
    let fault = #expect(throws: SettingFile.Fault.self) { try SettingFile(text) }
    #expect(fault?.line == line && fault?.message == message && fault?.hint.isEmpty == false)
  }
}

struct SegmentSizeTests {
  @Test(arguments: [
    ("4096", 4_096), ("4K", 4_096), ("64M", 64 << 20), ("2G", 2 << 30), ("4095", nil), ("3G", nil), ("", nil),
    ("K", nil),
    ("+8K", nil), ("8k", nil), ("8 K", nil), ("18446744073709551615G", nil), ("99999999999999999999", nil),
  ])
  func `a size is a number with a unit or without, within bounds`(text: String, bytes: UInt64?) {
    #expect(SegmentSize.bytes(text) == bytes)
  }
}

struct SettingsTests {
  private let program: Program

  init() throws { program = try Program() }

  /// Writes the file of the directory that the program runs in.
  private func settings(_ text: String, mode: Int = 0o600) throws {
    let path = try program.file(".invite-ledger.conf", text)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  @Test func `flags come before variables, and those before the file here`() throws {
    try settings("socket = /from/file\ndir = /dir\n")
    #expect(try program.run("socket").output == "/from/file\n")
    #expect(try program.shell("INVITE_LEDGER_SOCKET=/from/variable invite-ledger socket") == "/from/variable\n")
    let flagged = try program.shell("INVITE_LEDGER_SOCKET=/from/variable invite-ledger socket --socket /from/flag")
    #expect(flagged == "/from/flag\n")
  }

  @Test func `config says what is in force and where it was said`() throws {
    try settings("\nas = ada\n")
    let shown = try program.run("config", "--show-origin")
    #expect(shown.output == "as\tada\t.invite-ledger.conf:2\nsocket\t./ledger/socket\tusual place\n")
    #expect(shown.errors.hasPrefix(".invite-ledger.conf: read\n"))
    #expect(try program.run("config").output == "as\tada\nsocket\t./ledger/socket\n")
  }

  @Test func `a file that others can write is not obeyed`() throws {
    try settings("pager = rm -rf /\n", mode: 0o666)
    let result = try program.run("socket")
    #expect(result.status == 65)
    #expect(result.errors.contains(".invite-ledger.conf can be written by others"))
  }

  @Test func `a wrong line ends the program before anything is asked, with the line and the word that was meant`()
    throws
  {
    try settings("as = ada\nsockt = x\n")
    let result = try program.run("ping")
    #expect(result.status == 65)
    #expect(result.errors.contains(".invite-ledger.conf:2") && result.errors.contains("did you mean socket?"))
    let variable = try program.shell("rm .invite-ledger.conf; INVITE_LEDGER_COLOR=red invite-ledger ping")
    #expect(variable.contains("INVITE_LEDGER_COLOR is none of its values"))
  }

  @Test func `the nearest place counts, whether it says socket or dir, and files are read from it too`() throws {
    try settings("socket = /from/file\n")
    #expect(try program.shell("INVITE_LEDGER_DIR=/d invite-ledger socket") == "/d/socket\n")
    try settings("dir = \(Program.story("notes/log"))\n")
    #expect(try program.run("verify").output.hasSuffix("in order\n"))
  }

  @Test(.timeLimit(.minutes(1))) func `a pipe in place of a file of settings holds nobody up`() throws {
    _ = try program.shell("mkfifo .invite-ledger.conf; chmod 600 .invite-ledger.conf")
    let result = try program.run("socket")
    #expect(result.status == 65 && result.errors.contains(".invite-ledger.conf is not a regular file"))
  }
}
