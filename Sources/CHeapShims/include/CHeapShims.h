// SPDX-License-Identifier: Apache-2.0
//
// What the C library can be told about its heap, which Swift does not see.

#ifndef MAILUO_HEAP_SHIMS_H
#define MAILUO_HEAP_SHIMS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Makes the next `size` bytes of the heap lie in large pages, where the kernel gives them when
/// asked, and blocks of all sizes come from there; only addresses are taken, no memory.
///
/// A long text that is read as one article fills arrays of a hundred megabytes; a seventh of the
/// time would go into the page faults of their first use.  Call it once, before the heap is used much.
///
/// @return 1 where the kernel was asked, 0 where the size is too small or the heap cannot grow.
int mailuo_heap_ask_for_large_pages(size_t size);

#ifdef __cplusplus
}
#endif

#endif
