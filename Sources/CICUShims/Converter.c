// SPDX-License-Identifier: Apache-2.0

#include "CICUShims.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>

enum { UNIT_COUNT = 4096 };

struct mailuo_converter {
  UConverter *handle;
  /// A leading surrogate whose other half is still to come, or 0.
  UChar lead;
  UChar units[UNIT_COUNT];
};

mailuo_converter *mailuo_converter_open(const char *name, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UConverter *handle = ucnv_open(name, &code);
  if (U_SUCCESS(code))
    ucnv_setToUCallBack(handle, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
  mailuo_converter *result = U_SUCCESS(code) ? malloc(sizeof *result) : NULL;
  if (U_SUCCESS(code) && result == NULL) code = U_MEMORY_ALLOCATION_ERROR;
  *status = (int32_t)code;
  if (result == NULL) {
    if (handle != NULL) ucnv_close(handle);
    return NULL;
  }
  result->handle = handle;
  result->lead = 0;
  return result;
}

void mailuo_converter_close(mailuo_converter *converter) {
  ucnv_close(converter->handle);
  free(converter);
}

/// Appends one code point as UTF-8; a lone surrogate becomes U+FFFD.
static int32_t append(uint8_t *target, int32_t count, UChar32 value) {
  if (U_IS_SURROGATE(value)) value = 0xFFFD;
  if (value < 0x80) {
    target[count++] = (uint8_t)value;
  } else if (value < 0x800) {
    target[count++] = (uint8_t)(0xC0 | value >> 6);
    target[count++] = (uint8_t)(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    target[count++] = (uint8_t)(0xE0 | value >> 12);
    target[count++] = (uint8_t)(0x80 | (value >> 6 & 0x3F));
    target[count++] = (uint8_t)(0x80 | (value & 0x3F));
  } else {
    target[count++] = (uint8_t)(0xF0 | value >> 18);
    target[count++] = (uint8_t)(0x80 | (value >> 12 & 0x3F));
    target[count++] = (uint8_t)(0x80 | (value >> 6 & 0x3F));
    target[count++] = (uint8_t)(0x80 | (value & 0x3F));
  }
  return count;
}

int32_t mailuo_converter_decode(
    mailuo_converter *converter, const uint8_t *source, int32_t sourceCount, int32_t *consumed,
    uint8_t *target, int32_t capacity, int32_t *produced) {
  const char *next = (const char *)source;
  UChar *unit = converter->units;
  UErrorCode code = U_ZERO_ERROR;
  // Three bytes for each unit at most, and three for a surrogate that was kept.
  int32_t room = (capacity - 4) / 3;
  if (room > UNIT_COUNT) room = UNIT_COUNT;
  ucnv_toUnicode(
      converter->handle, &unit, converter->units + room, &next, next + sourceCount, NULL, 1,
      &code);
  *consumed = (int32_t)(next - (const char *)source);
  int32_t count = 0;
  for (const UChar *each = converter->units; each < unit; each++) {
    if (converter->lead != 0) {
      UChar lead = converter->lead;
      converter->lead = 0;
      if (U16_IS_TRAIL(*each)) {
        count = append(target, count, U16_GET_SUPPLEMENTARY(lead, *each));
        continue;
      }
      count = append(target, count, 0xFFFD);
    }
    if (U16_IS_LEAD(*each))
      converter->lead = *each;
    else
      count = append(target, count, *each);
  }
  if (converter->lead != 0 && code != U_BUFFER_OVERFLOW_ERROR) {
    converter->lead = 0;
    count = append(target, count, 0xFFFD);
  }
  *produced = count;
  switch (code) {
  case U_BUFFER_OVERFLOW_ERROR: return MAILUO_CONVERTER_MORE;
  case U_INVALID_CHAR_FOUND:
  case U_ILLEGAL_CHAR_FOUND:
  case U_TRUNCATED_CHAR_FOUND:
  case U_ILLEGAL_ESCAPE_SEQUENCE:
  case U_UNSUPPORTED_ESCAPE_SEQUENCE: return MAILUO_CONVERTER_INVALID;
  default: return U_SUCCESS(code) ? MAILUO_CONVERTER_DONE : MAILUO_CONVERTER_FAILED;
  }
}

const char *mailuo_converter_standard_name(const char *name) {
  UErrorCode code = U_ZERO_ERROR;
  const char *result = ucnv_getStandardName(name, "IANA", &code);
  if (U_SUCCESS(code) && result != NULL) return result;
  code = U_ZERO_ERROR;
  result = ucnv_getAlias(name, 0, &code);
  return U_SUCCESS(code) ? result : NULL;
}

int32_t mailuo_detect_encoding(
    const uint8_t *bytes, int32_t count, char *name, int32_t nameCapacity, int32_t *confidence) {
  UErrorCode code = U_ZERO_ERROR;
  *confidence = 0;
  name[0] = 0;
  UCharsetDetector *detector = ucsdet_open(&code);
  ucsdet_setText(detector, (const char *)bytes, count, &code);
  const UCharsetMatch *match = ucsdet_detect(detector, &code);
  if (U_SUCCESS(code) && match != NULL) {
    const char *found = ucsdet_getName(match, &code);
    *confidence = ucsdet_getConfidence(match, &code);
    if (U_SUCCESS(code) && (int32_t)strlen(found) < nameCapacity) strcpy(name, found);
  }
  if (detector != NULL) ucsdet_close(detector);
  return (int32_t)code;
}
