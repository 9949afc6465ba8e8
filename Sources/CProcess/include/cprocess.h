#ifndef CPROCESS_H
#define CPROCESS_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A child process with a pipe to its standard input and one from its standard output.
typedef struct {
  pid_t process;
  int input;
  int output;
} cprocess_t;

/// Starts a program in `folder`. The program and its arguments are `argument_count` strings in one block, each with its
/// NUL, and so are the variables of its environment; it gets no others. It leads a process group of its own, and is
/// killed when this process dies. Returns 0, or the errno of what failed.
int cprocess_start(const char *folder, const char *arguments, size_t argument_count, const char *environment,
                   size_t environment_count, cprocess_t *process);

/// Writes all of `bytes`, or fails with an errno: EPIPE where the child reads no more, ETIMEDOUT after `milliseconds`
/// in which it read nothing.
int cprocess_write(const cprocess_t *process, const uint8_t *bytes, size_t count, int milliseconds);

/// Reads up to `capacity` bytes: their number, 0 at the end, or minus an errno.
ssize_t cprocess_read(const cprocess_t *process, uint8_t *bytes, size_t capacity, int milliseconds);

/// Closes the pipes, gives the child `milliseconds` to end, kills its group, and returns its wait status.
int cprocess_stop(cprocess_t *process, int milliseconds);

#ifdef __cplusplus
}
#endif
#endif
