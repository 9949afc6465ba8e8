// What Quire takes from CLD2: the language of a text.
//
// Nothing here throws: C++ exceptions end inside this function. It keeps no state and may be called on many threads.
#ifndef CLANGUAGE_H
#define CLANGUAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct clanguage_guess {
  // The library's code of the language, such as "en" or "zh-Hant", zero-terminated and static; NULL where none is told.
  const char *code;
  // How many bytes of letters were looked at.
  int32_t letters;
  // How much of them is in the language, from 0 to 100.
  int32_t percent;
  // How much the letter sequences speak for the language: around 1 in usual text, near 0 where they are of no language.
  double typicality;
  // Whether the library finds the language clearly likelier than the next one.
  bool reliable;
} clanguage_guess;

// The likeliest language of `count` bytes, which must be valid UTF-8; at most INT32_MAX bytes are looked at.
clanguage_guess clanguage_identify(const uint8_t *bytes, size_t count);

#ifdef __cplusplus
}
#endif
#endif
