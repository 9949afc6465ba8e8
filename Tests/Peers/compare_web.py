#!/usr/bin/env python3
"""Measures Quire on web pages beside its peers, in one run: quality with the scorers of ../shared/eval, speed as CPU time.

usage: compare_web.py QUIRE DATA [--pages N] [--rounds R] [--peers a,b,…]

QUIRE is the release binary; DATA holds wcxb/ and readability/ (see docs/benchmarks.md). `make compare-web` installs the
peers into a virtual environment outside of the repository and calls this. Rounds alternate between Quire and the peers,
so that a busy machine disturbs all of them alike; the median of the rounds counts. Peers parse from memory with their
imports done before; Quire's time is that of the whole process, start and files included.
"""
import argparse, glob, gzip, json, logging, os, re, resource, statistics, subprocess, sys, tempfile, time, warnings

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def peers():
    """Name -> function from a page's text to {text, title, author}; only those that are installed."""
    found = {}
    try:
        import trafilatura
        from trafilatura import bare_extraction

        def run_trafilatura(page):
            r = bare_extraction(page, with_metadata=True, include_comments=False)
            return {"text": r.text, "title": r.title, "author": r.author} if r else {}

        def run_trafilatura_full(page):
            return {"text": trafilatura.extract(page, include_comments=True, with_metadata=True, output_format="json")}

        found["trafilatura"] = run_trafilatura
        found["trafilatura, comments and metadata as JSON"] = run_trafilatura_full
    except ImportError:
        pass
    try:
        import html_text
        from readability import Document

        def run_readability(page):
            d = Document(page)
            return {"text": html_text.extract_text(d.summary(html_partial=True)), "title": d.short_title()}

        found["readability-lxml"] = run_readability
    except ImportError:
        pass
    try:
        from resiliparse.extract.html2text import extract_plain_text

        found["resiliparse"] = lambda page: {"text": extract_plain_text(page, main_content=True, list_bullets=False)}
    except ImportError:
        pass
    try:
        import turbohtml

        def run_turbohtml(page):
            a = turbohtml.parse(page).article()
            return {"text": a.text, "title": a.title, "author": a.byline}

        found["turbohtml"] = run_turbohtml
    except ImportError:
        pass
    return found


def parsers():
    """Name -> function that only parses bytes."""
    found = {}
    try:
        from selectolax.lexbor import LexborHTMLParser
        found["lexbor (selectolax)"] = LexborHTMLParser
    except ImportError:
        pass
    try:
        import lxml.html
        found["libxml2 (lxml)"] = lxml.html.document_fromstring
    except ImportError:
        pass
    return found


def child_time(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def quire_run(quire, definition, out, files):
    return [quire, "run", os.path.join(ROOT, "Pipelines", definition), "--quiet", "--workers", "1", "--set", f"out={out}", files]


def score(gold, predictions, *extra):
    scorer = os.path.join(ARGS.data, "..", "eval", "score_extraction.py")
    return subprocess.run([sys.executable, scorer, gold, predictions, *extra], capture_output=True, text=True).stdout


def write(path, rows):
    with open(path, "w", encoding="utf8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def exact(value):
    value = value.get("value") if isinstance(value, dict) else value
    if isinstance(value, list):
        value = ", ".join(str(v) for v in value)
    return re.sub(r"\s+", " ", value or "").strip()


def metadata_table(gold, records):
    """Title and byline of the readability pages: right, of how many, and wrong where a value was given."""
    counts = dict(title=[0, 0, 0], byline=[0, 0, 0])
    for path in glob.glob(gold + "/*/expected-metadata.json"):
        name = os.path.basename(os.path.dirname(path))
        truth, said = json.load(open(path, encoding="utf8")), records.get(name, {})
        for key, ours in (("title", "title"), ("byline", "author")):
            want, got = exact(truth.get(key)), exact(said.get(ours))
            counts[key][1] += bool(want)
            counts[key][0] += bool(want) and want == got
            counts[key][2] += bool(got) and want != got
    return counts


def quality(quire, data, work):
    subprocess.run([sys.executable, data + "/../eval/make_readability_gold.py", data + "/readability", work + "/readability"], check=True)
    sets = [("wcxb", data + "/wcxb/ground-truth", data + "/wcxb/html"),
            ("readability", work + "/readability/ground-truth", work + "/readability/html")]
    for name, gold, pages in sets:
        print(f"\n## {name}: word F1")
        out = f"{work}/quire-{name}"
        subprocess.run(quire_run(quire, "main-content.yaml", out, pages), check=False, stdout=subprocess.DEVNULL)
        print("quire\n" + score(gold, out + "/main-content.jsonl"))
        results = {}
        for peer, run in PEERS.items():
            if "JSON" in peer:
                continue
            rows = []
            for path in sorted(glob.glob(pages + "/*.html.gz")):
                page = gzip.open(path, "rt", encoding="utf8", errors="replace").read()
                try:
                    row = run(page)
                except Exception as error:
                    row = {"error": str(error)}
                rows.append({"id": os.path.basename(path), **row})
            write(f"{work}/{peer}-{name}.jsonl", rows)
            results[peer] = {row["id"].removesuffix(".html.gz"): row for row in rows}
            print(peer + "\n" + score(gold, f"{work}/{peer}-{name}.jsonl"))
        if name == "readability":
            out = f"{work}/quire-web-{name}"
            subprocess.run(quire_run(quire, "web-article.yaml", out, pages), check=False, stdout=subprocess.DEVNULL)
            records = {}
            for line in open(out + "/articles.jsonl", encoding="utf8"):
                record = json.loads(line)
                meta = record["metadata"]
                records[os.path.basename(record["id"])] = {"title": meta.get("title"), "author": meta.get("authors")}
            results["quire"] = records
            print("## readability: title and byline, exact; wrong: a value that is not the gold's\n")
            for peer in ["quire", *[p for p in results if p != "quire"]]:
                c = metadata_table(data + "/readability", results[peer])
                print(f"{peer:18} title {c['title'][0]} of {c['title'][1]}, wrong {c['title'][2]}; "
                      f"byline {c['byline'][0]} of {c['byline'][1]}, wrong {c['byline'][2]}")


def speed(quire, data, work):
    files = sorted(glob.glob(data + "/wcxb/html/*.html.gz"))[: ARGS.pages or None]
    pages, total = [], 0
    os.makedirs(work + "/pages", exist_ok=True)
    for path in files:
        raw = gzip.open(path).read()
        total += len(raw)
        with open(f"{work}/pages/{os.path.basename(path)[:-3]}", "wb") as file:
            file.write(raw)
        pages.append(raw.decode("utf8", "replace"))
    times = {}
    for _ in range(ARGS.rounds):
        times.setdefault("quire, main-content.yaml", []).append(
            child_time(quire_run(quire, "main-content.yaml", work + "/speed", work + "/pages")))
        times.setdefault("quire, web-article.yaml", []).append(
            child_time(quire_run(quire, "web-article.yaml", work + "/speed2", work + "/pages")))
        for peer, run in PEERS.items():
            start = time.process_time()
            for page in pages:
                try:
                    run(page)
                except Exception:
                    pass
            times.setdefault(peer, []).append(time.process_time() - start)
        for parser, run in parsers().items():
            start = time.process_time()
            for page in pages:
                run(page.encode())
            times.setdefault("parse only: " + parser, []).append(time.process_time() - start)
    base = statistics.median(times.get("trafilatura, comments and metadata as JSON", [0]))
    print(f"\n## speed: {len(pages)} pages, {total / 1e6:.1f} MB, one core, CPU time, median of {ARGS.rounds} rounds\n")
    for name, rounds in times.items():
        median = statistics.median(rounds)
        ratio = f"  {base / median:6.1f} times trafilatura" if base else ""
        print(f"{name:44} {1000 * median / len(pages):8.2f} ms/page {total / 1e6 / median:8.1f} MB/s{ratio}")
    print(f"peak memory of the children {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB, "
          f"of the peers' process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB", flush=True)
    print(subprocess.run([quire, "benchmark", ROOT + "/Pipelines/web-article.yaml", work + "/pages",
                          "--megabytes", str(max(1, total // 1_000_000))], capture_output=True, text=True).stdout)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("quire")
    parser.add_argument("data")
    parser.add_argument("--pages", type=int, default=0, help="how many pages the speed is measured on; all by default")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=["quality", "speed"])
    parser.add_argument("--peers", help="names of peers, separated by commas; all that are installed by default")
    ARGS = parser.parse_args()
    PEERS = {n: f for n, f in peers().items() if not ARGS.peers or n.split(",")[0] in ARGS.peers.split(",")}
    with tempfile.TemporaryDirectory() as folder:
        if ARGS.only != "speed":
            quality(ARGS.quire, ARGS.data, folder)
        if ARGS.only != "quality":
            speed(ARGS.quire, ARGS.data, folder)
