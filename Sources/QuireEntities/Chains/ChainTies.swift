/// Which forms are one entity's, as a forest: a form's root stands for all that were tied to it.
struct ChainTies {
  private(set) var forms: [ChainForm]
  private var parents: [Int32]
  private var listed: [Int32]

  init(_ forms: [ChainForm]) {
    self.forms = forms
    parents = forms.indices.map { Int32($0) }
    listed = forms.map(\.listed)
  }

  /// The root of a form.
  ///
  /// Complexity: nearly constant, since paths are halved on the way.
  mutating func root(_ form: Int32) -> Int32 {
    var form = form
    while parents[Int(form)] != form {
      parents[Int(form)] = parents[Int(parents[Int(form)])]
      form = parents[Int(form)]
    }
    return form
  }

  /// Ties `form` to `other`, unless a list says that they are two things; the rule stays with `form`.
  @discardableResult
  mutating func tie(_ form: Int32, to other: Int32, rule: String?) -> Bool {
    let (left, right) = (root(form), root(other))
    if let rule, forms[Int(form)].rule == nil, left != right { forms[Int(form)].rule = rule }
    guard left != right else { return true }
    let (mine, theirs) = (listed[Int(left)], listed[Int(right)])
    if mine >= 0, theirs >= 0, mine != theirs {
      forms[Int(form)].rule = nil
      return false
    }
    let (top, below) = left < right ? (left, right) : (right, left)
    parents[Int(below)] = top
    listed[Int(top)] = max(mine, theirs)
    return true
  }

  /// Whether two forms could be tied as far as lists know.
  mutating func canTie(_ form: Int32, _ other: Int32) -> Bool {
    let (mine, theirs) = (listed[Int(root(form))], listed[Int(root(other))])
    return mine < 0 || theirs < 0 || mine == theirs
  }
}

/// The shorter forms that may be one of several fuller ones, settled mention by mention: the one that was named last.
struct ChainShortForms {
  struct Choice {
    let bucket: Int32
    let rule: String
  }

  /// The fuller forms of a key, in the order of the text.
  private(set) var owners: [Int32: [Int32]] = [:]
  /// What a short form may be, by its number.
  private(set) var choices: [Int32: Choice] = [:]
  /// The keys to which a fuller form belongs, by its number.
  private(set) var keys: [Int32: [Int32]] = [:]

  /// Says that `form` is a fuller form of `key`.
  mutating func add(_ form: Int32, to key: Int32) {
    if owners[key, default: []].last == form { return }
    owners[key, default: []].append(form)
    keys[form, default: []].append(key)
  }

  /// Ties `form` to the only entity of `key`, or leaves the choice to each mention; whether the key has any.
  mutating func settle(_ form: Int32, by key: Int32, rule: String, in ties: inout ChainTies) -> Bool {
    guard let owners = owners[key] else { return false }
    var first: Int32?
    for owner in owners where ties.canTie(form, owner) && owner != form {
      let root = ties.root(owner)
      if let first, first != root {
        choices[form] = Choice(bucket: key, rule: rule)
        return true
      }
      first = root
    }
    guard let first, first != ties.root(form) else { return first != nil }
    return ties.tie(form, to: first, rule: rule)
  }
}
