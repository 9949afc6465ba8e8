// A Markdown parser: GitHub's branch of cmark, with tables, its tree as a table of steps.
#ifndef CMARKNODES_H
#define CMARKNODES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
  CMARKNODES_DOCUMENT,
  CMARKNODES_QUOTE,
  CMARKNODES_LIST,
  CMARKNODES_ITEM,
  CMARKNODES_CODE_BLOCK,
  CMARKNODES_HTML_BLOCK,
  CMARKNODES_PARAGRAPH,
  CMARKNODES_HEADING,
  CMARKNODES_RULE,
  CMARKNODES_TABLE,
  CMARKNODES_ROW,
  CMARKNODES_CELL,
  CMARKNODES_TEXT,
  CMARKNODES_SOFT_BREAK,
  CMARKNODES_LINE_BREAK,
  CMARKNODES_CODE,
  CMARKNODES_HTML,
  CMARKNODES_LINK,
  CMARKNODES_IMAGE,
  CMARKNODES_OTHER,
} cmarknodes_kind;

/// One step of a walk through the tree: a node is entered or left. Lines and columns count from 1, in bytes.
typedef struct {
  cmarknodes_kind kind;
  bool is_enter;
  int32_t start_line;
  int32_t start_column;
  int32_t end_line;
  int32_t level;
  /// Where the node's literal stands among all of them.
  uint32_t literal_start;
  uint32_t literal_count;
} cmarknodes_step;

typedef struct cmarknodes_result cmarknodes_result;

/// Parses `count` bytes of UTF-8; NULL where there is no memory or there are more than 2^30 bytes.
cmarknodes_result *cmarknodes_parse(const uint8_t *bytes, size_t count);

void cmarknodes_free(cmarknodes_result *result);

size_t cmarknodes_step_count(const cmarknodes_result *result);

/// The step at `index`, which is below the count.
cmarknodes_step cmarknodes_step_at(const cmarknodes_result *result, size_t index);

size_t cmarknodes_literal_count(const cmarknodes_result *result);

/// Copies all literals to `target`, which has room for them.
void cmarknodes_copy_literals(const cmarknodes_result *result, uint8_t *target);

#endif
