// The indexes of the Encoding Standard (https://encoding.spec.whatwg.org/#indexes), where 0 stands for no character,
// and the costs by which legacy charsets are told apart. The .c files are written by the scripts beside them.
#ifndef CCHARSETTABLES_H
#define CCHARSETTABLES_H

#include <stdint.h>

// 128 code points, for the bytes from 0x80 on, of each single-byte charset.
extern const uint16_t *const ccharset_single_byte_tables[];
extern const int ccharset_single_byte_count;

// Code points by pointer.
enum {
  CCHARSET_JIS0208_COUNT = 11280,
  CCHARSET_JIS0212_COUNT = 8836,
  CCHARSET_EUC_KR_COUNT = 23940,
  CCHARSET_GB18030_COUNT = 23940,
  CCHARSET_BIG5_COUNT = 19782,
};
extern const uint16_t ccharset_jis0208[CCHARSET_JIS0208_COUNT];
extern const uint16_t ccharset_jis0212[CCHARSET_JIS0212_COUNT];
extern const uint16_t ccharset_euc_kr[CCHARSET_EUC_KR_COUNT];
extern const uint16_t ccharset_gb18030[CCHARSET_GB18030_COUNT];
extern const uint16_t ccharset_big5[CCHARSET_BIG5_COUNT];

// A bit for each pointer of Big5 whose code point lies in plane 2.
extern const uint8_t ccharset_big5_plane2[(CCHARSET_BIG5_COUNT + 7) / 8];

// Where a run of four-byte pointers of GB 18030 begins, and the code point it counts from.
enum { CCHARSET_GB18030_RANGE_COUNT = 208 };
extern const uint16_t ccharset_gb18030_range_pointers[CCHARSET_GB18030_RANGE_COUNT];
extern const uint16_t ccharset_gb18030_range_code_points[CCHARSET_GB18030_RANGE_COUNT];

// How Swift reaches the arrays without importing each as a tuple.
static inline const uint16_t *ccharset_single_byte_table(int index) { return ccharset_single_byte_tables[index]; }
static inline const uint16_t *ccharset_jis0208_table(void) { return ccharset_jis0208; }
static inline const uint16_t *ccharset_jis0212_table(void) { return ccharset_jis0212; }
static inline const uint16_t *ccharset_euc_kr_table(void) { return ccharset_euc_kr; }
static inline const uint16_t *ccharset_gb18030_table(void) { return ccharset_gb18030; }
static inline const uint16_t *ccharset_big5_table(void) { return ccharset_big5; }
static inline const uint8_t *ccharset_big5_plane2_bits(void) { return ccharset_big5_plane2; }
static inline const uint16_t *ccharset_gb18030_pointers(void) { return ccharset_gb18030_range_pointers; }
static inline const uint16_t *ccharset_gb18030_code_points(void) { return ccharset_gb18030_range_code_points; }

#endif
