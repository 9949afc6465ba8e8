"""Web archives as DataFrames: one row a record, read on the executors as a stream."""

import glob
import gzip
import os

from .transform import transform

_SCHEMA = "id string, bytes binary, uri string, record long, offset long, codecs array<string>"
_PAGES = ("response", "resource")
_HEADER_LIMIT = 1 << 16
_SUFFIXES = (".warc.gz", ".warc")


def read_warc(spark, paths, types=_PAGES, max_record_bytes=1 << 28):
    """A DataFrame of the records of web archives: `id`, `bytes` (header and block), `uri`, `record`, `offset`, `codecs`.

    paths             a path or several; patterns are resolved on the driver. Paths with a scheme are listed by Hadoop
                      and read through pyarrow's file systems; others have to be reachable from every executor
    types             the `WARC-Type` of the records to keep, in lower case
    max_record_bytes  longer records come as their header alone, which a definition puts into quarantine

    Each archive is read by one task, since gzip can't be entered in the middle. Records that are damaged come as they
    are, so that the definition puts them into quarantine; the next line that begins with `WARC/1.` is read on.
    """
    paths = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    found = [path for pattern in paths for path in _expanded(spark, os.fspath(pattern))]
    frame = spark.createDataFrame([(path,) for path in found], "path string").repartitionByRange(len(found), "path")
    return frame.mapInArrow(_reader(tuple(types), max_record_bytes), _SCHEMA)


def transform_warc(spark, paths, definition, *, types=_PAGES, max_record_bytes=1 << 28, **options):
    """As `transform`, over the records of web archives."""
    records = read_warc(spark, paths, types, max_record_bytes)
    return transform(
        records,
        definition,
        id_column="id",
        text_column="bytes",
        format="warc",
        uri_column="uri",
        record_column="record",
        offset_column="offset",
        codecs_column="codecs",
        **options,
    )


def records(stream, max_record_bytes=1 << 28):
    """The records of an inflated archive: number, offset, `WARC-Type`, and bytes."""
    lines = _Lines(stream)
    number = 0
    while lines.skip_blank():
        number += 1
        offset = lines.offset
        header, kind, length = _header(lines)
        if length is None:
            # What this is can't be told; the next record begins where a line says so.
            yield number, offset, None, header + lines.until_record(max_record_bytes)
        elif length > max_record_bytes:
            lines.discard(length)
            yield number, offset, None, header
        else:
            yield number, offset, kind, header + lines.read(length)


def _header(lines):
    header = bytearray(lines.line())
    if not header.startswith(b"WARC/1."):
        return bytes(header), None, None
    kind, length = "", None
    while len(header) < _HEADER_LIMIT:
        line = lines.line()
        header += line
        if line in (b"\r\n", b"\n", b""):
            break
        name, _, value = line.partition(b":")
        name = name.strip().lower()
        if name == b"content-length" and value.strip().isdigit():
            length = int(value)
        elif name == b"warc-type":
            kind = value.strip().decode("ascii", "replace").lower()
    return bytes(header), kind, length


class _Lines:
    """A stream that is read by lines and by bytes, and knows where it is."""

    def __init__(self, stream):
        self._stream = stream
        self._bytes = b""
        self._start = 0
        self.offset = 0

    def _fill(self):
        try:
            more = self._stream.read(1 << 20)
        except (EOFError, OSError):
            # A file that is cut off ends here; its last record is too short, and told as that.
            more = b""
        self._bytes = self._bytes[self._start :] + more
        self._start = 0
        return bool(more)

    def _take(self, end):
        taken = self._bytes[self._start : end]
        self.offset += len(taken)
        self._start = end
        return taken

    def line(self):
        while True:
            place = self._bytes.find(b"\n", self._start)
            if place >= 0:
                return self._take(place + 1)
            if len(self._bytes) - self._start >= _HEADER_LIMIT or not self._fill():
                return self._take(min(len(self._bytes), self._start + _HEADER_LIMIT))

    def read(self, count):
        parts = []
        while count > 0:
            if self._start == len(self._bytes) and not self._fill():
                break
            part = self._take(min(len(self._bytes), self._start + count))
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def discard(self, count):
        while count > 0:
            part = self.read(min(count, 1 << 20))
            if not part:
                break
            count -= len(part)

    def skip_blank(self):
        """Goes over line ends; whether anything follows."""
        while True:
            while self._start < len(self._bytes) and self._bytes[self._start] in b"\r\n":
                self._start += 1
                self.offset += 1
            if self._start < len(self._bytes):
                return True
            if not self._fill():
                return False

    def until_record(self, limit):
        """What stands before the next line that begins a record; of it at most `limit` bytes."""
        kept = bytearray()
        while True:
            if len(self._bytes) - self._start < 8:
                self._fill()
            if self._start == len(self._bytes) or self._bytes.startswith(b"WARC/1.", self._start):
                return bytes(kept)
            line = self.line()
            kept += line[: max(0, limit - len(kept))]


def _expanded(spark, pattern):
    if "://" not in pattern:
        found = sorted(glob.glob(pattern, recursive=True)) if glob.has_magic(pattern) else [pattern]
        found = [os.path.abspath(path) for path in found]
    else:
        path = spark._jvm.org.apache.hadoop.fs.Path(pattern)
        status = path.getFileSystem(spark._jsc.hadoopConfiguration()).globStatus(path)
        found = sorted(entry.getPath().toString() for entry in status or [])
    if not found:
        raise ValueError(f"no file matches \"{pattern}\"")
    return found


def _opened(path):
    if "://" not in path:
        stream = open(path, "rb")
    else:
        from pyarrow import fs

        system, name = fs.FileSystem.from_uri(path)
        stream = system.open_input_stream(name, compression=None)
    head = stream.read(2)
    if hasattr(stream, "seek") and stream.seekable():
        stream.seek(0)
    else:
        stream = _opened_again(stream, path)
    return (gzip.GzipFile(fileobj=stream), ["gzip"]) if head == b"\x1f\x8b" else (stream, [])


def _opened_again(stream, path):
    """The same file from its beginning, for a stream that can't go back."""
    from pyarrow import fs

    stream.close()
    system, name = fs.FileSystem.from_uri(path)
    return system.open_input_stream(name, compression=None)


def _reader(types, max_record_bytes):
    def read(batches):
        import pyarrow as pa

        names = ["id", "bytes", "uri", "record", "offset", "codecs"]
        types_of = [pa.string(), pa.binary(), pa.string(), pa.int64(), pa.int64(), pa.list_(pa.string())]

        def flushed(rows):
            return pa.RecordBatch.from_arrays([pa.array(c, t) for c, t in zip(zip(*rows), types_of)], names)

        for batch in batches:
            for path in batch.column(0).to_pylist():
                name = path.rsplit("/", 1)[-1]
                stem = next((name[: -len(suffix)] for suffix in _SUFFIXES if name.endswith(suffix)), name)
                stream, codecs = _opened(path)
                rows, size = [], 0
                for number, offset, kind, data in records(stream, max_record_bytes):
                    if kind is not None and kind not in types:
                        continue
                    rows.append((f"{stem}#{number}", data, path, number, offset, codecs))
                    size += len(data)
                    if size > (8 << 20) or len(rows) >= 1000:
                        yield flushed(rows)
                        rows, size = [], 0
                if rows:
                    yield flushed(rows)

    return read
