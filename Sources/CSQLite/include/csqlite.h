// Makes a SQLite database of a file of rows.
#ifndef CSQLITE_H
#define CSQLITE_H

#include <stddef.h>
#include <stdint.h>

/// What a row's column can be; the byte in front of its value.
enum {
  CSQLITE_NULL = 0,
  /// Eight bytes, the lowest first.
  CSQLITE_INTEGER = 1,
  /// The eight bytes of a double, the lowest first.
  CSQLITE_REAL = 2,
  /// Four bytes that say how many follow, the lowest first, and UTF-8.
  CSQLITE_TEXT = 3,
};

/// What a file of rows begins with, eight bytes. A row is the number of its table in one byte, the length of its columns
/// in four, the lowest first, and its columns.
#define CSQLITE_MAGIC "QUIRROW1"

/// The most bytes that the columns of a row may have; SQLite takes a little more.
#define CSQLITE_MAXIMUM_ROW 900000000

/// Makes the database at `database`, which must not be there, of the file at `rows`.
///
/// `schema` and `closing` are SQL that is run before and after; `inserts` are statements one after another, that of the
/// table 0 first. A row of table 0 is counted, and the count is the first parameter of its statement and of those of all
/// rows up to the next one; the columns are the others. The same rows make the same bytes.
///
/// Returns 0, when the database is safe on disk, or -1, with the reason, which ends in a zero byte, in `message`, which
/// has room for `capacity` bytes, at least one.
int csqlite_build(
  const char *rows,
  const char *database,
  const char *schema,
  const char *inserts,
  const char *closing,
  char *message,
  size_t capacity
);

/// Runs the one statement `query` on the database at `path`, which is opened for reading, and copies its rows to `target`:
/// a line each, tabs between the columns, nothing for NULL, ended by a zero byte.
///
/// Returns the length of the rows, of which as much is copied as there is room for, or -1, with the reason in `target`.
int64_t csqlite_query(const char *path, const char *query, char *target, size_t capacity);

#endif
