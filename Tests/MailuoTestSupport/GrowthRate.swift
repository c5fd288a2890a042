// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Tells linear work from quadratic by the processor time of one thread.
public enum GrowthRate {
  /// What ten times the input may take, in times of the input's own.
  ///
  /// Linear work takes ten times as long, quadratic work a hundred times: this is about their
  /// geometric mean, so that neither a busy machine nor memory that no cache holds decides.
  public static let limit = 30.0

  /// How much longer work on ten times an input takes.
  ///
  /// The input is worked on ten times and its tenfold once, right after each other: what else the
  /// machine does then weighs on both.  Where the ratio is above the ``limit``, for a pause of the
  /// machine may fall on one attempt, it is taken anew up to four times.
  ///
  /// - Parameters:
  ///   - floor: the seconds that either side counts as at least.
  ///   - small: works on the input.
  ///   - large: works on ten times the input.
  /// - Returns: the least ratio that was measured.
  public static func ratio(floor: Double, small: () -> Void, large: () -> Void) -> Double {
    var ratio = Double.infinity
    for _ in 0..<5 where ratio > limit {
      let ten = max(seconds { for _ in 0..<10 { small() } }, floor)
      ratio = min(ratio, 10 * max(seconds(of: large), floor) / ten)
    }
    return ratio
  }

  /// The processor time of this thread that some work takes: other tests run beside it.
  private static func seconds(of work: () -> Void) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    work()
    return now() - start
  }
}
