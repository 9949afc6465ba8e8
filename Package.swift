// swift-tools-version: 6.2

import PackageDescription

// The floors of the house, lowest first. Every target names what it may import: nothing lower imports
// higher, and no stage family imports another. `Tests/ArchitectureTests` holds the same floors against the
// imports of every file.
let package = Package(
  name: "Quire",
  products: [],
  targets: [
    // C libraries from Debian, through pkg-config
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),

    // Foundations
    .target(name: "QuireText", dependencies: ["CCrypto", "CSimdJSON", "CZlib"]),
    .target(name: "QuireValues", dependencies: ["QuireText", "CPCRE2"]),

    // Tests
    .testTarget(name: "QuireTextTests", dependencies: ["QuireText"]),
    .testTarget(name: "QuireValuesTests", dependencies: ["QuireValues", "QuireText"]),
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
