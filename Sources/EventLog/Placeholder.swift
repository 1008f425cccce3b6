// EventLog.
