#!/usr/bin/env python3
"""Holds Quire's published quality filters against datatrove's on the same documents and prints where they differ.

usage: compare_filters.py QUIRE [FILE.jsonl …] [--data DIR] [--limit N] [--show N]

QUIRE is the release binary. The documents are lines with "id" and "text" of the files named, and with --data what that
folder holds: wcxb/ (main content, and whole pages without their tags), flat-comments/. Run it with a Python that has
datatrove==0.10.1 and spacy. For each filter it prints how many documents both keep and both drop, by the same rule
or another, and shows some of those on which the verdicts differ.
"""
import argparse, collections, glob, gzip, html, json, os, re, subprocess, sys, tempfile, time

RULES = {
    "gopher-quality": {
        "gopher_short_doc": "short-document", "gopher_long_doc": "long-document",
        "gopher_below_avg_threshold": "short-words", "gopher_above_avg_threshold": "long-words",
        "gopher_too_many_hashes": "hash-signs", "gopher_too_many_ellipsis": "ellipses",
        "gopher_too_many_bullets": "bullet-lines", "gopher_too_many_end_ellipsis": "ellipsis-lines",
        "gopher_below_alpha_threshold": "few-alphabetic-words", "gopher_enough_stop_words": "few-stop-words",
    },
    "gopher-repetition": {
        "empty": "empty", "dup_para_frac": "duplicate-paragraphs",
        "dup_para_char_frac": "duplicate-paragraph-characters", "dup_line_frac": "duplicate-lines",
        "dup_line_char_frac": "duplicate-line-characters",
        **{f"top_{n}_gram": f"top-{n}-gram" for n in (2, 3, 4)},
        **{f"duplicated_{n}_n_grams": f"duplicate-{n}-gram" for n in range(5, 11)},
    },
    "c4-quality": {
        "lorem_ipsum": "lorem-ipsum", "curly_bracket": "curly-bracket", "too_few_sentences": "few-sentences",
    },
    "fineweb-quality": {
        "empty": "empty", "line_punct_ratio": "unpunctuated-lines", "short_line_ratio": "short-lines",
        "char_dup_ratio": "duplicate-characters", "list_ratio": "list",
    },
}


def documents(args):
    for path in args.files:
        for line in open(path, encoding="utf-8"):
            row = json.loads(line)
            yield str(row["id"]), row["text"]
    if not args.data:
        return
    for path in sorted(glob.glob(f"{args.data}/wcxb/ground-truth/*.json")):
        text = json.load(open(path))["ground_truth"].get("main_content") or ""
        yield "main-" + os.path.basename(path)[:-5], text
    for path in sorted(glob.glob(f"{args.data}/wcxb/html/*.html.gz")):
        page = gzip.open(path, "rt", encoding="utf-8", errors="replace").read()
        page = re.sub(r"(?is)<(script|style|noscript)\b.*?</\1>|<!--.*?-->", " ", page)
        page = html.unescape(re.sub(r"<[^>]*>", "", page))
        yield "page-" + os.path.basename(path).split(".")[0], re.sub(r"[ \t]+", " ", page)
    for path in sorted(glob.glob(f"{args.data}/flat-comments/*")):
        yield "flat-" + os.path.basename(path), open(path, encoding="utf-8", errors="replace").read()


def theirs(name, rows):
    """The verdict and the text of each document, by datatrove, and the CPU seconds it took."""
    from datatrove.data import Document
    from datatrove.pipeline.filters import (
        C4QualityFilter, FineWebQualityFilter, GopherQualityFilter, GopherRepetitionFilter,
    )
    kinds = {
        "gopher-quality": GopherQualityFilter, "gopher-repetition": GopherRepetitionFilter,
        "c4-quality": C4QualityFilter, "fineweb-quality": FineWebQualityFilter,
    }
    kind = kinds[name]()
    from datatrove.utils import text as text_module
    result = {}
    text_module.split_into_parts.cache_clear()
    start = time.process_time()
    for key, text in rows:
        document = Document(text=text, id=key)
        try:
            verdict = kind.filter(document)
        except ZeroDivisionError:
            verdict = (False, "division by zero")
        reason = None if verdict is True else verdict[1]
        result[key] = (RULES[name].get(reason, reason), document.text)
    return result, time.process_time() - start


def ours(quire, name, path, folder):
    """The verdict and the text of each document, by Quire, and the CPU seconds of the process."""
    definition = os.path.join(folder, "filter.yaml")
    out = os.path.join(folder, "kept.jsonl")
    rejects = os.path.join(folder, "rejects.jsonl")
    with open(definition, "w") as file:
        file.write(
            f"quire: 1\nname: compare\nstages:\n  - filter.{name}\n  - stage: export.jsonl\n"
            f"    with: {{ to: {out}, fields: [id, text] }}\nrejects: {{ to: {rejects} }}\nquarantine: false\n"
        )
    before = os.times()
    subprocess.run([quire, "run", definition, path, "--quiet"], check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    result = {}
    for line in open(out, encoding="utf-8"):
        row = json.loads(line)
        result[row["id"]] = (None, row["text"])
    for line in open(rejects, encoding="utf-8"):
        row = json.loads(line)
        result[row["id"]] = (row.get("rule"), row)
    return result, after.children_user + after.children_system - before.children_user - before.children_system


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("quire")
    parser.add_argument("files", nargs="*")
    parser.add_argument("--data")
    parser.add_argument("--limit", type=int, default=1_000_000)
    parser.add_argument("--show", type=int, default=5)
    parser.add_argument("--filters", default=",".join(RULES))
    args = parser.parse_args()
    rows = [(key, text) for key, text in list(documents(args))[: args.limit] if text.strip()]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "documents.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            for key, text in rows:
                file.write(json.dumps({"id": key, "text": text}, ensure_ascii=False) + "\n")
        print(f"{len(rows)} documents, {os.path.getsize(path)} bytes")
        for name in args.filters.split(","):
            compare(name, rows, theirs(name, rows), ours(args.quire, name, path, folder), args.show)


def compare(name, rows, theirs, ours, show):
    counts = collections.Counter()
    differing = []
    for key, _ in rows:
        left, right = theirs[0][key], ours[0].get(key, ("missing", None))
        if (left[0] is None) != (right[0] is None):
            counts["verdict differs"] += 1
            differing.append((key, left[0], right))
        elif left[0] != right[0]:
            counts["both drop, by other rules"] += 1
            differing.append((key, left[0], right))
        elif left[0] is None and left[1] != right[1]:
            counts["both keep, the text differs"] += 1
            differing.append((key, left[1], right))
        else:
            counts["both keep" if left[0] is None else "both drop"] += 1
    print(f"{name}: {dict(counts)}; CPU seconds: datatrove {theirs[1]:.1f}, quire {ours[1]:.2f}")
    for key, left, right in differing[:show]:
        print(f"  {key}: datatrove {str(left)[:200]!r}, quire {str(right)[:300]}")


if __name__ == "__main__":
    main()
