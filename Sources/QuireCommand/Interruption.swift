import Dispatch
import Glibc
import Synchronization

/// Ends work in order when the person or the system asks for it.
enum Interruption {
  private static let signals = [SIGINT, SIGTERM]

  /// Does `work` in a task that the first interrupt cancels; the second ends the process at once.
  static func cancels<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value {
    let task = Task { await work() }
    let first = Mutex<DispatchTime?>(nil)
    let sources = signals.map { number in
      // The default action would end the process before the source hears of it.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        // One signal can come twice to the source; a person needs a moment to ask again.
        let isAgain = first.withLock { first in
          let now = DispatchTime.now()
          guard let time = first else {
            first = now
            return false
          }
          return now > time + .milliseconds(300)
        }
        if isAgain { exit(128 + number) }
        task.cancel()
      }
      source.resume()
      return source
    }
    let value = await task.value
    for source in sources { source.cancel() }
    for number in signals { signal(number, SIG_DFL) }
    return value
  }
}
