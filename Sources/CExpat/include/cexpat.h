// An XML parser that keeps places: expat, run over a whole document, its events as a table.
#ifndef CEXPAT_H
#define CEXPAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
  CEXPAT_START,
  CEXPAT_END,
  /// Characters that stand in the document as they are.
  CEXPAT_TEXT,
  /// Characters that a reference stands for.
  CEXPAT_REFERENCE,
  /// A reference to an entity that is not known; its text is the name.
  CEXPAT_UNKNOWN_REFERENCE,
  /// The beginning or the end of a CDATA section.
  CEXPAT_CDATA,
  CEXPAT_COMMENT,
  CEXPAT_INSTRUCTION,
  /// The XML declaration, the document type, white space outside of the root.
  CEXPAT_DECLARATION,
} cexpat_kind;

/// One event: the bytes of the document it stands in, and where its text stands among all texts.
typedef struct {
  int64_t start;
  int64_t end;
  uint32_t text_start;
  uint32_t text_count;
  cexpat_kind kind;
} cexpat_event;

typedef struct cexpat_result cexpat_result;

/// Parses `count` bytes of UTF-8, whatever encoding they declare. Nothing outside of the document is read, and entities
/// may make no more of it than expat's limit. NULL where there is no memory.
cexpat_result *cexpat_parse(const uint8_t *bytes, size_t count);

void cexpat_free(cexpat_result *result);

size_t cexpat_event_count(const cexpat_result *result);

/// The event at `index`, which is below the count.
cexpat_event cexpat_event_at(const cexpat_result *result, size_t index);

size_t cexpat_text_count(const cexpat_result *result);

/// Copies the texts of references to `target`, which has room for all of them.
void cexpat_copy_texts(const cexpat_result *result, uint8_t *target);

/// What is wrong with the document; NULL where nothing is.
const char *cexpat_error(const cexpat_result *result);

/// Where it is, in bytes.
int64_t cexpat_error_offset(const cexpat_result *result);

#endif
