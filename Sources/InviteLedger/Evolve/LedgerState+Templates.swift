// What the events of templates change.

extension LedgerState {
  mutating func apply(_ event: TemplateDefined, _ record: Record) {
    templates[event.template] = Template(event, seq: record.seq)
  }

  mutating func apply(_ event: TemplateRetired, _ record: Record) throws(ReplayFault) {
    guard templates[event.template] != nil else { throw fault(.targetUnknown, record) }
    templates[event.template]?.isRetired = true
    templates[event.template]?.lastChange = record.seq
  }
}
