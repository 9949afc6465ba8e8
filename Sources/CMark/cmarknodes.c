#include "cmarknodes.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct cmarknodes_result {
  cmarknodes_step *steps;
  size_t count;
  size_t capacity;
  uint8_t *literals;
  size_t literal_count;
  size_t literal_capacity;
};

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void start(void) { cmark_gfm_core_extensions_ensure_registered(); }

static cmarknodes_kind kind_of(cmark_node *node) {
  cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_DOCUMENT) { return CMARKNODES_DOCUMENT; }
  if (type == CMARK_NODE_BLOCK_QUOTE) { return CMARKNODES_QUOTE; }
  if (type == CMARK_NODE_LIST) { return CMARKNODES_LIST; }
  if (type == CMARK_NODE_ITEM) { return CMARKNODES_ITEM; }
  if (type == CMARK_NODE_CODE_BLOCK) { return CMARKNODES_CODE_BLOCK; }
  if (type == CMARK_NODE_HTML_BLOCK) { return CMARKNODES_HTML_BLOCK; }
  if (type == CMARK_NODE_PARAGRAPH) { return CMARKNODES_PARAGRAPH; }
  if (type == CMARK_NODE_HEADING) { return CMARKNODES_HEADING; }
  if (type == CMARK_NODE_THEMATIC_BREAK) { return CMARKNODES_RULE; }
  if (type == CMARK_NODE_TEXT) { return CMARKNODES_TEXT; }
  if (type == CMARK_NODE_SOFTBREAK) { return CMARKNODES_SOFT_BREAK; }
  if (type == CMARK_NODE_LINEBREAK) { return CMARKNODES_LINE_BREAK; }
  if (type == CMARK_NODE_CODE) { return CMARKNODES_CODE; }
  if (type == CMARK_NODE_HTML_INLINE) { return CMARKNODES_HTML; }
  if (type == CMARK_NODE_LINK) { return CMARKNODES_LINK; }
  if (type == CMARK_NODE_IMAGE) { return CMARKNODES_IMAGE; }
  // The types of extensions are numbered when these are registered.
  const char *name = cmark_node_get_type_string(node);
  if (strcmp(name, "table") == 0) { return CMARKNODES_TABLE; }
  if (strcmp(name, "table_row") == 0 || strcmp(name, "table_header") == 0) { return CMARKNODES_ROW; }
  if (strcmp(name, "table_cell") == 0) { return CMARKNODES_CELL; }
  return strcmp(name, "tasklist") == 0 ? CMARKNODES_ITEM : CMARKNODES_OTHER;
}

static bool add(cmarknodes_result *result, cmark_node *node, bool is_enter) {
  if (result->count == result->capacity) {
    size_t capacity = result->capacity == 0 ? 256 : result->capacity * 2;
    cmarknodes_step *steps = realloc(result->steps, capacity * sizeof(cmarknodes_step));
    if (steps == NULL) { return false; }
    result->steps = steps;
    result->capacity = capacity;
  }
  cmarknodes_kind kind = kind_of(node);
  const char *literal = is_enter ? cmark_node_get_literal(node) : NULL;
  size_t count = literal == NULL ? 0 : strlen(literal);
  if (result->literal_count + count > result->literal_capacity) {
    size_t capacity = (result->literal_capacity + count) * 2;
    uint8_t *literals = realloc(result->literals, capacity);
    if (literals == NULL) { return false; }
    result->literals = literals;
    result->literal_capacity = capacity;
  }
  if (count > 0) { memcpy(result->literals + result->literal_count, literal, count); }
  result->steps[result->count++] = (cmarknodes_step){
    .kind = kind,
    .is_enter = is_enter,
    .start_line = cmark_node_get_start_line(node),
    .start_column = cmark_node_get_start_column(node),
    .end_line = cmark_node_get_end_line(node),
    .level = kind == CMARKNODES_HEADING ? cmark_node_get_heading_level(node)
             : kind == CMARKNODES_CODE_BLOCK ? cmark_node_get_fenced(node, &(int){0}, &(int){0}, &(char){0})
                                             : 0,
    .literal_start = (uint32_t)result->literal_count,
    .literal_count = (uint32_t)count,
  };
  result->literal_count += count;
  return true;
}

cmarknodes_result *cmarknodes_parse(const uint8_t *bytes, size_t count) {
  if (count > (size_t)1 << 30) { return NULL; }
  pthread_once(&once, start);
  cmarknodes_result *result = calloc(1, sizeof(cmarknodes_result));
  cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  if (result == NULL || parser == NULL) {
    free(result);
    if (parser != NULL) { cmark_parser_free(parser); }
    return NULL;
  }
  // Tables and task lists alone: the other extensions change tables that all parsers of the process share while they
  // parse, so that several threads could not parse at once.
  const char *names[] = {"table", "tasklist"};
  for (size_t index = 0; index < 2; index++) {
    cmark_syntax_extension *extension = cmark_find_syntax_extension(names[index]);
    if (extension != NULL) { cmark_parser_attach_syntax_extension(parser, extension); }
  }
  cmark_parser_feed(parser, (const char *)bytes, count);
  cmark_node *root = cmark_parser_finish(parser);
  bool is_whole = root != NULL;
  if (root != NULL) {
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    while (is_whole && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
      is_whole = add(result, cmark_iter_get_node(iter), event == CMARK_EVENT_ENTER);
    }
    cmark_iter_free(iter);
    cmark_node_free(root);
  }
  cmark_parser_free(parser);
  if (is_whole) { return result; }
  cmarknodes_free(result);
  return NULL;
}

void cmarknodes_free(cmarknodes_result *result) {
  if (result == NULL) { return; }
  free(result->steps);
  free(result->literals);
  free(result);
}

size_t cmarknodes_step_count(const cmarknodes_result *result) { return result->count; }

cmarknodes_step cmarknodes_step_at(const cmarknodes_result *result, size_t index) { return result->steps[index]; }

size_t cmarknodes_literal_count(const cmarknodes_result *result) { return result->literal_count; }

void cmarknodes_copy_literals(const cmarknodes_result *result, uint8_t *target) {
  if (result->literal_count > 0) { memcpy(target, result->literals, result->literal_count); }
}
