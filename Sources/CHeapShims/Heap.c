// SPDX-License-Identifier: Apache-2.0

#define _DEFAULT_SOURCE
#include "CHeapShims.h"

#include <limits.h>
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

// The size of a large page on x86-64 and on most ARM machines.
static const uintptr_t large_page = (uintptr_t)2 << 20;

int mailuo_heap_ask_for_large_pages(size_t size) {
  if (size < 2 * large_page || size > INT_MAX / 2) return 0;
  // What is freed stays in the heap, and large blocks come from it too.
  if (!mallopt(M_MMAP_THRESHOLD, INT_MAX) || !mallopt(M_TRIM_THRESHOLD, INT_MAX)) return 0;
  void *block = malloc(size);
  if (!block) return 0;
  uintptr_t start = ((uintptr_t)block + large_page - 1) & ~(large_page - 1);
  uintptr_t end = ((uintptr_t)block + size) & ~(large_page - 1);
  int asked = madvise((void *)start, end - start, MADV_HUGEPAGE) == 0;
  free(block);
  return asked;
}
