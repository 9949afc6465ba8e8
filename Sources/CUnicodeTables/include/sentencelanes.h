// Where sentences may end, 16 bytes at a time.
#ifndef SENTENCELANES_H
#define SENTENCELANES_H

#include "wordlanes.h"

/// Whether a byte may end a sentence or begin the scalar that does: line ends, `!`, `.`, `?`, the byte `other`, and the
/// first bytes of the terminators and separators beyond ASCII, which are those of Latin, Greek, Cyrillic and most Han
/// characters nowhere.
static inline int quire_is_sentence_concern(uint8_t byte, uint8_t other) {
  if (byte < 0x80) {
    return (uint8_t)(byte - 0x0A) < 4 || byte == '!' || byte == '.' || byte == '?' || byte == other;
  }
  return byte == 0xC2 || (byte >= 0xD6 && byte != 0xD7 && byte != 0xD9 && byte != 0xDA && (byte < 0xE4 || byte > 0xE9));
}

/// The first place from `place` on, before `end`, with a byte that `quire_is_sentence_concern` names; else `end`.
static inline int64_t quire_next_sentence_concern(
    const uint8_t *_Nonnull bytes, int64_t place, int64_t end, uint8_t other) {
#if defined(__SSE2__)
  for (; end - place >= 16; place += 16) {
    const __m128i all = _mm_loadu_si128((const __m128i *)(bytes + place));
    const __m128i marks = _mm_or_si128(_mm_or_si128(quire_equal(all, '!'), quire_equal(all, '.')), quire_equal(all, '?'));
    const __m128i ends = _mm_or_si128(quire_within(all, 0x0A, 4), quire_equal(all, (char)other));
    const __m128i none = _mm_or_si128(quire_within(all, 0xE4, 6), quire_within(all, 0xD9, 2));
    const __m128i rest = _mm_andnot_si128(_mm_or_si128(none, quire_equal(all, (char)0xD7)), quire_within(all, 0xD6, 42));
    const __m128i first = _mm_or_si128(rest, quire_equal(all, (char)0xC2));
    const int found = _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(marks, ends), first));
    if (found != 0) return place + __builtin_ctz((unsigned)found);
  }
#endif
  while (place < end && !quire_is_sentence_concern(bytes[place], other)) place += 1;
  return place;
}

#endif
