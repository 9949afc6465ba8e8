"""The job of compare_corpus.py for datatrove: corpus_datatrove.py INPUT_FOLDER NAMES OUT WORKERS."""
import hashlib, re, sys

import ahocorasick
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.filters import LambdaFilter
from datatrove.pipeline.formatters import FTFYFormatter
from datatrove.pipeline.formatters.base import BaseFormatter
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

BLANKS = re.compile(r"[ \t\u00a0\u200b\u2002-\u200a\u202f\u3000]+")
LINES = re.compile(r"\n{3,}")
PATTERNS = {
    "EMAIL": re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"),
    "URL": re.compile(r'https?://[^\s<>"]+'),
    "PHONE": re.compile(r"\+?\d[\d -]{7,}\d"),
    "DATE": re.compile(r"\b(?:January|February|March|April|June|July|August|October|November) \d{1,2}, \d{4}\b"),
}


class Clean(BaseFormatter):
    name = "clean"

    def format(self, text):
        text = BLANKS.sub(" ", text)
        return LINES.sub("\n\n", "\n".join(line.strip() for line in text.split("\n"))).strip()


class DropDuplicates(PipelineStep):
    name, type = "drop duplicates", "filter"

    def run(self, data, rank=0, world_size=1):
        seen = set()
        for document in data:
            digest = hashlib.md5(document.text.encode()).digest()
            if digest not in seen:
                seen.add(digest)
                yield document


class Tag(PipelineStep):
    name, type = "tag", "tag"

    def __init__(self, names):
        super().__init__()
        self.names = names

    def run(self, data, rank=0, world_size=1):
        automaton = ahocorasick.Automaton()
        for line in open(self.names, encoding="utf8"):
            name = line.split("\t")[0].strip()
            automaton.add_word(name, name)
        automaton.make_automaton()
        for document in data:
            text = document.text
            found = [[m.start(), m.end(), kind] for kind, pattern in PATTERNS.items() for m in pattern.finditer(text)]
            for last, name in automaton.iter(text):
                start, end = last - len(name) + 1, last + 1
                if (start == 0 or not text[start - 1].isalnum()) and (end == len(text) or not text[end].isalnum()):
                    found.append([start, end, "NAME"])
            document.metadata["entities"] = found
            yield document


def is_good(document):
    text = document.text
    return (200 <= len(text) <= 100_000 and len(text.split()) >= 50
            and sum(map(str.isalnum, text)) >= 0.5 * len(text))


if __name__ == "__main__":
    folder, names, out, workers = sys.argv[1:5]
    steps = [JsonlReader(folder, glob_pattern="*.jsonl*"), FTFYFormatter(), Clean(), LambdaFilter(is_good),
             DropDuplicates(), Tag(names), JsonlWriter(out, compression=None)]
    LocalPipelineExecutor(pipeline=steps, tasks=1, workers=int(workers), logging_dir=out + "-log").run()
