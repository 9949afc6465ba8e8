#!/usr/bin/env python3
"""The job of corpus.yaml in the tools beside which Quire is measured, each in a process of its own.

usage: corpus_peers.py datatrove|data-juicer|floor CORPUS FOLDER NAMES

Writes FOLDER/*.jsonl. The patterns are those of corpus.yaml, the limits too. Deduplication is one set of digests in memory,
as datatrove's own needs four runs with files between them; that favours datatrove.
"""
import hashlib, json, os, re, shutil, sys

PATTERNS = {
    "EMAIL": re.compile(r"[\w.+-]+@[\w-]+\.[\w.]*\w"),
    "URL": re.compile(r'https?://[^\s<>"]+'),
    "PHONE": re.compile(r"\+?\d[\d -]{7,}\d"),
    "DATE": re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}\b"),
}
BLANKS = re.compile(r"[ \t\u00a0\u200b\u2002-\u200a\u202f\u3000]+")
BLANK_LINES = re.compile(r"\n{3,}")


class Finder:
    """Finds the patterns, and names at word boundaries."""

    def __init__(self, path):
        import ahocorasick
        self.names = ahocorasick.Automaton()
        for line in open(path, encoding="utf8"):
            name = line.split("\t")[0]
            self.names.add_word(name, len(name))
        self.names.make_automaton()

    def find(self, text):
        found = [(m.start(), m.end(), kind) for kind, pattern in PATTERNS.items() for m in pattern.finditer(text)]
        for last, length in self.names.iter(text):
            start, end = last - length + 1, last + 1
            if (not start or not text[start - 1].isalnum()) and (end == len(text) or not text[end].isalnum()):
                found.append((start, end, "NAME"))
        return found


def clean(text):
    text = "\n".join(line.strip() for line in BLANKS.sub(" ", text).split("\n"))
    return BLANK_LINES.sub("\n\n", text).strip()


def datatrove(corpus, out, names):
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.base import PipelineStep
    from datatrove.pipeline.filters import LambdaFilter
    from datatrove.pipeline.formatters import FTFYFormatter
    from datatrove.pipeline.formatters.base import BaseFormatter
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    class Clean(BaseFormatter):
        name = "clean"

        def format(self, text):
            return clean(text)

    class DropDuplicates(PipelineStep):
        name = "drop duplicates"
        type = "deduplication"

        def run(self, data, rank=0, world_size=1):
            seen = set()
            for document in data:
                digest = hashlib.md5(document.text.encode()).digest()
                if digest not in seen:
                    seen.add(digest)
                    yield document

    class Find(PipelineStep):
        name = "find"
        type = "entities"

        def run(self, data, rank=0, world_size=1):
            finder = Finder(names)
            for document in data:
                document.metadata["entities"] = finder.find(document.text)
                yield document

    compression = {".gz": "gzip", ".zst": "zstd"}.get(os.path.splitext(corpus)[1])
    reader = JsonlReader(os.path.dirname(corpus), glob_pattern=os.path.basename(corpus), compression=compression)
    steps = [reader, FTFYFormatter(), Clean(), LambdaFilter(good), DropDuplicates(), Find(), JsonlWriter(out, compression=None)]
    LocalPipelineExecutor(pipeline=steps, tasks=1, logging_dir=out + "-log").run()


def good(document):
    """Length, words, letters and digits: the limits of corpus.yaml and of Data-Juicer below."""
    text = document.text
    if not 200 <= len(text) <= 100_000 or len(text.split()) < 50:
        return False
    if sum(map(str.isalnum, text)) / len(text) < 0.5:
        return False
    # One run of words again and again: few of the words are different.
    words = text.split()
    return len(set(words)) / len(words) >= 0.1


def data_juicer(corpus, out, names):
    from data_juicer.ops.base_op import OPERATORS, Filter, Mapper

    @OPERATORS.register_module("find_mapper")
    class Find(Mapper):
        _batched_op = True
        finder = None

        def process_batched(self, samples):
            Find.finder = Find.finder or Finder(names)
            samples["entities"] = [[{"start": s, "end": e, "type": k} for s, e, k in Find.finder.find(t)]
                                   for t in samples[self.text_key]]
            return samples

    @OPERATORS.register_module("few_words_filter")
    class FewWords(Filter):
        def compute_stats_single(self, sample, context=False):
            words = sample[self.text_key].split()
            sample["__dj__stats__"]["variety"] = len(set(words)) / max(1, len(words))
            return sample

        def process_single(self, sample):
            return sample["__dj__stats__"]["variety"] >= 0.1

    from data_juicer.config import init_configs
    from data_juicer.core import DefaultExecutor
    definition = {
        "project_name": "compare", "dataset_path": corpus, "export_path": out + "/out.jsonl", "np": 1, "use_cache": False,
        "open_tracer": False, "open_monitor": False,
        "process": [
            {"fix_unicode_mapper": {}}, {"whitespace_normalization_mapper": {}},
            {"text_length_filter": {"min_len": 200, "max_len": 100_000}},
            {"words_num_filter": {"tokenization": False, "min_num": 50, "max_num": 100_000}},
            {"alphanumeric_filter": {"tokenization": False, "min_ratio": 0.5}}, {"few_words_filter": {}},
            {"document_deduplicator": {"lowercase": False, "ignore_non_character": False}}, {"find_mapper": {}},
        ],
    }
    path = out + "-definition.yaml"
    with open(path, "w", encoding="utf8") as file:
        json.dump(definition, file)
    DefaultExecutor(init_configs(["--config", path])).run()


def floor(corpus, out, names):
    """Reading and writing alone."""
    import orjson
    with open(corpus, "rb") as lines, open(out + "/out.jsonl", "wb") as file:
        for line in lines:
            file.write(orjson.dumps(orjson.loads(line), option=orjson.OPT_APPEND_NEWLINE))


if __name__ == "__main__":
    tool, source, folder, gazetteer = sys.argv[1:]
    for old in (folder, folder + "-log"):
        shutil.rmtree(old, ignore_errors=True)
    os.makedirs(folder)
    {"datatrove": datatrove, "data-juicer": data_juicer, "floor": floor}[tool](source, folder, gazetteer)
