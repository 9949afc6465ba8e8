#include "csimdjson.h"

#include <simdjson.h>

#include <cstring>
#include <memory>
#include <new>

namespace {

// The first stage alone is used: it is the part that runs at gigabytes a second, chosen at run time for the
// processor, and it gives the place of every token, which the later stages throw away.
using Stage = simdjson::internal::dom_parser_implementation;

// Buffers beyond this size are given back as soon as a much smaller text comes.
constexpr size_t kept_capacity = size_t(32) << 20;
constexpr size_t smallest_capacity = size_t(16) << 10;

csimdjson_result result_of(simdjson::error_code code) noexcept {
  switch (code) {
    case simdjson::SUCCESS: return CSIMDJSON_OK;
    case simdjson::EMPTY: return CSIMDJSON_NO_TOKENS;
    case simdjson::UTF8_ERROR: return CSIMDJSON_INVALID_UTF8;
    case simdjson::UNCLOSED_STRING: return CSIMDJSON_UNCLOSED_STRING;
    case simdjson::UNESCAPED_CHARS: return CSIMDJSON_CONTROL_IN_STRING;
    case simdjson::MEMALLOC: return CSIMDJSON_OUT_OF_MEMORY;
    case simdjson::CAPACITY: return CSIMDJSON_TOO_LARGE;
    default: return CSIMDJSON_OTHER;
  }
}

}  // namespace

struct csimdjson_scanner {
  std::unique_ptr<Stage> stage;
  std::unique_ptr<uint8_t[]> padded;
  size_t capacity = 0;

  csimdjson_result reserve(size_t count) {
    bool wasteful = capacity > kept_capacity && count < capacity / 8;
    if (capacity >= count && capacity != 0 && !wasteful) { return CSIMDJSON_OK; }
    size_t wanted = smallest_capacity;
    while (wanted < count) { wanted *= 2; }
    if (wanted > simdjson::SIMDJSON_MAXSIZE_BYTES) { wanted = simdjson::SIMDJSON_MAXSIZE_BYTES; }
    capacity = 0;
    stage.reset();
    padded.reset(new (std::nothrow) uint8_t[wanted + simdjson::SIMDJSON_PADDING]);
    if (!padded) { return CSIMDJSON_OUT_OF_MEMORY; }
    auto code = simdjson::get_active_implementation()->create_dom_parser_implementation(wanted, 1, stage);
    if (code != simdjson::SUCCESS) { return result_of(code); }
    capacity = wanted;
    return CSIMDJSON_OK;
  }
};

extern "C" csimdjson_scanner *csimdjson_scanner_create(void) {
  return new (std::nothrow) csimdjson_scanner;
}

extern "C" void csimdjson_scanner_destroy(csimdjson_scanner *scanner) { delete scanner; }

extern "C" csimdjson_result csimdjson_scan(csimdjson_scanner *scanner, const uint8_t *bytes, size_t count,
                                           const uint32_t **tokens, size_t *token_count) {
  *tokens = nullptr;
  *token_count = 0;
  if (count == 0) { return CSIMDJSON_NO_TOKENS; }
  if (count >= simdjson::SIMDJSON_MAXSIZE_BYTES) { return CSIMDJSON_TOO_LARGE; }
  try {
    csimdjson_result ready = scanner->reserve(count);
    if (ready != CSIMDJSON_OK) { return ready; }
    std::memcpy(scanner->padded.get(), bytes, count);
    std::memset(scanner->padded.get() + count, ' ', simdjson::SIMDJSON_PADDING);
    auto code = scanner->stage->stage1(scanner->padded.get(), count, simdjson::stage1_mode::regular);
    if (code == simdjson::SUCCESS) {
      *tokens = scanner->stage->structural_indexes.get();
      *token_count = scanner->stage->n_structural_indexes;
    }
    return result_of(code);
  } catch (...) {
    return CSIMDJSON_OTHER;
  }
}

extern "C" bool csimdjson_is_utf8(const uint8_t *bytes, size_t count) {
  return count == 0 || simdjson::validate_utf8(reinterpret_cast<const char *>(bytes), count);
}
