// The lists of names that are compiled into the program, as they stand in Sources/QuireEntities/Data.
#ifndef CGAZETTEER_H
#define CGAZETTEER_H

#include <stddef.h>
#include <stdint.h>

/// Which list.
typedef enum {
  CGAZETTEER_ENTITIES = 0,  ///< gazetteer.tsv
  CGAZETTEER_NAMES = 1,     ///< names.tsv
  CGAZETTEER_LEXICON = 2,   ///< lexicon.tsv
  CGAZETTEER_PLACES = 3,    ///< places.tsv
} cgazetteer_list;

/// The bytes of a list, which live as long as the program, and their count.
const uint8_t *_Nonnull cgazetteer_bytes(cgazetteer_list list, size_t *_Nonnull count);

/// The count of a list's bytes.
size_t cgazetteer_count(cgazetteer_list list);

/// Copies the first `capacity` bytes of a list, or all where there are fewer.
void cgazetteer_copy(cgazetteer_list list, uint8_t *_Nonnull destination, size_t capacity);

#endif
