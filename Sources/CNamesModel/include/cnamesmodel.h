// The model of names that is compiled into the program, as it stands in Sources/QuireTagging/Data.
#ifndef CNAMESMODEL_H
#define CNAMESMODEL_H

#include <stddef.h>
#include <stdint.h>

/// The count of the model's bytes.
size_t cnamesmodel_count(void);

/// Copies the first `capacity` bytes of the model, or all where there are fewer.
void cnamesmodel_copy(uint8_t *_Nonnull destination, size_t capacity);

#endif
