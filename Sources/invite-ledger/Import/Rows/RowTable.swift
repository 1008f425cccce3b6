// The output of a file of rows that answers no links: what became of each, in the order of the file.
import InviteCSV
import SystemCalls

enum RowTable {
  /// Writes a row for each row of the file and says the sums and what failed.
  ///
  /// - Parameter label: the name of a column for what names a row; nil where rows have a number only.
  static func write<Entry>(_ report: RowReport<Entry>, label: String?) throws {
    var writer = CSVWriter()
    writer.row(["row"] + (label.map { [$0] } ?? []) + ["status", "code"])
    for (row, outcome) in zip(report.file.rows, report.outcomes) {
      let status = report.kind.status(of: outcome, isDry: report.isDry)
      writer.row([String(row.number)] + (label == nil ? [] : [row.label]) + [status, outcome.code])
    }
    try StandardStream.output.write(writer.take())
    for line in report.lines { Console.say(line) }
  }
}
