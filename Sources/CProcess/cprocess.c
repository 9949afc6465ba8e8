// Pipes to a child process with time limits. The pipes do not block: every wait is a poll with a bound.
#define _GNU_SOURCE
#include "cprocess.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void close_pair(int pair[2]) {
  close(pair[0]);
  close(pair[1]);
}

// In the child, between fork and exec: only calls that are safe there.
static void become(const char *folder, char *const arguments[], char *const environment[], int input, int output,
                   int report, pid_t parent) {
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(127);
  signal(SIGPIPE, SIG_DFL);
  signal(SIGINT, SIG_IGN);
  if (dup2(input, 0) >= 0 && dup2(output, 1) >= 0 && chdir(folder) == 0) {
    execvpe(arguments[0], arguments, environment);
  }
  int error = errno;
  ssize_t written = write(report, &error, sizeof error);
  (void)written;
  _exit(127);
}

// The strings of a block as a list that ends with NULL; the block keeps owning them.
static char **list_of(const char *block, size_t count) {
  char **list = calloc(count + 1, sizeof *list);
  for (size_t index = 0; list != NULL && index < count; index++) {
    list[index] = (char *)block;
    block += strlen(block) + 1;
  }
  return list;
}

// The end of a child that could not become the program, as an errno; 0 where it could.
static int failure_of(pid_t child, int report) {
  int error = 0;
  if (read(report, &error, sizeof error) <= 0) return 0;
  waitpid(child, NULL, 0);
  return error;
}

static int start(const char *folder, char *const arguments[], char *const environment[], cprocess_t *process) {
  int input[2], output[2], report[2];
  if (pipe2(input, O_CLOEXEC) != 0) return errno;
  if (pipe2(output, O_CLOEXEC) != 0) {
    int error = errno;
    close_pair(input);
    return error;
  }
  if (pipe2(report, O_CLOEXEC) != 0) {
    int error = errno;
    close_pair(input);
    close_pair(output);
    return error;
  }
  pid_t parent = getpid();
  pid_t child = fork();
  if (child == 0) become(folder, arguments, environment, input[0], output[1], report[1], parent);
  int error = child < 0 ? errno : 0;
  close(input[0]);
  close(output[1]);
  close(report[1]);
  if (error == 0) error = failure_of(child, report[0]);
  close(report[0]);
  if (error != 0) {
    close(input[1]);
    close(output[0]);
    return error;
  }
  fcntl(input[1], F_SETFL, O_NONBLOCK);
  fcntl(output[0], F_SETFL, O_NONBLOCK);
  *process = (cprocess_t){child, input[1], output[0]};
  return 0;
}

int cprocess_start(const char *folder, const char *arguments, size_t argument_count, const char *environment,
                   size_t environment_count, cprocess_t *process) {
  // A plugin that stops reading must be an error of one document, not the end of this process.
  signal(SIGPIPE, SIG_IGN);
  char **argument_list = list_of(arguments, argument_count);
  char **environment_list = list_of(environment, environment_count);
  int error = ENOMEM;
  if (argument_list != NULL && environment_list != NULL) {
    error = start(folder, argument_list, environment_list, process);
  }
  free(argument_list);
  free(environment_list);
  return error;
}

static int wait_for(int descriptor, short events, int milliseconds) {
  struct pollfd entry = {descriptor, events, 0};
  for (;;) {
    int ready = poll(&entry, 1, milliseconds);
    if (ready > 0) return 0;
    if (ready == 0) return ETIMEDOUT;
    if (errno != EINTR) return errno;
  }
}

int cprocess_write(const cprocess_t *process, const uint8_t *bytes, size_t count, int milliseconds) {
  size_t written = 0;
  while (written < count) {
    ssize_t now = write(process->input, bytes + written, count - written);
    if (now > 0) {
      written += (size_t)now;
    } else if (now < 0 && errno == EAGAIN) {
      int error = wait_for(process->input, POLLOUT, milliseconds);
      if (error != 0) return error;
    } else if (now < 0 && errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

ssize_t cprocess_read(const cprocess_t *process, uint8_t *bytes, size_t capacity, int milliseconds) {
  for (;;) {
    ssize_t now = read(process->output, bytes, capacity);
    if (now >= 0) return now;
    if (errno == EAGAIN) {
      int error = wait_for(process->output, POLLIN, milliseconds);
      if (error != 0) return -error;
    } else if (errno != EINTR) {
      return -errno;
    }
  }
}

int cprocess_stop(cprocess_t *process, int milliseconds) {
  if (process->process <= 0) return 0;
  close(process->input);
  close(process->output);
  int status = 0;
  pid_t ended = 0;
  for (int waited = 0; waited <= milliseconds && ended == 0; waited += 5) {
    ended = waitpid(process->process, &status, WNOHANG);
    if (ended == 0) {
      struct timespec pause = {0, 5 * 1000 * 1000};
      nanosleep(&pause, NULL);
    }
  }
  kill(-process->process, SIGKILL);
  if (ended == 0) waitpid(process->process, &status, 0);
  process->process = 0;
  return status;
}
