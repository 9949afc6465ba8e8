"""A worker for tests that speaks the batch protocol and can be asked to crash, to hang and to stop.

Its ordered stages have the three kinds of digests that there are: a whole, units, and bands.
"""

import base64
import hashlib
import json
import os
import signal
import struct
import sys
import time


def _hash(text, width):
    return hashlib.md5(text.encode()).digest()[:width]


def digest(kind, text):
    if kind == "whole":
        return _hash(text, 16)
    if kind == "units":
        return b"".join(_hash(line, 16) for line in text.split("\n"))
    return b"".join(_hash(word, 8) for word in text.split()[:4])


class State:
    """What a stage has met, as the stages of `curation` keep it."""

    def __init__(self, kind):
        self.kind = kind
        self.first = {}

    def meet(self, digest, id):
        """What is said of a document: `None`, or what an earlier one had."""
        if self.kind == "whole":
            first = self.first.setdefault(digest, id)
            return None if first == id else [first]
        width = 16 if self.kind == "units" else 8
        keys = [digest[start : start + width] for start in range(0, len(digest), width)]
        if self.kind == "units":
            known = [[n, self.first[key]] for n, key in enumerate(keys) if self.first.get(key, id) != id]
            for key in keys:
                self.first.setdefault(key, id)
            return known or None
        keys = list(enumerate(keys))
        places = {value: n for n, value in enumerate(dict.fromkeys(self.first.values()))}
        shared = [self.first[key] for key in keys if key in self.first]
        first = min(shared, key=lambda id: places[id]) if shared else None
        for key in keys:
            self.first.setdefault(key, first or id)
        return [len(shared), first] if shared else None


def _answer(stages, document, until):
    text = document.get("text")
    id = document["id"]
    head = {"id": id, "document": id}
    if "POISON" in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "HANG" in text:
        time.sleep(600)
    if "DROP" in text:
        return {**head, "fate": "rejected", "reject": {"id": id, "by": "drop", "rule": "drop", "reason": "", "value": 1}}
    said = []
    for step, kind in stages:
        own = digest(kind, text)
        met = document.get("met", {}).get(step)
        if step == until or met is None:
            return {**head, "fate": "waiting", "at": step, "digest": base64.b64encode(own).decode()}
        state = State(kind)
        for entry in met:
            state.meet(base64.b64decode(entry["digest"]), entry["id"])
        verdict = state.meet(own, id)
        if verdict is not None and kind != "units":
            row = {"id": id, "by": step, "rule": step, "reason": json.dumps(verdict), "value": None}
            return {**head, "fate": "rejected", "reject": row}
        said.append(verdict)
    return {**head, "fate": "written", "outputs": {"out": json.dumps({"id": id, "text": text, "said": said}) + "\n"}}


def _send(value):
    data = json.dumps(value).encode()
    sys.stdout.buffer.write(struct.pack(">I", len(data)) + data)
    sys.stdout.buffer.flush()


def main():
    with open(sys.argv[2], encoding="utf-8") as file:
        stages = [line.split() for line in file if line.strip()]
    kinds = {"whole": "curation.drop-duplicates", "units": "curation.drop-repeated-lines"}
    ordered = [{"step": s, "component": kinds.get(k, "curation.drop-near-duplicates")} for s, k in stages]
    limit = int(os.environ.get("FAKE_FRAME_LIMIT", 1 << 20))
    exporters = [{"step": "out", "component": "export.jsonl", "media_type": "application/jsonl", "files": 1}]
    _send({"quire_worker": 1, "version": "0", "definition": "fake", "format": "auto", "frame_limit": limit,
           "exporters": exporters, "ordered": ordered})
    print("the fake worker is here", file=sys.stderr, flush=True)
    while head := sys.stdin.buffer.read(4):
        request = json.loads(sys.stdin.buffer.read(struct.unpack(">I", head)[0]))
        documents = request["documents"]
        if any("STOP" in document["text"] for document in documents):
            _send({"batch": request["batch"], "error": {"code": "stopped", "message": "told to stop"}})
            continue
        results = [{"index": n, **_answer(stages, d, request.get("until"))} for n, d in enumerate(documents)]
        _send({"batch": request["batch"], "results": results})


if __name__ == "__main__":
    main()
