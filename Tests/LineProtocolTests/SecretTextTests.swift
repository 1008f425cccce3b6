// Lines that are shown to whoever watches them: everything stays but the secrets.
import LineProtocol
import Testing

struct SecretTextTests {
  private static let token = "inv1_s01ty6qxpvxszm3axy3bppghn21v1r8h8"
  private static let key = "ilk1_8srt5tq79ch9ykdq79257b45vja885xabp0jezd12"

  private static let lines: [(String, String)] = [
    ("token redeem token=\(token) email=a@x.org", "token redeem token=<token> email=a@x.org"),
    ("auth key=\(key)", "auth key=<key>"), ("auth key=typo", "auth key=<key>"), ("token=typo", "token=<token>"),
    (
      #"{"ok":{"token":"\#(token)","link":"https://x/i/\#(token)","seq":1}}"#,
      #"{"ok":{"token":"<token>","link":"https://x/i/<token>","seq":1}}"#
    ),
    (#"{"method":"auth","params":{"key":"\#(key)"}}"#, #"{"method":"auth","params":{"key":"<key>"}}"#),
    (#"{"ok":{"key":"key_1","secret":"\#(key)"}}"#, #"{"ok":{"key":"key_1","secret":"<key>"}}"#),
    ("key revoke key=key_2", "key revoke key=key_2"), ("note add text=\(token)", "note add text=<token>"),
    ("ping", "ping"), ("", ""), ("token=", "token="),
  ]

  @Test(arguments: lines)
  func `tokens and keys are replaced, by shape and by place`(line: String, shown: String) {
    #expect(String(decoding: SecretText.hidden(in: Array(line.utf8)), as: UTF8.self) == shown)
  }
}
