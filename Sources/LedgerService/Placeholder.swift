// LedgerService.
