// expat guards the two functions that set its limits by the macro that its own build sets.
#define XML_DTD 1
#include "cexpat.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

struct cexpat_result {
  cexpat_event *events;
  size_t count;
  size_t capacity;
  uint8_t *texts;
  size_t text_count;
  size_t text_capacity;
  const char *error;
  int64_t error_offset;
};

typedef struct {
  XML_Parser parser;
  const uint8_t *bytes;
  size_t count;
  cexpat_result *result;
  bool failed;
} context;

/// The texts of all references together; entities that make more than this of a document are no honest ones.
static const size_t maximum_texts = (size_t)1 << 28;

static void fail(context *self, const char *error) {
  if (self->failed) { return; }
  self->failed = true;
  self->result->error = error;
  self->result->error_offset = XML_GetCurrentByteIndex(self->parser);
  XML_StopParser(self->parser, XML_FALSE);
}

static cexpat_event *last_event(context *self) {
  return self->result->count > 0 ? &self->result->events[self->result->count - 1] : NULL;
}

static bool append_text(context *self, cexpat_event *event, const char *text, size_t count) {
  cexpat_result *result = self->result;
  if (result->text_count + count > maximum_texts) {
    fail(self, "the entities of the document make too much text");
    return false;
  }
  if (result->text_count + count > result->text_capacity) {
    size_t capacity = (result->text_capacity + count) * 2;
    uint8_t *texts = realloc(result->texts, capacity);
    if (texts == NULL) {
      fail(self, "no memory is left");
      return false;
    }
    result->texts = texts;
    result->text_capacity = capacity;
  }
  memcpy(result->texts + result->text_count, text, count);
  result->text_count += count;
  event->text_count += (uint32_t)count;
  return true;
}

/// Adds an event for the token that the parser is at; NULL where that is no place of the document.
static cexpat_event *add(context *self, cexpat_kind kind) {
  if (self->failed) { return NULL; }
  cexpat_result *result = self->result;
  if (result->count == result->capacity) {
    size_t capacity = result->capacity == 0 ? 256 : result->capacity * 2;
    cexpat_event *events = realloc(result->events, capacity * sizeof(cexpat_event));
    if (events == NULL) {
      fail(self, "no memory is left");
      return NULL;
    }
    result->events = events;
    result->capacity = capacity;
  }
  int64_t start = XML_GetCurrentByteIndex(self->parser);
  int64_t end = start + XML_GetCurrentByteCount(self->parser);
  if (start < 0 || end < start || (size_t)end > self->count) { return NULL; }
  cexpat_event *event = &result->events[result->count++];
  *event = (cexpat_event){start, end, (uint32_t)result->text_count, 0, kind};
  return event;
}

/// Whether the parser is in the text of an entity: then the token is the reference.
static bool is_in_entity(const context *self) {
  int64_t start = XML_GetCurrentByteIndex(self->parser);
  return start >= 0 && (size_t)start < self->count && self->bytes[start] == '&';
}

static void on_start(void *data, const XML_Char *name, const XML_Char **attributes) {
  (void)name;
  (void)attributes;
  if (!is_in_entity(data)) { add(data, CEXPAT_START); }
}

static void on_end(void *data, const XML_Char *name) {
  (void)name;
  context *self = data;
  // The end of an empty-element tag stands behind it, where a reference may begin.
  if (XML_GetCurrentByteCount(self->parser) == 0 || !is_in_entity(self)) { add(self, CEXPAT_END); }
}

static void on_text(void *data, const XML_Char *text, int count) {
  context *self = data;
  if (self->failed || count <= 0) { return; }
  int64_t start = XML_GetCurrentByteIndex(self->parser);
  int64_t end = start + XML_GetCurrentByteCount(self->parser);
  if (start < 0 || end <= start || (size_t)end > self->count) { return; }
  cexpat_event *last = last_event(self);
  // A line end in another form than LF stands for itself, too.
  bool is_plain = self->bytes[start] != '&';
  if (is_plain && last != NULL && last->kind == CEXPAT_TEXT && last->end == start) {
    last->end = end;
  } else if (is_plain) {
    add(self, CEXPAT_TEXT);
  } else if (last != NULL && last->kind == CEXPAT_REFERENCE && last->start == start) {
    append_text(self, last, text, (size_t)count);
  } else {
    cexpat_event *event = add(self, CEXPAT_REFERENCE);
    if (event != NULL) { append_text(self, event, text, (size_t)count); }
  }
}

static void on_comment(void *data, const XML_Char *text) {
  (void)text;
  if (!is_in_entity(data)) { add(data, CEXPAT_COMMENT); }
}

static void on_instruction(void *data, const XML_Char *target, const XML_Char *text) {
  (void)target;
  (void)text;
  if (!is_in_entity(data)) { add(data, CEXPAT_INSTRUCTION); }
}

static void on_cdata(void *data) {
  if (!is_in_entity(data)) { add(data, CEXPAT_CDATA); }
}

static void on_skipped(void *data, const XML_Char *name, int is_parameter) {
  context *self = data;
  if (is_parameter || !is_in_entity(self)) { return; }
  cexpat_event *last = last_event(self);
  // Within another entity the reference around it has its place.
  if (last != NULL && last->start == XML_GetCurrentByteIndex(self->parser) && last->kind == CEXPAT_REFERENCE) { return; }
  cexpat_event *event = add(self, CEXPAT_UNKNOWN_REFERENCE);
  if (event != NULL) { append_text(self, event, name, strlen(name)); }
}

static void on_other(void *data, const XML_Char *text, int count) {
  (void)text;
  (void)count;
  context *self = data;
  if (is_in_entity(self)) { return; }
  cexpat_event *last = last_event(self);
  int64_t start = XML_GetCurrentByteIndex(self->parser);
  if (last != NULL && last->kind == CEXPAT_DECLARATION && last->end == start) {
    int64_t end = start + XML_GetCurrentByteCount(self->parser);
    if (end > start && (size_t)end <= self->count) { last->end = end; }
  } else {
    add(self, CEXPAT_DECLARATION);
  }
}

cexpat_result *cexpat_parse(const uint8_t *bytes, size_t count) {
  cexpat_result *result = calloc(1, sizeof(cexpat_result));
  if (result == NULL) { return NULL; }
  XML_Parser parser = XML_ParserCreate("UTF-8");
  if (parser == NULL || count > INT32_MAX) {
    result->error = parser == NULL ? "no memory is left" : "the document is too long";
    if (parser != NULL) { XML_ParserFree(parser); }
    return result;
  }
  context self = {parser, bytes, count, result, false};
  XML_SetUserData(parser, &self);
  XML_SetElementHandler(parser, on_start, on_end);
  XML_SetCharacterDataHandler(parser, on_text);
  XML_SetCommentHandler(parser, on_comment);
  XML_SetProcessingInstructionHandler(parser, on_instruction);
  XML_SetCdataSectionHandler(parser, on_cdata, on_cdata);
  XML_SetSkippedEntityHandler(parser, on_skipped);
  XML_SetDefaultHandlerExpand(parser, on_other);
  XML_SetParamEntityParsing(parser, XML_PARAM_ENTITY_PARSING_NEVER);
  // A name that the document does not define may be defined elsewhere: it is no error, and nothing is read for it.
  XML_UseForeignDTD(parser, XML_TRUE);
  // The same document gives the same events and the same errors at all times.
  XML_SetHashSalt(parser, 0x51756972);
  XML_SetBillionLaughsAttackProtectionActivationThreshold(parser, (unsigned long long)1 << 20);
  XML_SetBillionLaughsAttackProtectionMaximumAmplification(parser, 20.0f);
  enum XML_Status status = XML_Parse(parser, (const char *)bytes, (int)count, 1);
  if (status != XML_STATUS_OK && result->error == NULL) {
    result->error = XML_ErrorString(XML_GetErrorCode(parser));
    if (result->error == NULL) { result->error = "it can't be read"; }
    result->error_offset = XML_GetCurrentByteIndex(parser);
  }
  XML_ParserFree(parser);
  return result;
}

void cexpat_free(cexpat_result *result) {
  if (result == NULL) { return; }
  free(result->events);
  free(result->texts);
  free(result);
}

size_t cexpat_event_count(const cexpat_result *result) { return result->count; }

cexpat_event cexpat_event_at(const cexpat_result *result, size_t index) { return result->events[index]; }

size_t cexpat_text_count(const cexpat_result *result) { return result->text_count; }

void cexpat_copy_texts(const cexpat_result *result, uint8_t *target) {
  if (result->text_count > 0) { memcpy(target, result->texts, result->text_count); }
}

const char *cexpat_error(const cexpat_result *result) { return result->error; }

int64_t cexpat_error_offset(const cexpat_result *result) { return result->error_offset; }
