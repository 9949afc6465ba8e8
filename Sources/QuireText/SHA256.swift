import CCrypto
/// tmp
public enum SHA256 { public static func hex(of bytes: [UInt8]) -> String { "" } }
