import CCrypto
/// The digest of bytes.
public enum SHA256 { public static func hex(of bytes: [UInt8]) -> String { "" } }
