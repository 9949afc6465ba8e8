// SHA-256 alone. The low-level calls are declared deprecated in OpenSSL 3 in favour of an interface that loads
// providers at run time; they stay, cost nothing at start-up and link statically without the rest.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
