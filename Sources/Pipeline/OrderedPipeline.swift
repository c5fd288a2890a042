// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Synchronization

/// Reads on one thread, transforms on several, and writes in the order of the input.
///
/// At most `inFlight` inputs are held at a time, read or transformed and not yet written, so that
/// memory is bounded by them and not by the input.  The threads are serial dispatch queues, not
/// tasks: a blocking read would hold one of the few threads of Swift's pool.
public struct OrderedPipeline: Sendable {
  private let jobs: Int
  private let inFlight: Int

  /// Makes a pipeline.
  ///
  /// - Parameters:
  ///   - jobs: the number of threads that transform; with one, all is done on the caller's thread.
  ///   - inFlight: how many inputs may be held at a time; four for each job where null.
  public init(jobs: Int, inFlight: Int? = nil) {
    self.jobs = max(1, jobs)
    self.inFlight = max(1, inFlight ?? 4 * jobs)
  }

  /// Runs until `read` returns null or `write` returns false.
  ///
  /// - Parameters:
  ///   - read: returns the next input; called on one thread.
  ///   - makeTransform: makes the function of one thread, with that thread's buffers.
  ///   - write: takes the outputs in the order of their inputs, on the caller's thread; returns
  ///     whether to go on.
  /// - Returns: whether all inputs were written.  Where `write` stopped the run, the reader may
  ///   still wait for its source when this returns.
  @discardableResult
  public func run<Input: Sendable, Output: Sendable>(
    read: @escaping @Sendable () -> Input?,
    makeTransform: @escaping @Sendable () -> (Input) -> Output,
    write: (Output) -> Bool
  ) -> Bool {
    guard jobs > 1 else {
      let transform = makeTransform()
      while let input = read() {
        guard write(transform(input)) else { return false }
      }
      return true
    }
    let exchange = Exchange<Input, Output>(inFlight: inFlight)
    let finished = DispatchGroup()
    DispatchQueue(label: "mailuo.reader").async(group: finished) {
      exchange.read(from: read, workerCount: jobs)
    }
    for number in 0..<jobs {
      DispatchQueue(label: "mailuo.worker.\(number)").async(group: finished) {
        exchange.work(with: makeTransform())
      }
    }
    guard exchange.write(to: write) else { return false }
    finished.wait()
    return true
  }
}

/// What the threads of one run share.
private final class Exchange<Input: Sendable, Output: Sendable>: Sendable {
  private struct State {
    var inputs: [(number: Int, input: Input)] = []
    var outputs: [Int: Output] = [:]
    var readCount = 0
    var isEnded = false
    var isStopped = false
  }

  private let state = Mutex(State())
  /// Counts the places for further inputs.
  private let places: DispatchSemaphore
  /// Counts the inputs that wait for a worker, and one more for each worker at the end.
  private let waiting = DispatchSemaphore(value: 0)
  /// Counts the outputs that were not looked at, and one more at the end.
  private let ready = DispatchSemaphore(value: 0)

  init(inFlight: Int) {
    // A semaphore must not die below the value it was made with, so it is made with none.
    places = DispatchSemaphore(value: 0)
    for _ in 0..<inFlight { places.signal() }
  }

  func read(from read: () -> Input?, workerCount: Int) {
    while true {
      places.wait()
      guard !state.withLock({ $0.isStopped }), let input = read() else { break }
      state.withLock {
        $0.inputs.append((number: $0.readCount, input: input))
        $0.readCount += 1
      }
      waiting.signal()
    }
    state.withLock { $0.isEnded = true }
    for _ in 0..<workerCount { waiting.signal() }
    ready.signal()
  }

  func work(with transform: (Input) -> Output) {
    while true {
      waiting.wait()
      let next = state.withLock { state in
        state.inputs.isEmpty || state.isStopped ? nil : state.inputs.removeFirst()
      }
      guard let next else { return }
      let output = transform(next.input)
      state.withLock { $0.outputs[next.number] = output }
      ready.signal()
    }
  }

  func write(to write: (Output) -> Bool) -> Bool {
    var number = 0
    while true {
      let (output, isDone) = state.withLock { state in
        (
          state.outputs.removeValue(forKey: number),
          state.isEnded && number == state.readCount
        )
      }
      if let output {
        number += 1
        let goesOn = write(output)
        places.signal()
        guard goesOn else {
          state.withLock { $0.isStopped = true }
          // A reader that waited for a place is awake and will end the workers.
          return false
        }
      } else if isDone {
        return true
      } else {
        ready.wait()
      }
    }
  }
}
