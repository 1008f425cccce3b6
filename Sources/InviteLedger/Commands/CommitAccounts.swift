// The command of `batch commit` of a batch of accounts.

/// A row of a batch of accounts: one that is added, or one that is changed.
package struct StagedAccount: Hashable, Sendable {
  package enum Wish: Hashable, Sendable {
    case add(AddAccount)
    case change(ChangeAccount)
  }

  /// Its number in the file, from 1; nil when nobody said.
  package var row: UInt32?
  package var wish: Wish

  package init(row: UInt32? = nil, _ wish: Wish) {
    self.row = row
    self.wish = wish
  }

  /// The row as a command of its own.
  package var command: Command {
    switch wish {
    case .add(let wish): .addAccount(wish)
    case .change(let wish): .changeAccount(wish)
    }
  }
}

/// `batch commit` of a batch of accounts: the staged rows, all recorded as one command or none.
package struct CommitAccounts: Hashable, Sendable {
  package var rows: [StagedAccount]

  package init(rows: [StagedAccount]) {
    self.rows = rows
  }
}
