// The kernel's file system as the event log sees it.

package import SystemCalls

extension File: LogFile {}

extension Directory: LogFileSystem {
  package func openFile(_ name: String, _ access: FileAccess) throws(SystemError) -> any LogFile {
    try open(name, access)
  }

  package func openSubdirectory(_ name: String) throws(SystemError) -> any LogFileSystem {
    try subdirectory(name)
  }
}
