// SPDX-License-Identifier: Apache-2.0

#include "CICUShims.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uclean.h>
#include <unicode/utrans.h>

struct mailuo_transliterator {
  UTransliterator *handle;
};

void mailuo_icu_version(char *text) {
  UVersionInfo version;
  u_getVersion(version);
  u_versionToString(version, text);
}

const char *mailuo_icu_error_name(int32_t code) { return u_errorName((UErrorCode)code); }

mailuo_transliterator *mailuo_transliterator_open(
    const uint16_t *id, int32_t idCount, const uint16_t *rules, int32_t ruleCount,
    int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UTransliterator *handle = utrans_openU(
      (const UChar *)id, idCount, UTRANS_FORWARD, (const UChar *)rules, ruleCount, NULL, &code);
  *status = (int32_t)code;
  if (U_FAILURE(code)) return NULL;
  mailuo_transliterator *result = malloc(sizeof *result);
  if (result == NULL) {
    utrans_close(handle);
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  result->handle = handle;
  return result;
}

void mailuo_transliterator_close(mailuo_transliterator *transliterator) {
  utrans_close(transliterator->handle);
  free(transliterator);
}

int32_t mailuo_transliterator_transform(
    mailuo_transliterator *transliterator, const uint16_t *text, int32_t count,
    uint16_t *target, int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t length = count;
  if (capacity < count) {
    *status = U_BUFFER_OVERFLOW_ERROR;
    return count;
  }
  memcpy(target, text, (size_t)count * sizeof *text);
  int32_t limit = count;
  utrans_transUChars(
      transliterator->handle, (UChar *)target, &length, capacity, 0, &limit, &code);
  *status = (int32_t)code;
  return length;
}

int32_t mailuo_transliterator_rules(
    mailuo_transliterator *transliterator, uint16_t *target, int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t length =
      utrans_toRules(transliterator->handle, 0, (UChar *)target, capacity, &code);
  *status = (int32_t)code;
  return length;
}
