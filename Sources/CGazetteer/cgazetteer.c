// `#embed` (C23; clang has it in every mode since version 19) takes the files in as they are. Unlike `.incbin`, it
// searches beside this file, and clang names the files among the object's dependencies: a changed list is compiled
// anew by the next build. The bytes stand in the read-only part of the program and cost nothing until they are read.
#pragma clang diagnostic ignored "-Wc23-extensions"

#include "cgazetteer.h"

#include <string.h>

static const uint8_t entities[] = {
#embed "../QuireEntities/Data/gazetteer.tsv"
};

static const uint8_t names[] = {
#embed "../QuireEntities/Data/names.tsv"
};

static const uint8_t lexicon[] = {
#embed "../QuireEntities/Data/lexicon.tsv"
};

static const uint8_t places[] = {
#embed "../QuireEntities/Data/places.tsv"
};

const uint8_t *cgazetteer_bytes(cgazetteer_list list, size_t *count) {
  switch (list) {
    case CGAZETTEER_ENTITIES:
      *count = sizeof entities;
      return entities;
    case CGAZETTEER_NAMES:
      *count = sizeof names;
      return names;
    case CGAZETTEER_LEXICON:
      *count = sizeof lexicon;
      return lexicon;
    case CGAZETTEER_PLACES:
      *count = sizeof places;
      return places;
  }
  *count = 0;
  return entities;
}

size_t cgazetteer_count(cgazetteer_list list) {
  size_t count = 0;
  cgazetteer_bytes(list, &count);
  return count;
}

void cgazetteer_copy(cgazetteer_list list, uint8_t *destination, size_t capacity) {
  size_t count = 0;
  const uint8_t *bytes = cgazetteer_bytes(list, &count);
  memcpy(destination, bytes, count < capacity ? count : capacity);
}
