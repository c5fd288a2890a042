// SPDX-License-Identifier: Apache-2.0

import CHeapShims
import Testing

@Suite struct HeapTests {
  @Test func smallAndHugeSizesAreRefused() {
    #expect(mailuo_heap_ask_for_large_pages(0) == 0)
    #expect(mailuo_heap_ask_for_large_pages(1 << 20) == 0)
    #expect(mailuo_heap_ask_for_large_pages(.max) == 0)
  }

  /// Whether the kernel gives large pages is its own affair; the heap must work in either case.
  @Test func heapWorksAfterwards() {
    let answer = mailuo_heap_ask_for_large_pages(64 << 20)
    #expect(answer == 0 || answer == 1)
    var blocks: [[UInt8]] = []
    for size in [1, 1 << 12, 1 << 20, 40 << 20] { blocks.append(Array(repeating: 7, count: size)) }
    #expect(blocks.allSatisfy { $0.last == 7 })
  }
}
