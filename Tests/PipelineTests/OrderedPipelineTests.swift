// SPDX-License-Identifier: Apache-2.0

import Foundation
import MailuoTestSupport
import Pipeline
import Synchronization
import Testing

/// Counts what is under way, to see that it stays within bounds.
private final class Gauge: Sendable {
  private let state = Mutex((next: 0, open: 0, highest: 0))
  let limit: Int

  init(limit: Int) { self.limit = limit }

  func read() -> Int? {
    state.withLock { state in
      guard state.next < limit else { return nil }
      state.next += 1
      state.open += 1
      state.highest = max(state.highest, state.open)
      return state.next - 1
    }
  }

  func close() { state.withLock { $0.open -= 1 } }

  var highest: Int { state.withLock { $0.highest } }
}

@Suite struct OrderedPipelineTests {
  @Test(arguments: [1, 2, 5]) func keepsTheOrder(jobs: Int) {
    let gauge = Gauge(limit: 500)
    var outputs: [Int] = []
    let isDone = OrderedPipeline(jobs: jobs, inFlight: 7).run(
      read: { gauge.read() },
      makeTransform: {
        var generator = SeededGenerator(seed: 1)
        return { (input: Int) -> Int in
          if Int.random(in: 0..<20, using: &generator) == 0 { usleep(500) }
          return input * 2
        }
      },
      write: { output in
        gauge.close()
        outputs.append(output)
        return true
      })
    #expect(isDone)
    #expect(outputs == (0..<500).map { $0 * 2 })
    #expect(gauge.highest <= (jobs == 1 ? 1 : 7))
  }

  @Test(arguments: [1, 3]) func stopsWhenTheWriterHasEnough(jobs: Int) {
    let gauge = Gauge(limit: 100_000)
    var count = 0
    let isDone = OrderedPipeline(jobs: jobs).run(
      read: { gauge.read() }, makeTransform: { { (input: Int) -> Int in input } },
      write: { _ in
        count += 1
        return count < 10
      })
    #expect(!isDone)
    #expect(count == 10)
  }

  @Test(arguments: [1, 2]) func nothingGivesNothing(jobs: Int) {
    let isDone = OrderedPipeline(jobs: jobs).run(
      read: { nil as Int? }, makeTransform: { { (input: Int) -> Int in input } },
      write: { _ in false })
    #expect(isDone)
  }
}
