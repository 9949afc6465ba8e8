// swift-tools-version: 6.2

import PackageDescription

// The floors of the house, lowest first. Every target names what it may import: nothing lower imports
// higher, and no stage family imports another. `Tests/ArchitectureTests` holds the same floors against the
// imports of every file.

/// What every stage family stands on.
let contracts: [Target.Dependency] = ["QuireText", "QuireValues", "QuireDocument", "QuireStages"]

/// The modules that bring components.
let families: [Target.Dependency] = [
  "QuireReaders", "QuireExtraction", "QuireCleanup", "QuireSections", "QuireEntities", "QuireThreads",
  "QuireCuration", "QuireExport",
]

let package = Package(
  name: "Quire",
  products: [
    .executable(name: "quire", targets: ["QuireCommandLine"]),
    .library(name: "Quire", targets: ["Quire", "QuireCommand"]),
    .library(name: "QuireStages", targets: ["QuireText", "QuireValues", "QuireDocument", "QuireStages"]),
    .library(name: "QuireTesting", targets: ["QuireTesting"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // C libraries from Debian, through pkg-config
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "CProcess"),
    .target(
      name: "CMark",
      linkerSettings: [.linkedLibrary("cmark-gfm"), .linkedLibrary("cmark-gfm-extensions")]
    ),
    .target(name: "CExpat", linkerSettings: [.linkedLibrary("expat")]),
    .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(name: "CLanguage", linkerSettings: [.linkedLibrary("cld2")]),
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(
      name: "CCharsetTables",
      exclude: ["generate-models.py", "generate-tables.py", "languages.txt", "measure-languages.py"]
    ),

    // Unicode's tables, generated
    .target(name: "CUnicodeTables"),

    // Lists of names, compiled in; Sources/QuireEntities/Data/generate.py writes them
    .target(name: "CGazetteer"),

    // The model of names, compiled in; Sources/QuireTagging/Data/make-model.sh makes it
    .target(name: "CNamesModel"),

    // Foundations
    .target(
      name: "QuireText",
      dependencies: ["CCharsetTables", "CCrypto", "CSimdJSON", "CUnicodeTables", "CZlib", "CZstd"],
      exclude: ["Markup/generate_names.py", "Unicode/generate_tables.py"]
    ),
    .target(
      name: "QuireHTML",
      dependencies: ["QuireText"],
      exclude: ["Values/generate_references.py"]
    ),
    .target(name: "QuireMail", dependencies: ["QuireText"]),
    .target(name: "QuireMarkup", dependencies: ["QuireText", "CExpat", "CMark"]),
    .target(name: "QuireValues", dependencies: ["QuireText", "CLanguage", "CPCRE2"]),
    .target(
      name: "QuireTagging",
      dependencies: ["QuireText", "CNamesModel"],
      exclude: ["Data"]
    ),
    .target(name: "QuireDocument", dependencies: ["QuireText"]),
    .target(name: "QuireStages", dependencies: ["QuireText", "QuireDocument"]),

    // Families: readers, stages, exporters
    .target(name: "QuireReaders", dependencies: contracts + ["QuireHTML", "QuireMail", "QuireMarkup"]),
    .target(name: "QuireExtraction", dependencies: contracts + ["QuireHTML"]),
    .target(name: "QuireCleanup", dependencies: contracts + ["QuireHTML"]),
    .target(name: "QuireSections", dependencies: contracts),
    .target(
      name: "QuireEntities",
      dependencies: contracts + ["QuireTagging", "CGazetteer"],
      exclude: [
        "Data/curated", "Data/gazetteer.tsv", "Data/generate-places.py", "Data/generate.py", "Data/lexicon.tsv",
        "Data/names.tsv", "Data/places.tsv",
      ]
    ),
    .target(name: "QuireThreads", dependencies: contracts + ["QuireMail"]),
    .target(name: "QuireCuration", dependencies: contracts),
    .target(name: "QuireExport", dependencies: contracts + ["QuireMail", "CSQLite"]),

    // Definitions and runs; components from outside the process
    .target(name: "QuirePipelines", dependencies: ["QuireText", "QuireDocument", "QuireStages", "CLibYAML"]),
    .target(name: "QuirePlugins", dependencies: ["QuireText", "QuireDocument", "QuireStages", "CProcess"]),

    // Umbrella
    .target(
      name: "Quire",
      dependencies: families + ["QuireText", "QuireDocument", "QuireStages", "QuirePipelines", "QuirePlugins"]
    ),
    .target(
      name: "QuireCommand",
      dependencies: [
        "Quire", "QuireText", "QuireHTML", "QuireTagging", "QuireDocument", "QuireStages", "QuireThreads",
        "QuirePipelines", "QuirePlugins",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .executableTarget(name: "QuireCommandLine", dependencies: ["QuireCommand"], exclude: ["dist.sh"]),

    // For stage authors
    .target(name: "QuireTesting", dependencies: ["QuireText", "QuireDocument", "QuireStages", "QuirePipelines"]),

    // Tests
    .testTarget(name: "QuireTextTests", dependencies: ["QuireText"]),
    .testTarget(name: "QuireHTMLTests", dependencies: ["QuireHTML", "QuireText"], exclude: ["Cases"]),
    .testTarget(name: "QuireMailTests", dependencies: ["QuireMail", "QuireText"]),
    .testTarget(name: "QuireMarkupTests", dependencies: ["QuireMarkup", "QuireText"]),
    .testTarget(name: "QuireValuesTests", dependencies: ["QuireValues", "QuireText"]),
    .testTarget(name: "QuireTaggingTests", dependencies: ["QuireTagging", "QuireText"]),
    .testTarget(name: "QuireDocumentTests", dependencies: ["QuireDocument", "QuireText"]),
    .testTarget(name: "QuireStagesTests", dependencies: ["QuireStages", "QuireDocument", "QuireText"]),
    .testTarget(
      name: "QuireReadersTests",
      dependencies: contracts + ["QuireReaders", "QuireHTML", "QuireMail", "QuireMarkup", "QuireTesting"],
      exclude: ["Goldens"]
    ),
    .testTarget(
      name: "QuireExtractionTests",
      dependencies: contracts + ["QuireExtraction", "QuireReaders", "QuireTesting"],
      exclude: ["Goldens"]
    ),
    .testTarget(
      name: "QuireCleanupTests",
      dependencies: contracts + ["QuireCleanup", "QuireSections", "QuireTesting"],
      exclude: ["Goldens"]
    ),
    .testTarget(
      name: "QuireSectionsTests",
      dependencies: contracts + ["QuireSections", "QuireTesting"],
      exclude: ["Goldens"]
    ),
    .testTarget(
      name: "QuireEntitiesTests",
      dependencies: contracts + ["QuireEntities", "QuireSections", "QuirePipelines", "QuireTesting"],
      exclude: ["Goldens"]
    ),
    .testTarget(
      name: "QuireThreadsTests",
      dependencies: contracts + [
        "QuireThreads", "QuireMail", "QuireReaders", "QuireSections", "QuirePipelines", "QuireTesting",
      ],
      exclude: ["Goldens"]
    ),
    .testTarget(
      name: "QuireCurationTests",
      dependencies: contracts + [
        "QuireCuration", "QuireSections", "QuireThreads", "QuireReaders", "QuirePipelines", "QuireTesting",
      ],
      exclude: ["Goldens", "Samples"]
    ),
    .testTarget(
      name: "QuireExportTests",
      dependencies: contracts + ["QuireExport", "QuireTesting", "CSQLite"],
      exclude: ["Goldens"]
    ),
    .testTarget(
      name: "QuirePipelinesTests",
      dependencies: [
        "QuirePipelines", "QuireReaders", "QuireStages", "QuireDocument", "QuireText", "QuireTesting",
      ],
      exclude: ["Goldens"]
    ),
    .testTarget(
      name: "QuirePluginsTests",
      dependencies: ["QuirePlugins", "QuireStages", "QuireDocument", "QuireText"]
    ),
    .testTarget(
      name: "QuireTests",
      dependencies: ["Quire", "QuirePipelines", "QuireStages", "QuireDocument", "QuireText", "QuireTesting"]
    ),
    .testTarget(name: "QuireCommandTests", dependencies: ["QuireCommand"]),
    .testTarget(name: "ArchitectureTests", dependencies: ["Quire", "QuireStages"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

for target in package.targets where target.type != .system && !target.name.hasPrefix("C") {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
