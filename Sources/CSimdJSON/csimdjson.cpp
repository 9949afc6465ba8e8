#include "csimdjson.h"
#include <simdjson.h>
int csimdjson_version(void) { return simdjson::SIMDJSON_VERSION_MAJOR; }
