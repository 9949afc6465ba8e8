// What 64 bytes are to word boundaries, a bit for each byte: the lowest bit stands for the first one.
#ifndef WORDLANES_H
#define WORDLANES_H

#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// The bytes of ASCII that matter to word boundaries, and those that are not ASCII.
typedef struct quire_word_lanes {
  /// Letters, digits and low lines.
  uint64_t run;
  uint64_t space;
  /// What may stand between two letters or two digits: ' , . : ;
  uint64_t middle;
  /// Carriage returns.
  uint64_t carriage;
  uint64_t foreign;
} quire_word_lanes;

/// Bytes of UTF-8 beyond ASCII.
typedef struct quire_letter_lanes {
  /// The first bytes of two that spell U+00C0 to U+027F or U+0400 to U+047F: letters all, but for two signs.
  uint64_t lead;
  uint64_t continuation;
  /// The second bytes of the two signs among the letters, U+00D7 and U+00F7, and of some letters.
  uint64_t doubtful;
  /// The first bytes of three that spell U+2000 to U+2FFF, dashes and quotation marks among them.
  uint64_t mark;
} quire_letter_lanes;

#if defined(__SSE2__)

/// The high bits of 16 bytes, moved to their place among 64.
static inline uint64_t quire_lane(__m128i bytes, int place) {
  return (uint64_t)(uint32_t)_mm_movemask_epi8(bytes) << place;
}

static inline __m128i quire_equal(__m128i bytes, char byte) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte)); }

/// The bytes from `first` on, `count` of them: one signed comparison, `first` moved to the lowest number.
static inline __m128i quire_within(__m128i bytes, int first, int count) {
  return _mm_cmplt_epi8(_mm_add_epi8(bytes, _mm_set1_epi8((char)(0x80 - first))), _mm_set1_epi8((char)(count - 0x80)));
}

/// The lanes of the 64 bytes from `bytes` on, all of which can be read.
static inline quire_word_lanes quire_word_lanes_at(const uint8_t *_Nonnull bytes) {
  quire_word_lanes lanes = {0, 0, 0, 0, 0};
  for (int place = 0; place < 64; place += 16) {
    const __m128i all = _mm_loadu_si128((const __m128i *)(bytes + place));
    const __m128i letter = quire_within(_mm_or_si128(all, _mm_set1_epi8(0x20)), 'a', 26);
    const __m128i run = _mm_or_si128(_mm_or_si128(letter, quire_within(all, '0', 10)), quire_equal(all, '_'));
    const __m128i colons = quire_equal(_mm_or_si128(all, _mm_set1_epi8(1)), ';');
    const __m128i stops = quire_equal(_mm_or_si128(all, _mm_set1_epi8(2)), '.');
    const __m128i middle = _mm_or_si128(_mm_or_si128(colons, stops), quire_equal(all, '\''));
    lanes.run |= quire_lane(run, place);
    lanes.space |= quire_lane(quire_equal(all, ' '), place);
    lanes.middle |= quire_lane(middle, place);
    lanes.carriage |= quire_lane(quire_equal(all, '\r'), place);
    lanes.foreign |= quire_lane(all, place);
  }
  return lanes;
}

/// The lanes beyond ASCII of the 64 bytes from `bytes` on, all of which can be read.
static inline quire_letter_lanes quire_letter_lanes_at(const uint8_t *_Nonnull bytes) {
  quire_letter_lanes lanes = {0, 0, 0, 0};
  for (int place = 0; place < 64; place += 16) {
    const __m128i all = _mm_loadu_si128((const __m128i *)(bytes + place));
    lanes.lead |= quire_lane(_mm_or_si128(quire_within(all, 0xC3, 7), quire_within(all, 0xD0, 2)), place);
    lanes.continuation |= quire_lane(quire_within(all, 0x80, 0x40), place);
    lanes.doubtful |= quire_lane(quire_equal(_mm_or_si128(all, _mm_set1_epi8(0x20)), (char)0xB7), place);
    lanes.mark |= quire_lane(quire_equal(all, (char)0xE2), place);
  }
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

/// The lanes beyond ASCII of the 64 bytes from `bytes` on, all of which can be read.
static inline quire_letter_lanes quire_letter_lanes_at(const uint8_t *_Nonnull bytes) {
  quire_letter_lanes lanes = {0, 0, 0, 0};
  for (int place = 0; place < 64; place += 1) {
    const uint8_t byte = bytes[place];
    const uint64_t bit = (uint64_t)1 << place;
    lanes.lead |= (uint8_t)(byte - 0xC3) < 7 || (byte & 0xFE) == 0xD0 ? bit : 0;
    lanes.continuation |= (byte & 0xC0) == 0x80 ? bit : 0;
    lanes.doubtful |= (byte | 0x20) == 0xB7 ? bit : 0;
    lanes.mark |= byte == 0xE2 ? bit : 0;
  }
  return lanes;
}

#endif

#endif
