// What 64 bytes are to word boundaries, a bit for each byte: the lowest bit stands for the first one.
#ifndef WORDLANES_H
#define WORDLANES_H

#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// The bytes of ASCII that matter to word boundaries, and those that are not ASCII.
typedef struct {
  /// Letters, digits and low lines.
  uint64_t run;
  uint64_t space;
  /// What may stand between two letters or two digits: ' , . : ;
  uint64_t middle;
  /// Carriage returns.
  uint64_t carriage;
  uint64_t foreign;
} quire_word_lanes;

#if defined(__SSE2__)

/// The lanes of 16 bytes, moved to their place among 64.
static inline void quire_word_add_lanes(quire_word_lanes *_Nonnull lanes, const uint8_t *_Nonnull bytes, int place) {
  const __m128i all = _mm_loadu_si128((const __m128i *)(bytes + place));
  // Ranges are told by one signed comparison, the first of the range moved to the lowest number.
  const __m128i folded = _mm_or_si128(all, _mm_set1_epi8(0x20));
  const __m128i letter = _mm_cmplt_epi8(_mm_add_epi8(folded, _mm_set1_epi8(0x80 - 'a')), _mm_set1_epi8(-128 + 26));
  const __m128i digit = _mm_cmplt_epi8(_mm_add_epi8(all, _mm_set1_epi8(0x80 - '0')), _mm_set1_epi8(-128 + 10));
  const __m128i low_line = _mm_cmpeq_epi8(all, _mm_set1_epi8('_'));
  const __m128i run = _mm_or_si128(_mm_or_si128(letter, digit), low_line);
  const __m128i colons = _mm_cmpeq_epi8(_mm_or_si128(all, _mm_set1_epi8(1)), _mm_set1_epi8(';'));
  const __m128i stops = _mm_cmpeq_epi8(_mm_or_si128(all, _mm_set1_epi8(2)), _mm_set1_epi8('.'));
  const __m128i apostrophe = _mm_cmpeq_epi8(all, _mm_set1_epi8('\''));
  const __m128i middle = _mm_or_si128(_mm_or_si128(colons, stops), apostrophe);
  lanes->run |= (uint64_t)(uint32_t)_mm_movemask_epi8(run) << place;
  lanes->space |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(all, _mm_set1_epi8(' '))) << place;
  lanes->middle |= (uint64_t)(uint32_t)_mm_movemask_epi8(middle) << place;
  lanes->carriage |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(all, _mm_set1_epi8('\r'))) << place;
  lanes->foreign |= (uint64_t)(uint32_t)_mm_movemask_epi8(all) << place;
}

/// The lanes of the 64 bytes from `bytes` on, all of which can be read.
static inline quire_word_lanes quire_word_lanes_at(const uint8_t *_Nonnull bytes) {
  quire_word_lanes lanes = {0, 0, 0, 0, 0};
  for (int place = 0; place < 64; place += 16) quire_word_add_lanes(&lanes, bytes, place);
  return lanes;
}

#else

/// The lanes of the 64 bytes from `bytes` on, all of which can be read.
static inline quire_word_lanes quire_word_lanes_at(const uint8_t *_Nonnull bytes) {
  quire_word_lanes lanes = {0, 0, 0, 0, 0};
  for (int place = 0; place < 64; place += 1) {
    const uint8_t byte = bytes[place];
    const uint64_t bit = (uint64_t)1 << place;
    const uint8_t is_run = (uint8_t)((byte | 0x20) - 'a') < 26 || (uint8_t)(byte - '0') < 10 || byte == '_';
    const uint8_t is_middle = (byte | 1) == ';' || (byte | 2) == '.' || byte == '\'';
    lanes.run |= is_run ? bit : 0;
    lanes.space |= byte == ' ' ? bit : 0;
    lanes.middle |= is_middle ? bit : 0;
    lanes.carriage |= byte == '\r' ? bit : 0;
    lanes.foreign |= byte >= 0x80 ? bit : 0;
  }
  return lanes;
}

#endif

#endif
