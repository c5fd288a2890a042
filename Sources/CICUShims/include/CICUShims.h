// SPDX-License-Identifier: Apache-2.0
//
// The few calls of ICU that Mailuo makes, behind plain C types.
//
// No ICU header is included here: Linux Foundation carries a second ICU as a Clang module, and
// where Swift sees both, the compiler refuses their definitions as different.  It also keeps the
// version suffix of ICU's symbols (`ucnv_open_72`), which is a macro, out of Swift's sight.

#ifndef MAILUO_ICU_SHIMS_H
#define MAILUO_ICU_SHIMS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Writes the version of ICU at run time, such as `72.1`, to `text`, which must have room for 20
/// bytes; `U_ICU_VERSION` would be that of the headers.
void mailuo_icu_version(char *text);

/// The name of an ICU status code, such as `U_FILE_ACCESS_ERROR`; a macro hides the function.
const char *mailuo_icu_error_name(int32_t code);

/// A transform between scripts, ICU's `UTransliterator`.
typedef struct mailuo_transliterator mailuo_transliterator;

/// Opens a transform by its id, such as `Traditional-Simplified`, or by rules where they are not
/// null; null on failure, with ICU's status in `*status`.
mailuo_transliterator *mailuo_transliterator_open(
    const uint16_t *id, int32_t idCount, const uint16_t *rules, int32_t ruleCount,
    int32_t *status);

/// Closes a transform.
void mailuo_transliterator_close(mailuo_transliterator *transliterator);

/// Writes the transform of `text` to `target` and returns its length, which may exceed
/// `capacity`: then call again with as much room.  ICU's own call works in place and needs a
/// buffer that has room for both.
int32_t mailuo_transliterator_transform(
    mailuo_transliterator *transliterator, const uint16_t *text, int32_t count,
    uint16_t *target, int32_t capacity, int32_t *status);

/// Writes the rules of a transform to `target` and returns their length, which may exceed
/// `capacity`.
int32_t mailuo_transliterator_rules(
    mailuo_transliterator *transliterator, uint16_t *target, int32_t capacity, int32_t *status);

/// A decoder of one encoding, ICU's `UConverter`.
typedef struct mailuo_converter mailuo_converter;

/// How one step of a decoder ended.
enum {
  /// All of the source was read.
  MAILUO_CONVERTER_DONE = 0,
  /// The target is full, or there is more to write.
  MAILUO_CONVERTER_MORE = 1,
  /// An invalid sequence was read, and nothing was written for it.
  MAILUO_CONVERTER_INVALID = 2,
  /// ICU failed otherwise.
  MAILUO_CONVERTER_FAILED = 3
};

/// Opens a decoder by any name that ICU knows; null on failure.
mailuo_converter *mailuo_converter_open(const char *name, int32_t *status);

/// Closes a decoder.
void mailuo_converter_close(mailuo_converter *converter);

/// Decodes a stretch to UTF-8 and stops behind each invalid sequence, for ICU's own call writes
/// UTF-16 and replaces such sequences by itself, without a word on where.  `capacity` must be at
/// least 16384.  `*consumed` and `*produced` get the bytes read and written.
int32_t mailuo_converter_decode(
    mailuo_converter *converter, const uint8_t *source, int32_t sourceCount, int32_t *consumed,
    uint8_t *target, int32_t capacity, int32_t *produced);

/// The IANA name of an encoding (else ICU's own), or null where ICU does not know it.
const char *mailuo_converter_standard_name(const char *name);

/// Guesses the encoding of `bytes` and writes ICU's name of it to `name` and how sure it is
/// (0…100) to `*confidence`; returns ICU's status.  One call, as the detector owns what it
/// returns and must outlive it.
int32_t mailuo_detect_encoding(
    const uint8_t *bytes, int32_t count, char *name, int32_t nameCapacity, int32_t *confidence);

#ifdef __cplusplus
}
#endif

#endif
