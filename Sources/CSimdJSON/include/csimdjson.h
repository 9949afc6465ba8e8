// The two things Quire takes from simdjson: finding the tokens of a JSON text, and checking UTF-8.
//
// Nothing here throws: C++ exceptions end inside these functions.
#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// A scanner with its buffers; for one thread at a time.
typedef struct csimdjson_scanner csimdjson_scanner;

enum csimdjson_result {
  CSIMDJSON_OK = 0,
  CSIMDJSON_NO_TOKENS = 1,
  CSIMDJSON_INVALID_UTF8 = 2,
  CSIMDJSON_UNCLOSED_STRING = 3,
  CSIMDJSON_CONTROL_IN_STRING = 4,
  CSIMDJSON_OUT_OF_MEMORY = 5,
  CSIMDJSON_TOO_LARGE = 6,
  CSIMDJSON_OTHER = 7,
};

// A new scanner, or NULL where memory is out.
csimdjson_scanner *csimdjson_scanner_create(void);

// Frees the scanner; NULL is allowed.
void csimdjson_scanner_destroy(csimdjson_scanner *scanner);

// Finds where the tokens of `count` bytes of JSON begin: each bracket, brace, colon and comma outside strings, the
// opening quote of each string, and the first byte of each other run without white space. Their offsets stand,
// ascending, in `*tokens` until the next call. The bytes are copied first, so they need no padding.
enum csimdjson_result csimdjson_scan(csimdjson_scanner *scanner, const uint8_t *bytes, size_t count,
                                     const uint32_t **tokens, size_t *token_count);

// Whether `count` bytes are valid UTF-8.
bool csimdjson_is_utf8(const uint8_t *bytes, size_t count);

#ifdef __cplusplus
}
#endif
#endif
