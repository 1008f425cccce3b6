// swift-tools-version: 6.2
// Table of contents of Invite Ledger: one row a target, what it may import, and one policy for all of them.
import PackageDescription

let package = Package(
  name: "invite-ledger",
  products: [
    .executable(name: "invite-ledger", targets: ["invite-ledger"]),
    .library(name: "InviteLedgerClient", targets: ["InviteLedgerClient"]),
  ],
  targets: [
    // The kernel and the processor, as safe Swift.
    .target(name: "CLinux"),
    .target(name: "SystemCalls", dependencies: ["CLinux"]),
    .target(name: "Hashing", dependencies: ["CLinux"]),
    .target(name: "JSONText"),

    // The domain: pure.
    .target(name: "InviteLedger"),
    .target(name: "InviteTokens", dependencies: ["InviteLedger", "Hashing"]),
    .target(name: "LedgerFormat", dependencies: ["InviteLedger", "JSONText", "Hashing"]),
    .target(name: "Projections", dependencies: ["InviteLedger", "JSONText"]),
    .target(name: "InviteCSV"),

    // What lasts, and what talks.
    .target(name: "EventLog", dependencies: ["SystemCalls", "Hashing"]),
    .target(name: "LineProtocol", dependencies: ["InviteLedger", "JSONText"]),
    .target(name: "LocalSocket", dependencies: ["SystemCalls"]),

    // The debugger for history.
    .target(
      name: "Replay",
      dependencies: [
        "EventLog", "Hashing", "InviteLedger", "JSONText", "LedgerFormat", "Projections", "SystemCalls",
      ]),

    // The programs.
    .target(
      name: "LedgerService",
      dependencies: [
        "EventLog", "Hashing", "InviteLedger", "InviteTokens", "JSONText", "LedgerFormat", "LineProtocol",
        "LocalSocket", "Projections", "Replay", "SystemCalls",
      ]),
    .target(name: "InviteLedgerClient", dependencies: ["JSONText", "LineProtocol", "LocalSocket", "SystemCalls"]),
    .executableTarget(
      name: "invite-ledger",
      dependencies: [
        "EventLog", "Hashing", "InviteCSV", "InviteLedger", "InviteLedgerClient", "InviteTokens", "JSONText",
        "LedgerFormat", "LedgerService", "LineProtocol", "LocalSocket", "Projections", "Replay", "SystemCalls",
      ],
      // One file to copy, that starts faster; counting references is a direct call.
      linkerSettings: [.unsafeFlags(["-static-stdlib"], .when(configuration: .release))]),

    // Chance that comes again, for the tools and the tests.
    .target(name: "Randomness", path: "Tests/Randomness"),

    // Tools that are Swift.
    .target(
      name: "SimulatedDisk", dependencies: ["EventLog", "Randomness", "SystemCalls"],
      path: "Tools/crash/SimulatedDisk"),
    .executableTarget(
      name: "crash", dependencies: ["EventLog", "Hashing", "Randomness", "SimulatedDisk", "SystemCalls"],
      path: "Tools/crash/Program"),
    .executableTarget(
      name: "bench",
      dependencies: [
        "EventLog", "InviteLedger", "LedgerFormat", "LocalSocket", "Projections", "Randomness", "Replay", "SystemCalls",
      ],
      path: "Tools/bench",
      exclude: [
        "all", "followers", "followers.py", "growth", "machine", "measuring.py", "questions", "questions.py", "results",
        "run", "setting", "tail", "tail.py",
      ]),
    .target(name: "PlantedBugs", path: "Tools/planted/Bugs"),
    .executableTarget(name: "planted", dependencies: ["PlantedBugs"], path: "Tools/planted/Program"),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "EventLog", "Hashing", "InviteCSV", "InviteLedger", "InviteTokens", "JSONText", "LedgerFormat", "LedgerService",
        "LineProtocol", "Projections", "Randomness", "Replay",
      ],
      path: "Tools/fuzz/Targets"),
    .executableTarget(name: "fuzz", dependencies: ["FuzzTargets", "SystemCalls"], path: "Tools/fuzz/Program"),
    // A library here, because the program has libFuzzer's `main`: Tools/fuzz/guided links it.
    .target(name: "GuidedFuzzing", dependencies: ["FuzzTargets"], path: "Tools/fuzz/Guided"),
    .target(name: "Linearizability", path: "Tools/kill/Linearizability"),
    .executableTarget(
      name: "kill-restart",
      dependencies: [
        "EventLog", "InviteLedger", "JSONText", "LedgerFormat", "LedgerService", "Linearizability", "LocalSocket",
        "Randomness", "SimulatedDisk", "SystemCalls",
      ],
      path: "Tools/kill/Program"),

    // What is promised, checked.
    .testTarget(name: "SystemCallsTests", dependencies: ["SystemCalls"]),
    .testTarget(name: "HashingTests", dependencies: ["Hashing"]),
    .testTarget(name: "JSONTextTests", dependencies: ["JSONText", "Randomness"]),
    .testTarget(name: "InviteLedgerTests", dependencies: ["InviteLedger", "Randomness"]),
    .testTarget(name: "InviteTokensTests", dependencies: ["InviteTokens", "InviteLedger", "Hashing"]),
    .testTarget(
      name: "LedgerFormatTests",
      dependencies: ["LedgerFormat", "InviteLedger", "JSONText", "Hashing", "Randomness"]),
    .testTarget(
      name: "SnapshotTests",
      dependencies: [
        "EventLog", "Hashing", "InviteLedger", "InviteTokens", "JSONText", "LedgerFormat", "Projections", "Randomness",
        "SystemCalls",
      ]),
    .testTarget(name: "ProjectionsTests", dependencies: ["Projections", "InviteLedger", "JSONText", "Randomness"]),
    .testTarget(
      name: "ReplayTests",
      dependencies: [
        "EventLog", "Hashing", "InviteLedger", "JSONText", "LedgerFormat", "LineProtocol", "Projections", "Randomness",
        "Replay", "SystemCalls",
      ]),
    .testTarget(name: "InviteCSVTests", dependencies: ["InviteCSV", "Randomness"]),
    .testTarget(
      name: "EventLogTests", dependencies: ["EventLog", "Hashing", "Randomness", "SimulatedDisk", "SystemCalls"]),
    .testTarget(name: "LineProtocolTests", dependencies: ["LineProtocol", "InviteLedger", "JSONText", "Randomness"]),
    .testTarget(name: "LocalSocketTests", dependencies: ["LocalSocket", "SystemCalls"]),
    .testTarget(name: "PlantedTests", dependencies: ["PlantedBugs"]),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets", "Randomness"]),
    .testTarget(name: "LinearizabilityTests", dependencies: ["Linearizability", "Randomness"]),
    .testTarget(
      name: "InviteLedgerClientTests",
      dependencies: ["InviteLedgerClient", "JSONText", "LineProtocol", "LocalSocket", "SystemCalls"]),
    .testTarget(
      name: "InviteLedgerProgramTests",
      dependencies: [
        "invite-ledger", "FuzzTargets", "InviteCSV", "JSONText", "LineProtocol", "Projections", "Randomness",
      ]),
    .testTarget(
      name: "LedgerServiceTests",
      dependencies: [
        "EventLog", "Hashing", "InviteLedger", "InviteTokens", "JSONText", "LedgerFormat", "LedgerService",
        "LineProtocol", "LocalSocket", "Projections", "Randomness", "SimulatedDisk", "SystemCalls",
      ]),
  ]
)

for target in package.targets {
  var settings: [SwiftSetting] = target.swiftSettings ?? []
  settings += [
    .treatAllWarnings(as: .error),  // a warning nobody fixes hides the next one
    .enableUpcomingFeature("ExistentialAny"),  // dynamic dispatch is visible where it is paid for
    .enableUpcomingFeature("InternalImportsByDefault"),  // a module's API names only what it means to
    .enableUpcomingFeature("MemberImportVisibility"),  // a member comes from a module this file imports
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),  // async functions stay on their caller's actor
    .strictMemorySafety(),  // every use of unsafe memory says so
  ]
  target.swiftSettings = settings
}
