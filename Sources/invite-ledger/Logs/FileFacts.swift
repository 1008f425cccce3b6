// What queries about files refer to: people and places, found in the files themselves.
import EventLog
import InviteLedger
import LedgerFormat
import Projections
import Synchronization

/// The facts of a log in files. The files are read once for them, and only when a query refers to something; what
/// cannot be read then is said by the search that follows.
final class FileFacts: QueryFacts {
  private let source: LogSource
  private let known = Mutex<ModelFacts?>(nil)

  init(_ source: LogSource) { self.source = source }

  func seq(of place: QueryPlace) -> UInt64? { facts.seq(of: place) }
  func people(_ relation: QueryRelation, _ name: String) -> QueryPeople { facts.people(relation, name) }
  func members(of invite: InviteID) -> [String] { facts.members(of: invite) }

  private var facts: ModelFacts {
    if let facts = known.withLock({ $0 }) { return facts }
    var lineage = LineageModel()
    var invites = InvitesModel()
    try? source.reader.forEachLine { line in
      let record = try LineDecoder.decode(line.bytes, range: line.range).record
      lineage.apply(record)
      invites.apply(record)
      return true
    }
    let facts = ModelFacts(lineage: lineage, invites: invites)
    known.withLock { $0 = facts }
    return facts
  }
}
