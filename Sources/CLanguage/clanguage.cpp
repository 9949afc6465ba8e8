#include "clanguage.h"

// The library's header uses FILE without including it.
#include <climits>
#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

extern "C" clanguage_guess clanguage_identify(const uint8_t *bytes, size_t count) {
  clanguage_guess guess = {nullptr, 0, 0, 0, false};
  if (bytes == nullptr || count == 0) { return guess; }
  int length = count > INT_MAX ? INT_MAX : static_cast<int>(count);
  CLD2::Language languages[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
  int percents[3] = {0, 0, 0};
  double scores[3] = {0, 0, 0};
  int letters = 0;
  int valid = 0;
  bool reliable = false;
  CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  try {
    CLD2::ExtDetectLanguageSummaryCheckUTF8(reinterpret_cast<const char *>(bytes), length, true, &hints,
                                            CLD2::kCLDFlagBestEffort, languages, percents, scores, nullptr, &letters,
                                            &reliable, &valid);
  } catch (...) {
    return guess;
  }
  guess.letters = letters;
  if (languages[0] == CLD2::UNKNOWN_LANGUAGE) { return guess; }
  guess.code = CLD2::LanguageCode(languages[0]);
  guess.percent = percents[0];
  // The library counts per 1,024 bytes.
  guess.typicality = scores[0] / 1024;
  guess.reliable = reliable;
  return guess;
}
