import QuireDocument
import QuireTesting
import Testing

@testable import QuireThreads

/// Threads with hostile headers: names of any length, times from 1970 to 2099 in any order, numbers that lead in circles.
@Suite struct RandomThreadTests {
  @Test(arguments: 0..<150)
  func anyHeadersGiveATree(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...60, using: &random)
    let names = (0..<Int.random(in: 1...12, using: &random)).map { name(of: $0, &random) }
    let style = Int.random(in: 0..<3, using: &random)
    var text = String(repeating: "The river rose above the road, and the road was closed. ", count: 8) + "\n\n"
    text += "\(Int.random(in: 0...99, using: &random)) comments\n\n"
    for index in 0..<count {
      let name = names.randomElement(using: &random) ?? "Ann"
      let body = body(index, names, count, &random)
      switch style {
      case 0: text += "  \(index + 1). \(name) – \(body)\n\n"
      case 1: text += "\(name) says:\n\(time(index, &random))\n\(body)\n\n"
      default: text += "\(name)  \(time(index, &random))\n\(body)\n\n"
      }
    }
    // Ranges, the three laws, one parent each and no circles are checked there.
    try threaded(text)
  }

  private func name(of index: Int, _ random: inout SeededGenerator) -> String {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: String(repeating: "Anna\(index)", count: 200)
    case 1: "Guest"
    case 2: "Ann Stone-\(index) van der Berg"
    case 3: "李\(index)"
    default: "Reader\(index)"
    }
  }

  private func time(_ index: Int, _ random: inout SeededGenerator) -> String {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: "1970-01-01 00:00"
    case 1: "2099-12-31 23:59"
    case 2: ""
    default: "2018-05-\(10 + Int.random(in: 0..<18, using: &random)) 1\(index % 10):\(10 + index % 50)"
    }
  }

  private func body(_ index: Int, _ names: [String], _ count: Int, _ random: inout SeededGenerator) -> String {
    let name = names.randomElement(using: &random) ?? "Ann"
    let number = Int.random(in: 0...(count + 3), using: &random)
    return switch Int.random(in: 0..<8, using: &random) {
    case 0: "@\(number) I saw number \(number), did you see #\(index + 1)?"
    case 1: "@\(name) you are right."
    case 2: "\(name), you are wrong."
    case 3: "> I saw that bridge of stone with my own eyes\nSo did I."
    case 4: "I saw that bridge of stone with my own eyes, and I saw that bridge of stone again."
    case 5: "♥"
    case 6: "Yes."
    default: "The bridge was closed \(index) times, I think."
    }
  }
}

@Suite struct TimeShapeTests {
  @Test func anOlderCommentBelowMakesAnAnswer() {
    let shape = TimeShape([0, 30, 40, 10, 50, 20, 60])
    #expect(shape.order == .threaded)
    #expect(shape.leastDepths == [0, 1, 1, 0, 1, 0, 0])
    #expect(shape.olderBelow == [nil, 3, 3, nil, 5, nil, nil])
  }

  @Test func chainsOfOlderCommentsBoundTheDepth() {
    let shape = TimeShape([0, 30, 50, 20, 60, 10, 70, 80])
    #expect(shape.leastDepths == [0, 2, 2, 1, 1, 0, 0, 0])
  }

  @Test(arguments: [
    ([1, 2, 3, 4], TimeShape.Order.rising), ([4, 3, 2, 1], .falling), ([1, 1, 1], .unknown), ([], .unknown),
    ([90, 95, 80, 85, 86, 70, 60, 50, 55], .newestThreadFirst),
  ])
  func ordersAreTold(times: [Int], order: TimeShape.Order) {
    #expect(TimeShape(times).order == order)
  }

  @Test func timesThatCantBeTrueAreLeftOut() {
    let day = 86_400
    let start = ((2_018 * 12 + 5) * 31) * day
    var times: [Int?] = (0..<60).map { start + $0 / 3 * day + ($0 % 3) * 2 * day }
    times[7] = ((1_970 * 12 + 1) * 31) * day
    times[30] = ((2_099 * 12 + 12) * 31) * day
    let shape = TimeShape(times)
    #expect(shape.order == .threaded)
    #expect(shape.implausible == [7, 30])
  }

  /// The tree that was walked is among those that the times allow: no comment stands higher than its least depth.
  @Test(arguments: 0..<100)
  func leastDepthsNeverExceedTheTrueOnes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var parents: [Int?] = []
    // Comments in the order of their times, each at the top or under any earlier one.
    for index in 0..<Int.random(in: 3...80, using: &random) {
      parents.append(index > 0 && Bool.random(using: &random) ? Int.random(in: 0..<index, using: &random) : nil)
    }
    var children = parents.map { _ in [Int]() }
    for (index, parent) in parents.enumerated() { if let parent { children[parent].append(index) } }
    var walk: [(index: Int, depth: Int)] = []
    var stack = parents.indices.reversed().filter { parents[$0] == nil }.map { (index: $0, depth: 0) }
    while let next = stack.popLast() {
      walk.append(next)
      stack += children[next.index].reversed().map { (index: $0, depth: next.depth + 1) }
    }
    let shape = TimeShape(walk.map { $0.index * 60 })
    for (place, comment) in walk.enumerated() { #expect(shape.leastDepths[place] <= comment.depth) }
  }
}
