"""One long-running `quire worker` and the batch protocol, version 1.

Frames are a length (32 bits, most significant byte first) and as many bytes of JSON. The worker begins with a frame
that says what it runs; then every batch is answered by one frame.
"""

import base64
import ctypes
import json
import os
import select
import signal
import struct
import subprocess
import sys
import threading
import time

PROTOCOL = 1
# What is wrong with one batch alone: it is cut in two and sent again.
_DIVISIBLE = ("answer-too-large", "frame-too-large")
_STDERR_KEPT = 8192
_DIE_WITH_PARENT = 1

try:
    _LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform.startswith("linux") else None
except OSError:
    _LIBC = None


class WorkerError(RuntimeError):
    """The definition can't be run, or a step whose `on_error` is `stop` failed: the whole job fails."""


class _Lost(Exception):
    """The worker crashed or took too long; the batch is not answered."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


class _TooLarge(Exception):
    pass


def _end_with_parent():
    """Lets the kernel end the worker when the task's process goes, also while it is busy."""
    _LIBC.prctl(_DIE_WITH_PARENT, signal.SIGKILL)


class Worker:
    """A worker process, started when it is first needed and started anew when it crashed.

    `command` is the program with its arguments; `timeout` the seconds that it may take for one frame. What the program
    says on standard error goes to the task's, and its end is kept for messages.
    """

    def __init__(self, command, timeout=300.0, batch_bytes=4 << 20, batch_documents=256, cwd=None):
        self.command = list(command)
        self.timeout = timeout
        self.batch_bytes = batch_bytes
        self.batch_documents = batch_documents
        self.cwd = cwd
        self.restarts = 0
        self._process = None
        self._handshake = None
        self._errors = bytearray()
        self._number = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    @property
    def handshake(self):
        """What the worker says of itself: its version, the definition, exporters and ordered stages."""
        if self._process is None:
            self._start()
        return self._handshake

    def run(self, documents, until=None):
        """Pairs of a document's place and a result, in order; batches are cut so that frames stay small.

        A document on which the worker crashes or hangs comes as quarantined; it is found by halving its batch.
        """
        batch, size, first = [], 0, 0
        for document in documents:
            length = len(document.get("text") or document.get("base64") or "")
            if batch and (size + length > self.batch_bytes or len(batch) >= self.batch_documents):
                yield from self._run(batch, until, first)
                first += len(batch)
                batch, size = [], 0
            batch.append(document)
            size += length
        yield from self._run(batch, until, first)

    def close(self):
        """Ends the worker: politely where it listens, else at once."""
        process, self._process = self._process, None
        if process is None:
            return
        try:
            process.stdin.close()
            process.wait(timeout=2)
        except (OSError, subprocess.TimeoutExpired):
            process.kill()
            process.wait()
        finally:
            process.stdout.close()

    def kill(self):
        """Ends the worker at once."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self.close()

    # Batches

    def _run(self, batch, until, first):
        if not batch:
            return []
        try:
            return [(first + result["index"], result) for result in self._exchange(batch, until)]
        except _Lost as lost:
            self.restarts += 1
            self.kill()
            code, message = lost.code, str(lost)
        except _TooLarge as problem:
            code, message = "too-large", str(problem)
        if len(batch) == 1:
            return [(first, _quarantined(batch[0], code, message))]
        half = len(batch) // 2
        return self._run(batch[:half], until, first) + self._run(batch[half:], until, first + half)

    def _exchange(self, batch, until):
        limit = self.handshake["frame_limit"]
        self._number += 1
        request = {"batch": self._number, "documents": batch}
        if until is not None:
            request["until"] = until
        payload = json.dumps(request, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        if len(payload) > limit:
            raise _TooLarge(f"the request has {len(payload)} bytes, more than a frame may have ({limit})")
        self._write(struct.pack(">I", len(payload)) + payload)
        answer = self._read()
        error = answer.get("error")
        if error is not None:
            if error["code"] in _DIVISIBLE:
                raise _TooLarge(error["message"])
            raise WorkerError(f"{error['code']}: {error['message']}")
        if answer.get("batch") != self._number:
            raise WorkerError(f"the worker answered batch {answer.get('batch')} instead of {self._number}")
        return answer["results"]

    # The process

    def _start(self):
        self._errors = bytearray()
        try:
            self._process = subprocess.Popen(
                self.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                bufsize=0,
                cwd=self.cwd,
                preexec_fn=_end_with_parent if _LIBC is not None else None,
            )
        except OSError as error:
            raise WorkerError(f"\"{self.command[0]}\" can't be run: {error}") from error
        os.set_blocking(self._process.stdin.fileno(), False)
        self._reader = threading.Thread(target=self._keep_errors, args=(self._process.stderr,), daemon=True)
        self._reader.start()
        try:
            self._handshake = self._read()
        except _Lost as lost:
            self.kill()
            raise WorkerError(f"the worker did not start: {lost}") from None
        version = self._handshake.get("quire_worker")
        if version != PROTOCOL:
            self.kill()
            raise WorkerError(f"the worker speaks version {version} of the protocol; this package speaks {PROTOCOL}")

    def _keep_errors(self, stream):
        with stream:
            for line in iter(lambda: os.read(stream.fileno(), 4096), b""):
                self._errors += line
                del self._errors[:-_STDERR_KEPT]
                sys.stderr.write(line.decode("utf-8", "replace"))

    def _write(self, data):
        deadline = time.monotonic() + self.timeout
        view = memoryview(data)
        descriptor = self._process.stdin.fileno()
        while view:
            _, ready, _ = select.select([], [descriptor], [], max(0, deadline - time.monotonic()))
            if not ready:
                raise _Lost("timeout", f"the worker took no input for {self.timeout:g} seconds")
            try:
                view = view[os.write(descriptor, view[: 1 << 20]) :]
            except BlockingIOError:
                continue
            except OSError:
                raise self._ended() from None

    def _read(self):
        deadline = time.monotonic() + self.timeout
        (count,) = struct.unpack(">I", self._bytes(4, deadline))
        return json.loads(self._bytes(count, deadline))

    def _bytes(self, count, deadline):
        parts = []
        descriptor = self._process.stdout.fileno()
        while count > 0:
            ready, _, _ = select.select([descriptor], [], [], max(0, deadline - time.monotonic()))
            if not ready:
                raise _Lost("timeout", f"the worker gave no answer for {self.timeout:g} seconds")
            part = os.read(descriptor, min(count, 1 << 20))
            if not part:
                raise self._ended()
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def _ended(self):
        try:
            status = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            status = None
        self._reader.join(timeout=1)
        how = f"with signal {-status}" if status is not None and status < 0 else f"with exit code {status}"
        said = self._errors.decode("utf-8", "replace").strip()
        return _Lost("crash", f"the worker ended {how}" + (f": {said}" if said else ""))


def _quarantined(document, code, message):
    """The row that a run writes to its quarantine, for a document that the worker could not be asked about."""
    row = {
        "id": document["id"],
        "uri": document.get("uri", document["id"]),
        "codecs": document.get("codecs", []),
        "record": document.get("record"),
        "offset": document.get("offset", 0),
        "by": "worker",
        "code": code,
        "message": message,
        "line": None,
        "at": None,
    }
    if "text" in document:
        row["source"] = document["text"]
    else:
        row["source_base64"] = document.get("base64", "")
    return {"index": 0, "id": document["id"], "document": document["id"], "fate": "quarantined", "quarantine": row}


def encoded(data):
    """Bytes as they stand in frames."""
    return base64.b64encode(data).decode("ascii")
