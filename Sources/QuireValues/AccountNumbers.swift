public import QuireText

/// The number of a payment card or a bank account in a text.
public struct AccountNumber: Sendable, Equatable {
  /// What it is a number of.
  public enum Kind: String, Sendable {
    /// A payment card: the digits of a network, with Luhn's sum.
    case card

    /// An international bank account number (ISO 13616), with its check digits.
    case iban
  }

  /// Where it stands.
  public let range: ByteRange

  /// What it is.
  public let kind: Kind

  /// Its letters and digits alone.
  public let normal: String
}

/// The numbers of cards and bank accounts in `text`, in order, without overlaps.
///
/// Groups of digits may have one blank or hyphen between them; a letter or digit right before or behind a number makes it
/// none. Only numbers whose check digits hold are found. Linear in the text: at each place at most 34 signs are tried.
public func findAccountNumbers(in text: [UInt8]) -> [AccountNumber] {
  let finder = AccountNumberFinder(text: text)
  var found: [AccountNumber] = []
  var index = 0
  while index < text.count {
    let byte = text[index]
    guard isLetterOrDigit(byte) else {
      index += 1
      continue
    }
    if index == 0 || !isWordByte(text[index - 1]) {
      let number = isDigit(byte) ? finder.card(at: index) : isUppercase(byte) ? finder.account(at: index) : nil
      if let number {
        found.append(number)
        index = number.range.upperBound
        continue
      }
    }
    // To the end of the word.
    while index < text.count, isLetterOrDigit(text[index]) { index += 1 }
  }
  return found
}

private func isWordByte(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) || byte >= 0x80 }

private struct AccountNumberFinder {
  let text: [UInt8]

  /// A card's number that begins at `start`, the longest.
  func card(at start: Int) -> AccountNumber? {
    var digits: [UInt8] = []
    var index = start
    var best: AccountNumber?
    while index < text.count, digits.count < 19, isDigit(text[index]) {
      digits.append(text[index])
      index += 1
      if digits.count >= 12, isEnd(index), ValueCheck.creditCard.holds(for: digits) {
        best = AccountNumber(range: start..<index, kind: .card, normal: String(decoding: digits, as: UTF8.self))
      }
      if isSeparator(index), index + 1 < text.count, isDigit(text[index + 1]) { index += 1 }
    }
    return best
  }

  /// A bank account's number that begins at `start`.
  func account(at start: Int) -> AccountNumber? {
    guard start + 15 <= text.count, isUppercase(text[start + 1]), isDigit(text[start + 2]), isDigit(text[start + 3])
    else { return nil }
    var signs: [UInt8] = []
    var index = start
    var best: AccountNumber?
    while index < text.count, signs.count < 34, isUppercase(text[index]) || isDigit(text[index]) {
      signs.append(text[index])
      index += 1
      if signs.count >= 15, isEnd(index), ValueCheck.iban.holds(for: signs) {
        best = AccountNumber(range: start..<index, kind: .iban, normal: String(decoding: signs, as: UTF8.self))
      }
      if isSeparator(index), index + 1 < text.count, isLetterOrDigit(text[index + 1]) { index += 1 }
    }
    return best
  }

  private func isEnd(_ index: Int) -> Bool { index == text.count || !isWordByte(text[index]) }

  private func isSeparator(_ index: Int) -> Bool {
    index < text.count && (text[index] == 0x20 || text[index] == 0x2D)
  }
}
