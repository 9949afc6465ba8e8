#include "csqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAXIMUM_TABLES = 32, HEAD_BYTES = 5 };

typedef struct {
  FILE *rows;
  /// What the file has beyond the rows that were read.
  uint64_t rest;
  uint8_t *columns;
  size_t capacity;
  sqlite3 *database;
  sqlite3_stmt *inserts[MAXIMUM_TABLES];
  size_t insert_count;
  int64_t number;
  char *message;
  size_t message_capacity;
} builder;

static bool fail(builder *self, const char *reason) {
  snprintf(self->message, self->message_capacity, "%s", reason);
  return false;
}

static bool fail_with_errno(builder *self) { return fail(self, strerror(errno)); }

static bool fail_in_database(builder *self) {
  return fail(self, self->database == NULL ? "no memory is left" : sqlite3_errmsg(self->database));
}

static uint64_t little_endian(const uint8_t *bytes, int count) {
  uint64_t value = 0;
  for (int index = count - 1; index >= 0; index--) { value = value << 8 | bytes[index]; }
  return value;
}

/// Opens the rows; the lock keeps another run from writing them meanwhile.
static bool open_rows(builder *self, const char *path) {
  int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor < 0) { return fail_with_errno(self); }
  struct stat status;
  if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) || flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    close(descriptor);
    return fail(self, "the rows can't be read, or another run is writing them");
  }
  self->rest = (uint64_t)status.st_size;
  self->rows = fdopen(descriptor, "rb");
  if (self->rows == NULL) {
    close(descriptor);
    return fail_with_errno(self);
  }
  char magic[8];
  if (self->rest < sizeof magic || fread(magic, 1, sizeof magic, self->rows) != sizeof magic
      || memcmp(magic, CSQLITE_MAGIC, sizeof magic) != 0) {
    return fail(self, "the rows are damaged at their beginning");
  }
  self->rest -= sizeof magic;
  return true;
}

static bool run(builder *self, const char *sql) {
  return sqlite3_exec(self->database, sql, NULL, NULL, NULL) == SQLITE_OK || fail_in_database(self);
}

static bool open_database(builder *self, const char *path, const char *schema, const char *inserts) {
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (sqlite3_open_v2(path, &self->database, flags, NULL) != SQLITE_OK) { return fail_in_database(self); }
  // Nobody sees the file before it is complete, and one that is interrupted is made anew.
  if (!run(self, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; "
                 "PRAGMA cache_size=-32000; PRAGMA page_size=4096; PRAGMA encoding='UTF-8'; BEGIN")) {
    return false;
  }
  if (!run(self, schema)) { return false; }
  for (const char *rest = inserts; self->insert_count < MAXIMUM_TABLES;) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v3(self->database, rest, -1, SQLITE_PREPARE_PERSISTENT, &statement, &rest) != SQLITE_OK) {
      return fail_in_database(self);
    }
    if (statement == NULL) { return true; }
    self->inserts[self->insert_count++] = statement;
  }
  return fail(self, "there are too many tables");
}

/// Binds the columns of a row, which must be as many as the statement has parameters.
static bool bind(builder *self, sqlite3_stmt *statement, const uint8_t *columns, size_t count) {
  int parameters = sqlite3_bind_parameter_count(statement);
  if (sqlite3_bind_int64(statement, 1, self->number) != SQLITE_OK) { return fail_in_database(self); }
  size_t place = 0;
  for (int parameter = 2; parameter <= parameters; parameter++) {
    if (place >= count) { return fail(self, "a row has too few columns"); }
    uint8_t kind = columns[place++];
    size_t rest = count - place;
    int result;
    switch (kind) {
      case CSQLITE_NULL: result = sqlite3_bind_null(statement, parameter); break;
      case CSQLITE_INTEGER:
      case CSQLITE_REAL: {
        if (rest < 8) { return fail(self, "a row ends in a number"); }
        uint64_t bits = little_endian(columns + place, 8);
        place += 8;
        double real;
        memcpy(&real, &bits, sizeof real);
        result = kind == CSQLITE_REAL ? sqlite3_bind_double(statement, parameter, real)
                                      : sqlite3_bind_int64(statement, parameter, (int64_t)bits);
        break;
      }
      case CSQLITE_TEXT: {
        if (rest < 4) { return fail(self, "a row ends in a text"); }
        size_t length = (size_t)little_endian(columns + place, 4);
        place += 4;
        if (length > count - place) { return fail(self, "a row ends in a text"); }
        const char *text = (const char *)columns + place;
        result = sqlite3_bind_text64(statement, parameter, text, length, SQLITE_STATIC, SQLITE_UTF8);
        place += length;
        break;
      }
      default: return fail(self, "a row has a column of a kind that is not known");
    }
    if (result != SQLITE_OK) { return fail_in_database(self); }
  }
  return place == count || fail(self, "a row has too many columns");
}

static bool reserve(builder *self, size_t count) {
  if (count <= self->capacity) { return true; }
  uint8_t *columns = realloc(self->columns, count);
  if (columns == NULL) { return fail(self, "no memory is left"); }
  self->columns = columns;
  self->capacity = count;
  return true;
}

static bool insert_rows(builder *self) {
  uint8_t head[HEAD_BYTES];
  while (self->rest > 0) {
    if (self->rest < HEAD_BYTES || fread(head, 1, HEAD_BYTES, self->rows) != HEAD_BYTES) {
      return fail(self, "the rows end within one");
    }
    self->rest -= HEAD_BYTES;
    size_t table = head[0];
    size_t count = (size_t)little_endian(head + 1, 4);
    if (table >= self->insert_count) { return fail(self, "a row is of a table that is not known"); }
    if (count > self->rest || count > CSQLITE_MAXIMUM_ROW) { return fail(self, "a row is too long"); }
    if (!reserve(self, count)) { return false; }
    if (fread(self->columns, 1, count, self->rows) != count) { return fail(self, "the rows end within one"); }
    self->rest -= count;
    if (table == 0) { self->number++; }
    sqlite3_stmt *statement = self->inserts[table];
    if (!bind(self, statement, self->columns, count)) { return false; }
    if (sqlite3_step(statement) != SQLITE_DONE) { return fail_in_database(self); }
    sqlite3_reset(statement);
  }
  return true;
}

static bool close_database(builder *self) {
  for (size_t index = 0; index < self->insert_count; index++) { sqlite3_finalize(self->inserts[index]); }
  self->insert_count = 0;
  sqlite3 *database = self->database;
  self->database = NULL;
  return sqlite3_close(database) == SQLITE_OK || fail(self, "the database can't be closed");
}

static bool make_safe(builder *self, const char *path) {
  int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor < 0) { return fail_with_errno(self); }
  int result = fsync(descriptor);
  if (result != 0) { fail_with_errno(self); }
  close(descriptor);
  return result == 0;
}

int csqlite_build(
  const char *rows,
  const char *database,
  const char *schema,
  const char *inserts,
  const char *closing,
  char *message,
  size_t capacity
) {
  builder self = {.message = message, .message_capacity = capacity};
  message[0] = 0;
  bool is_done = open_rows(&self, rows) && open_database(&self, database, schema, inserts) && insert_rows(&self)
    && run(&self, closing) && run(&self, "COMMIT");
  if (self.database != NULL) { is_done = close_database(&self) && is_done; }
  is_done = is_done && make_safe(&self, database);
  if (self.rows != NULL) { fclose(self.rows); }
  free(self.columns);
  return is_done ? 0 : -1;
}

int64_t csqlite_query(const char *path, const char *query, char *target, size_t capacity) {
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;
  int64_t length = 0;
  int result = sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, NULL);
  if (result == SQLITE_OK) { result = sqlite3_prepare_v2(database, query, -1, &statement, NULL); }
  if (result == SQLITE_OK && statement != NULL) {
    while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
      int columns = sqlite3_column_count(statement);
      for (int column = 0; column < columns; column++) {
        const void *text = sqlite3_column_text(statement, column);
        int64_t count = sqlite3_column_bytes(statement, column);
        if (text != NULL && length + count < (int64_t)capacity) { memcpy(target + length, text, (size_t)count); }
        length += count;
        if (length < (int64_t)capacity) { target[length] = column + 1 < columns ? '\t' : '\n'; }
        length++;
      }
    }
  }
  if (result == SQLITE_DONE || result == SQLITE_OK) {
    target[length < (int64_t)capacity ? length : (int64_t)capacity - 1] = 0;
  } else {
    snprintf(target, capacity, "%s", database == NULL ? "no memory is left" : sqlite3_errmsg(database));
    length = -1;
  }
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return length;
}
