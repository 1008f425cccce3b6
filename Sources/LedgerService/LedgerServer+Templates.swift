// Questions about templates of messages.
import InviteLedger
import JSONText
import LineProtocol
import Projections

extension LedgerServer {
  func showTemplate(_ request: Request, to reply: inout ReplyWriter) throws(ReplyError) {
    guard let name = request.text("name"), let template = models.messages.ask({ $0.template(name) }) else {
      throw ReplyError(.ledger(.templateUnknown), "there is no such template", hint: "template list")
    }
    reply.row { json in
      json.members(of: template)
      json.member("text", template.text)
    }
    end(&reply, rows: 1)
  }

  func listTemplates(_ request: Request, to reply: inout ReplyWriter) throws(ReplyError) {
    let page = try page(of: request)
    let found = models.messages.ask { $0.templates(after: page.after, limit: page.limit + 1) }
    for template in found.prefix(page.limit) { reply.row { $0.members(of: template) } }
    end(&reply, found.map(\.name), page)
  }
}
