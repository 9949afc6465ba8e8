// `#embed` takes the file in as it is, as `.incbin` would, but searches beside this file and makes the build see a changed
// model; clang hands the bytes on without parsing them as numbers.
#pragma clang diagnostic ignored "-Wc23-extensions"

#include "cnamesmodel.h"

#include <string.h>

static const uint8_t model[] = {
#embed "../QuireTagging/Data/english.model"
};

size_t cnamesmodel_count(void) { return sizeof model; }

void cnamesmodel_copy(uint8_t *destination, size_t capacity) {
  memcpy(destination, model, sizeof model < capacity ? sizeof model : capacity);
}
