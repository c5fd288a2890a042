// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// One row of the module table: its name, what it may see, and what is special about it.
///
/// Every module has one test target, `<name>Tests`.  Products, targets and settings are derived
/// from the rows, so that the arrows of the architecture can be read here and nowhere else.
struct Module {
  enum Kind {
    case c, library, executable
  }

  let name: String
  let kind: Kind
  let dependencies: [String]
  let products: [Target.Dependency]
  let plugins: [Target.PluginUsage]
  let linkerSettings: [LinkerSetting]
  let testDependencies: [String]

  init(
    _ name: String, _ dependencies: [String] = [], kind: Kind = .library,
    products: [Target.Dependency] = [], plugins: [Target.PluginUsage] = [],
    linkerSettings: [LinkerSetting] = [], testDependencies: [String] = []
  ) {
    self.name = name
    self.kind = kind
    self.dependencies = dependencies
    self.products = products
    self.plugins = plugins
    self.linkerSettings = linkerSettings
    self.testDependencies = testDependencies
  }
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")

/// The modules in the order in which data flows through them.
let modules = [
  Module(
    "CICUShims", kind: .c,
    linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
  Module("CHeapShims", kind: .c),
  Module("ICU", ["CICUShims"]),
  Module("TextModel"),
  Module("JSON"),
  Module("Lexicon", ["TextModel"]),
  Module("LexiconCompiler", ["TextModel", "Lexicon"], products: [yams]),
  Module("lexicon-compiler", ["Lexicon", "LexiconCompiler"], kind: .executable),
  Module("LexiconImage", ["TextModel", "Lexicon"], plugins: [.plugin(name: "CompileLexicon")]),
  Module("Ingestion", ["TextModel", "ICU", "JSON"]),
  Module(
    "Normalization", ["TextModel", "Lexicon"],
    testDependencies: ["LexiconTestSupport", "LexiconCompiler", "ICU"]),
  Module(
    "Segmentation", ["TextModel", "Lexicon"],
    testDependencies: ["LexiconTestSupport", "LexiconCompiler", "Normalization"]),
  Module(
    "DatesAndNumbers", ["TextModel", "Lexicon"],
    testDependencies: ["LexiconTestSupport", "LexiconCompiler", "Normalization", "Segmentation"]),
  Module(
    "Entities", ["TextModel", "Lexicon"],
    testDependencies: [
      "LexiconTestSupport", "LexiconCompiler", "Normalization", "Segmentation", "DatesAndNumbers",
    ]),
  Module(
    "Events", ["TextModel", "Lexicon"],
    testDependencies: [
      "LexiconTestSupport", "LexiconCompiler", "Normalization", "Segmentation",
      "DatesAndNumbers", "Entities",
    ]),
  Module("EventGraph", ["TextModel"]),
  Module("Export", ["TextModel", "JSON", "EventGraph"]),
  Module("SQLiteStore", ["TextModel", "EventGraph"], products: [grdb]),
  Module(
    "Pipeline",
    [
      "TextModel", "Lexicon", "Ingestion", "Normalization", "Segmentation", "DatesAndNumbers",
      "Entities", "Events",
    ]),
  Module(
    "Mailuo",
    [
      "TextModel", "JSON", "Lexicon", "LexiconImage", "Ingestion", "Pipeline", "EventGraph",
      "Export",
    ], testDependencies: ["LexiconTestSupport"]),
  Module(
    "CommandSupport",
    [
      "CHeapShims", "TextModel", "Lexicon", "LexiconImage", "Ingestion", "Export", "Pipeline",
      "Mailuo",
    ], products: [argumentParser]),
  Module(
    "mailuo-graph",
    [
      "TextModel", "JSON", "Lexicon", "Ingestion", "EventGraph", "Export", "SQLiteStore",
      "Pipeline", "Mailuo", "CommandSupport",
    ], kind: .executable, products: [argumentParser], testDependencies: ["LexiconTestSupport"]),
  Module(
    "mailuo",
    [
      "TextModel", "JSON", "Lexicon", "LexiconImage", "Ingestion", "EventGraph", "Export",
      "Pipeline", "Mailuo", "CommandSupport",
    ], kind: .executable, products: [argumentParser], testDependencies: ["mailuo-graph"]),
  Module(
    "mailuo-bench",
    [
      "TextModel", "JSON", "Lexicon", "Ingestion", "Normalization", "Segmentation",
      "DatesAndNumbers", "Mailuo",
    ], kind: .executable,
    products: [argumentParser], testDependencies: ["LexiconCompiler", "LexiconTestSupport"]),
  Module(
    "mailuo-train",
    [
      "TextModel", "JSON", "Lexicon", "LexiconCompiler", "LexiconImage", "Normalization",
      "Segmentation", "DatesAndNumbers", "Entities", "Pipeline",
    ], kind: .executable,
    products: [argumentParser], testDependencies: ["LexiconTestSupport"]),
]

/// `MAILUO_MODULES=TextModel,Lexicon swift test` builds just these rows, for quick work on one room.
let selection = Context.environment["MAILUO_MODULES"].map {
  Set($0.split(separator: ",").map(String.init))
}
func isSelected(_ name: String) -> Bool {
  let name = name == "LexiconTestSupport" ? "LexiconCompiler" : name
  return selection?.contains(name) ?? true
}
let selectedModules = modules.filter { isSelected($0.name) }

let swiftSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Release builds lay out their code by a profile of the program (a tenth of the time).
///
/// `scripts/profile` builds a program that counts (`MAILUO_PROFILE=generate`), runs it on the corpus
/// and keeps the counts beside the sources.  A function that changed since is compiled without them.
let countsRuns = Context.environment["MAILUO_PROFILE"] == "generate"
let profileFlags =
  countsRuns
  ? ["-Xfrontend", "-ir-profile-generate", "-Xllvm", "-disable-vp"]
  : [
    "-Xfrontend", "-ir-profile-use=\(Context.packageDirectory)/Sources/mailuo.profdata",
    "-Xllvm", "-no-pgo-warn-mismatch",
  ]

/// Modules are optimized in debug builds too: every build runs the dictionary compiler, and the
/// tests read megabytes.
///
/// Release builds inline across modules, and leave out what Swift checks at run time: exclusive
/// access, overflow, the bounds of arrays (a tenth of the instructions).  Everything is tested with
/// these checks, hostile text and damaged lexicons too: no code may count on a check to stop it.
let moduleSettings =
  swiftSettings + [
    .unsafeFlags(["-O"], .when(configuration: .debug)),
    .unsafeFlags(
      ["-cross-module-optimization", "-enforce-exclusivity=unchecked", "-Ounchecked"]
        + profileFlags,
      .when(configuration: .release)),
  ]

/// The command is linked with the standard library inside and at a fixed address: a run on one line
/// would else spend most of its time in the dynamic loader.
let commandLinkerSettings: [LinkerSetting] =
  [
    .unsafeFlags(
      ["-static-stdlib", "-Xclang-linker", "-no-pie"],
      .when(platforms: [.linux], configuration: .release))
  ]
  + ["_FoundationCShims", "_FoundationCollections"].map {
    .linkedLibrary($0, .when(platforms: [.linux], configuration: .release))
  }

/// A program that counts its runs is linked with the runtime that writes the counts.
let profileLinkerSettings: [LinkerSetting] =
  countsRuns ? [.unsafeFlags(["-profile-generate"])] : []

func targets(for module: Module) -> [Target] {
  let dependencies =
    module.dependencies.map { Target.Dependency(stringLiteral: $0) }
    + module.products
  let path = "Sources/\(module.name)"
  let target: Target
  switch module.kind {
  case .c:
    target = .target(
      name: module.name, dependencies: dependencies, path: path,
      linkerSettings: module.linkerSettings)
  case .library:
    target = .target(
      name: module.name, dependencies: dependencies, path: path, swiftSettings: moduleSettings,
      linkerSettings: module.linkerSettings, plugins: module.plugins)
  case .executable:
    target = .executableTarget(
      name: module.name, dependencies: dependencies, path: path, swiftSettings: moduleSettings,
      linkerSettings: profileLinkerSettings
        + (module.name == "mailuo" ? commandLinkerSettings : []))
  }
  return [
    target,
    .testTarget(
      name: "\(module.name)Tests",
      dependencies: [.init(stringLiteral: module.name), "MailuoTestSupport"] + dependencies
        + (module.products.isEmpty ? [yams] : [])
        + module.testDependencies.filter(isSelected).map { .init(stringLiteral: $0) },
      path: "Tests/\(module.name)Tests", swiftSettings: swiftSettings),
  ]
}

let package = Package(
  name: "Mailuo",
  products: selection != nil
    ? []
    : [
      .library(name: "Mailuo", targets: ["Mailuo"]),
      .library(name: "DatesAndNumbers", targets: ["DatesAndNumbers"]),
      .executable(name: "mailuo", targets: ["mailuo"]),
      .executable(name: "mailuo-graph", targets: ["mailuo-graph"]),
      .executable(name: "mailuo-bench", targets: ["mailuo-bench"]),
      .executable(name: "mailuo-train", targets: ["mailuo-train"]),
    ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: selectedModules.flatMap(targets(for:))
    + (isSelected("LexiconCompiler")
      ? [
        .target(
          name: "LexiconTestSupport",
          dependencies: ["Lexicon", "LexiconCompiler", "MailuoTestSupport"],
          path: "Tests/LexiconTestSupport", swiftSettings: swiftSettings)
      ] : [])
    + (isSelected("LexiconImage")
      ? [
        .plugin(
          name: "CompileLexicon", capability: .buildTool(), dependencies: ["lexicon-compiler"],
          path: "Sources/CompileLexicon")
      ] : [])
    + [
      .target(
        name: "MailuoTestSupport", dependencies: [yams], path: "Tests/MailuoTestSupport",
        swiftSettings: swiftSettings)
    ]
    + (selection == nil
      ? [
        .testTarget(
          name: "StructureTests", dependencies: ["MailuoTestSupport"],
          path: "Tests/StructureTests", swiftSettings: swiftSettings)
      ] : [])
)
