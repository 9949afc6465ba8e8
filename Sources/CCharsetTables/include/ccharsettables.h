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

// What the characters of a language cost in a single-byte charset, see generate-models.py.
typedef struct {
  const char *label;
  uint8_t prior;
  uint8_t script;  // 0 Latin, 1 another
  uint8_t table;   // of the charset, among ccharset_single_byte_tables and ccharset_kinds
  uint8_t costs[128];
} ccharset_single_byte_model;

// What the characters of a language cost in a charset of several bytes.
typedef struct {
  const char *label;
  uint8_t prior;
  uint16_t count;
  const uint16_t *commonest;  // `count` code points, ascending
  const uint8_t *commonest_costs;
  uint8_t lead_costs[128];  // of any other character, by its lead byte from 0x80 on
} ccharset_multi_byte_model;

// The kinds of characters, for the bytes from 0x80 on, of each single-byte charset.
enum {
  CCHARSET_KIND_NONE = 0,
  CCHARSET_KIND_LOWER = 1,
  CCHARSET_KIND_UPPER = 2,
  CCHARSET_KIND_LETTER = 3,
  CCHARSET_KIND_SYMBOL = 4,
  CCHARSET_KIND_JOINER = 5,
};

extern const ccharset_single_byte_model ccharset_single_byte_models[];
extern const int ccharset_single_byte_model_count;
extern const ccharset_multi_byte_model ccharset_multi_byte_models[];
extern const int ccharset_multi_byte_model_count;
extern const uint8_t ccharset_kinds[][128];

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
static inline const ccharset_single_byte_model *ccharset_single_byte_model_at(int index) {
  return &ccharset_single_byte_models[index];
}
static inline const ccharset_multi_byte_model *ccharset_multi_byte_model_at(int index) {
  return &ccharset_multi_byte_models[index];
}
static inline const uint8_t *ccharset_single_byte_costs(const ccharset_single_byte_model *model) {
  return model->costs;
}
static inline const uint8_t *ccharset_lead_costs(const ccharset_multi_byte_model *model) {
  return model->lead_costs;
}
static inline const uint8_t *ccharset_kinds_of(int table) { return ccharset_kinds[table]; }

#endif
