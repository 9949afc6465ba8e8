#!/usr/bin/env python3
"""Gives Quire and datatrove bad input, and a bad place to write to: what each says, writes, and with which code it ends.

usage: corpus_damage.py QUIRE [--only ROW,…] [--no-peers]

The job is that of compare_corpus.py. Every row has 100 good documents beside what is bad, so that what is lost shows: how
many of them are written when nothing is bad stands in the first row. Rows that need rights which one does not have are
named and left out.
"""
import argparse, gzip, json, os, shutil, subprocess, sys, tempfile, threading, time

HERE = os.path.dirname(os.path.abspath(__file__))
NOBODY = 65534
PATIENCE = 300


class LeftOut(Exception):
    """Why a row can't be made here."""


def invalid_utf8(lines, folder):
    lines[50] = lines[50].replace(b" the ", b" \xff\xfe ", 1)
    write(folder, lines)


def malformed(lines, folder):
    lines[50] = lines[50][:200] + b"\n"
    write(folder, lines)


def no_text(lines, folder):
    lines[50:50] = [b'{"id": "null", "text": null}\n', b'{"id": "missing"}\n']
    write(folder, lines)


def truncated_gzip(lines, folder):
    data = gzip.compress(b"".join(lines), mtime=0)
    with open(folder + "/corpus.jsonl.gz", "wb") as file:
        file.write(data[: len(data) // 2])


def truncated_zstandard(lines, folder):
    try:
        import zstandard
    except ImportError:
        raise LeftOut("zstandard is not installed")
    # Small blocks, so that half of the file holds whole ones.
    packer = zstandard.ZstdCompressor().compressobj()
    data = b"".join(packer.compress(line) + packer.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK) for line in lines)
    with open(folder + "/corpus.jsonl.zst", "wb") as file:
        file.write(data[: len(data) // 2])


def long_line(lines, folder):
    with open(folder + "/corpus.jsonl", "wb") as file:
        file.writelines(lines[:50])
        file.write(b'{"id": "long", "text": "')
        for _ in range(1000):
            file.write(b"a line that goes on " * 50_000)
        file.write(b'"}\n')
        file.writelines(lines[50:])


def empty(lines, folder):
    write(folder, lines)
    open(folder + "/empty.jsonl", "wb").close()


def closed_folder(lines, folder):
    if os.getuid() != 0:
        raise LeftOut("needs root, to run as another user")
    write(folder, lines)
    os.mkdir(folder + "/closed")
    with open(folder + "/closed/more.jsonl", "wb") as file:
        file.writelines(lines)
    os.chmod(folder + "/closed", 0o000)


def good(lines, folder):
    write(folder, lines)


def write(folder, lines):
    with open(folder + "/corpus.jsonl", "wb") as file:
        file.writelines(lines)


ROWS = {
    "nothing bad": good, "invalid UTF-8 in one record": invalid_utf8, "one malformed line": malformed,
    "null and missing text": no_text, "a truncated .gz": truncated_gzip, "a truncated .zst": truncated_zstandard,
    "a line of 1 GB": long_line, "an empty file beside a good one": empty,
    "a folder without read permission": closed_folder, "a full disk": good, "output folder removed during the run": None,
}


def run(command, as_nobody=False, during=None):
    """The exit code, what was said, and the seconds."""
    more = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if as_nobody else {}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", **more)
    if during:
        threading.Thread(target=during).start()
    try:
        said = process.communicate(timeout=PATIENCE)[0]
    except subprocess.TimeoutExpired:
        process.kill()
        return "-", f"stopped after {PATIENCE} s"
    return process.returncode, said


def lines_in(folder):
    """File name -> number of lines; what can't be read as lines is named by its size."""
    found = {}
    for base, _, names in os.walk(folder):
        for name in sorted(names):
            path = os.path.join(base, name)
            with open(path, "rb") as file:
                data = file.read(50_000_000)
            found[os.path.relpath(path, folder)] = data.count(b"\n") if ".jsonl" in name else f"{os.path.getsize(path)} bytes"
    return found


def commands(binary, source, out, names):
    quire = [binary, "run", f"{HERE}/corpus.yaml", source, "--set", f"out={out}/quire", "--set", f"names={names}", "--restart"]
    yield "Quire", quire, out + "/quire"
    if not ARGS.no_peers:
        peer = [sys.executable, f"{HERE}/corpus_datatrove.py", source, names, out + "/datatrove", "1"]
        yield "datatrove", peer, out + "/datatrove"


def removed_soon(folder):
    """Removes a folder as soon as something has been written into it."""
    end = time.time() + 30
    while time.time() < end:
        if os.path.isdir(folder) and os.listdir(folder):
            shutil.rmtree(folder, ignore_errors=True)
            return
        time.sleep(0.005)


def show(row, binary, work, lines):
    source, out, names = work + "/in", work + "/out", work + "/names.tsv"
    for path in (source, out):
        os.makedirs(path)
    disk, nobody = row == "a full disk", row == "a folder without read permission"
    if row == "output folder removed during the run":
        write(source, [line.replace(b'"id": "', b'"id": "%d-' % copy, 1) for copy in range(60) for line in lines])
    else:
        ROWS[row](list(lines), source)
    if disk:
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", out], capture_output=True)
        if mounted.returncode:
            raise LeftOut("no small disk can be mounted here")
    try:
        for tool, command, written in commands(binary, source, out, names):
            if nobody:
                os.chmod(out, 0o777)
            during = (lambda: removed_soon(written)) if ROWS[row] is None else None
            code, said = run(command, nobody, during)
            print(f"\n### {row}: {tool} ends with {code}\n")
            if tool == "datatrove":
                # Its log is long; what it says at the end, and what it warns of, counts.
                kept = [line for line in said.splitlines() if "WARNING" in line or "ERROR" in line or "Error" in line]
                said = "\n".join(kept[:3] + kept[-2:] if len(kept) > 5 else kept)
            shown = said.replace(work, "").strip().splitlines()
            print("\n".join("    " + line[:230] for line in shown[-12:]))
            print("    written:", json.dumps(lines_in(written)) if os.path.isdir(written) else "nothing", flush=True)
            if disk:
                shutil.rmtree(written, ignore_errors=True)
    finally:
        if disk:
            subprocess.run(["umount", out], check=False)


def main():
    with tempfile.TemporaryDirectory(prefix="quire-damage-") as folder:
        subprocess.run([sys.executable, HERE + "/corpus_maker.py", "1", folder + "/corpus.jsonl", "--names", folder + "/names.tsv"],
                       check=True)
        with open(folder + "/corpus.jsonl", "rb") as file:
            lines = file.readlines()[:100]
        os.chmod(folder, 0o755)
        for row in ROWS:
            if ARGS.only and not any(word in row for word in ARGS.only.split(",")):
                continue
            work = folder + "/row"
            os.makedirs(work)
            shutil.copy(folder + "/names.tsv", work)
            try:
                show(row, ARGS.quire, work, lines)
            except LeftOut as why:
                print(f"\n### {row}: left out, {why}", flush=True)
            shutil.rmtree(work)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("quire")
    parser.add_argument("--only", help="words of the rows that are wanted, separated by commas")
    parser.add_argument("--no-peers", action="store_true")
    ARGS = parser.parse_args()
    main()
