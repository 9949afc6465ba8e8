"""DataFrames and archives through workers, in `local[2]` and in a cluster of two processes.

`QUIRE` names the program; without it, what needs it is skipped. `QUIRE_SPARK_MASTERS` names the masters to test.
"""

import gzip
import json
import os
import random
import stat
import subprocess
import sys
import tempfile
import unittest

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

import quire_spark

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import fake_worker  # noqa: E402

QUIRE = os.environ.get("QUIRE")
MASTERS = os.environ.get("QUIRE_SPARK_MASTERS", "local[2] local-cluster[2,1,1024]").split()
WORDS = "river harbour ledger winter copper garden signal meadow lantern orchard bridge market".split()


def has_stage(name):
    return QUIRE is not None and subprocess.run([QUIRE, "stages", name], capture_output=True).returncode == 0


def sentences(count, seed):
    """Texts of some words, among them repeated ones, advertisements and broken ones."""
    pick = random.Random(seed)
    texts = []
    for number in range(count):
        words = [pick.choice(WORDS) for _ in range(pick.randint(6, 60))]
        text = " ".join(words) + f"  number\u00a0{number}\u200b.\n\n\n" + " ".join(pick.choices(WORDS, k=12)) + " \n"
        if texts and pick.random() < 0.1:
            text = pick.choice(texts)
        elif texts and pick.random() < 0.1:
            text = pick.choice(texts) + "An end of its own."
        elif pick.random() < 0.1:
            text += "An advertisement."
        elif pick.random() < 0.05:
            text += "A broken text."
        texts.append(text)
    return texts


class SparkTests:
    """What is tested with each master."""

    master = None

    @classmethod
    def setUpClass(cls):
        os.environ["PYSPARK_PYTHON"] = sys.executable
        builder = SparkSession.builder.master(cls.master).appName("quire-spark tests")
        settings = {
            "spark.ui.enabled": "false",
            "spark.driver.host": "127.0.0.1",
            "spark.ui.showConsoleProgress": "false",
            "spark.sql.shuffle.partitions": "2",
            "spark.executor.memory": "512m",
            "spark.executorEnv.PYTHONPATH": os.path.dirname(HERE),
        }
        for name, value in settings.items():
            builder = builder.config(name, value)
        cls.spark = builder.getOrCreate()
        cls.spark.sparkContext.setLogLevel("ERROR")
        cls.folder = tempfile.TemporaryDirectory()

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()
        cls.folder.cleanup()

    def path(self, name, text=None):
        path = os.path.join(self.folder.name, name)
        if text is not None:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        return path

    def ran(self, definition, inputs, *more):
        """What `quire run` writes: records, rejects and quarantine, each as JSON without the line's end."""
        out = tempfile.mkdtemp(dir=self.folder.name)
        command = [QUIRE, "run", os.path.join(HERE, definition), *inputs, "--set", f"out={out}", "--quiet", *more]
        process = subprocess.run(command, capture_output=True, text=True)
        self.assertIn(process.returncode, (0, 2), process.stderr)
        files = []
        for name in ("records.jsonl", "rejects.jsonl", "quarantine.jsonl"):
            path = os.path.join(out, name)
            with open(path, encoding="utf-8", newline="") if os.path.exists(path) else open(os.devnull) as file:
                files.append([line for line in file.read().split("\n") if line])
        return files

    def assertSame(self, result, expected):
        records, rejects, quarantine = expected
        self.assertEqual(sorted(row["record"] for row in result.documents.collect()), sorted(records))
        self.assertEqual(sorted(row["row"] for row in result.rejects.collect()), sorted(rejects))
        self.assertEqual(sorted(row["row"] for row in result.quarantine.collect()), sorted(quarantine))

    # With the program

    @unittest.skipUnless(QUIRE, "QUIRE does not name the program")
    def test_the_same_documents_come_out_as_of_quire_run(self):
        rows, lines, offset = [], [], 0
        for number, text in enumerate(sentences(400, 1)):
            line = json.dumps({"id": f"d{number}", "text": text, "topic": number % 7}, ensure_ascii=False, separators=(",", ":"))
            rows.append((f"d{number}", text, number % 7, number + 1, offset))
            offset += len(line.encode()) + 1
            lines.append(line)
        path = self.path("corpus.jsonl", "\n".join(lines) + "\n")
        expected = self.ran("corpus.yaml", [path], "--plugins", os.path.join(HERE, "plugin"))
        self.assertGreater(min(map(len, expected)), 10)

        df = self.spark.createDataFrame(rows, "id string, text string, topic int, n long, offset long").repartition(5)
        result = quire_spark.transform(
            df.withColumn("uri", F.lit(path)),
            os.path.join(HERE, "corpus.yaml"),
            id_column="id",
            text_column="text",
            metadata=["topic"],
            uri_column="uri",
            record_column="n",
            offset_column="offset",
            plugins=[os.path.join(HERE, "plugin")],
            sets={"out": "unused"},
            binary=QUIRE,
            fields={"topic": ("metadata.topic.value", "int")},
            batch_bytes=10_000,
        )
        records, rejects, quarantine = expected
        self.assertEqual(sorted(r["record"] for r in result.documents.collect()), sorted(records))
        self.assertEqual(sorted(r["row"] for r in result.rejects.collect()), sorted(rejects))
        # The number of the line is known to a run alone.
        found = [{**json.loads(r["row"]), "line": None} for r in result.quarantine.collect()]
        wanted = [{**json.loads(line), "line": None} for line in quarantine]
        self.assertEqual(sorted(found, key=str), sorted(wanted, key=str))
        topics = {row["id"]: row["topic"] for row in result.documents.collect()}
        self.assertTrue(all(topics[id] == int(id[1:]) % 7 for id in topics))
        self.assertEqual(json.loads(result.documents.head()["outputs"]).keys(), {"records", "texts"})
        result.unpersist()

    @unittest.skipUnless(QUIRE, "QUIRE does not name the program")
    def test_files_come_as_bytes_and_nulls_are_told(self):
        rows = [("a", b"<p>One <b>page</b>.</p>"), ("b", gzip.compress(b"A text.")), ("c", None), (None, b"x")]
        df = self.spark.createDataFrame(rows, "name string, bytes binary")
        df = df.withColumn("uri", F.concat("name", F.when(F.col("name") == "a", ".html").otherwise(".txt")))
        result = quire_spark.transform(
            df, os.path.join(HERE, "pages.yaml"), id_column="name", text_column="bytes", uri_column="uri", binary=QUIRE
        )
        texts = {row["id"]: json.loads(row["record"])["text"].strip() for row in result.documents.collect()}
        self.assertEqual(texts, {"a": "One page.", "b": "A text."})
        self.assertEqual({(r["id"], r["code"]) for r in result.quarantine.collect()}, {("c", "no-text"), (None, "no-id")})

    @unittest.skipUnless(QUIRE, "QUIRE does not name the program")
    def test_archives_are_read_on_executors(self):
        paths = []
        for name in range(3):
            archive = b""
            for number, text in enumerate(sentences(40, name)):
                page = f"<html><title>Page {number}</title><p>{text}</p></html>".encode()
                http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
                for kind, block in (("request", b"GET / HTTP/1.1\r\n\r\n"), ("response", http)):
                    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{name}-{number}-{kind}>\r\n"
                    head += f"WARC-Target-URI: http://site.example/{number}\r\nContent-Length: {len(block)}\r\n"
                    head += f"Content-Type: application/http; msgtype={kind}\r\n\r\n"
                    record = head.encode() + block + b"\r\n\r\n"
                    archive += gzip.compress(record) if name else record
            paths.append(self.path(f"crawl-{name}.warc" + (".gz" if name else "")))
            with open(paths[-1], "wb") as file:
                file.write(archive)
        expected = self.ran("pages.yaml", paths)
        self.assertEqual(len(expected[0]), 120)
        pattern = os.path.join(self.folder.name, "crawl-*.warc*")
        definition = os.path.join(HERE, "pages.yaml")
        self.assertSame(quire_spark.transform_warc(self.spark, pattern, definition, binary=QUIRE), expected)

    @unittest.skipUnless(has_stage("curation.drop-duplicates"), "the program has no ordered stages")
    def test_duplicates_are_those_of_quire_run(self):
        texts = sentences(300, 5)
        compact = {"ensure_ascii": False, "separators": (",", ":")}
        lines = [json.dumps({"id": f"d{n:03}", "text": text}, **compact) for n, text in enumerate(texts)]
        path = self.path("duplicates.jsonl", "\n".join(lines) + "\n")
        expected = self.ran("duplicates.yaml", [path])
        self.assertGreater(len(expected[1]), 20)
        offsets = [sum(len(line.encode()) + 1 for line in lines[:n]) for n in range(len(lines))]
        rows = [(n, f"d{n:03}", text, offsets[n]) for n, text in enumerate(texts)]
        random.Random(1).shuffle(rows)
        df = self.spark.createDataFrame(rows, "n long, id string, text string, offset long").repartition(5)
        df = df.select("*", F.lit(path).alias("uri"), (F.col("n") + 1).alias("record"))
        result = quire_spark.deduplicate(
            df,
            os.path.join(HERE, "duplicates.yaml"),
            order_column="n",
            id_column="id",
            text_column="text",
            as_records=True,
            uri_column="uri",
            record_column="record",
            offset_column="offset",
            binary=QUIRE,
        )
        self.assertSame(result, expected)

    # Without the program

    def fake(self):
        program = self.path("fake-quire", f"#!/bin/sh\nexec {sys.executable} {HERE}/fake_worker.py \"$@\"\n")
        os.chmod(program, os.stat(program).st_mode | stat.S_IXUSR)
        return program

    def test_poison_costs_one_document(self):
        texts = ["POISON" if n in (3, 150) else "DROP" if n % 10 == 0 else f"text {n}" for n in range(200)]
        df = self.spark.createDataFrame(list(enumerate(texts)), "id int, text string").repartition(3)
        definition = self.path("plain.txt", "")
        result = quire_spark.transform(df, definition, id_column="id", text_column="text", binary=self.fake())
        self.assertEqual({row["id"] for row in result.quarantine.collect()}, {"3", "150"})
        self.assertEqual({row["code"] for row in result.quarantine.collect()}, {"crash"})
        self.assertEqual((result.documents.count(), result.rejects.count()), (179, 19))

    def test_joins_decide_as_one_state_does(self):
        stages = {"same": "whole", "lines": "units", "alike": "bands"}
        pick = random.Random(9)
        texts = [
            "\n".join(" ".join(pick.choices(WORDS, k=pick.randint(1, 3))) for _ in range(pick.randint(1, 3)))
            for _ in range(80)
        ]
        expected = {}
        states = {step: fake_worker.State(kind) for step, kind in stages.items()}
        for number, text in enumerate(texts):
            said = []
            for step, kind in stages.items():
                verdict = states[step].meet(fake_worker.digest(kind, text), f"d{number}")
                if verdict is not None and kind != "units":
                    expected[f"d{number}"] = [step, verdict]
                    break
                said.append(verdict)
            else:
                expected[f"d{number}"] = said
        rows = [(number, f"d{number}", text) for number, text in enumerate(texts)]
        pick.shuffle(rows)
        df = self.spark.createDataFrame(rows, "n long, id string, text string").repartition(3)
        definition = self.path("ordered.txt", "".join(f"{step} {kind}\n" for step, kind in stages.items()))
        options = {"id_column": "id", "text_column": "text", "binary": self.fake()}
        with self.assertRaisesRegex(ValueError, "deduplicate"):
            quire_spark.transform(df, definition, **options)
        result = quire_spark.deduplicate(df, definition, order_column="n", **options)
        found = {row["id"]: [row["by"], json.loads(row["reason"])] for row in result.rejects.collect()}
        found.update({row["id"]: json.loads(row["record"])["said"] for row in result.documents.collect()})
        self.assertEqual(found, expected)
        self.assertEqual({f"d{row['order']}" for row in result.all.collect()}, set(expected))
        twice = df.union(df.limit(1))
        with self.assertRaisesRegex(ValueError, "different ids"):
            quire_spark.deduplicate(twice, definition, order_column="n", **options)


for master in MASTERS:
    name = "Spark" + "".join(part.capitalize() for part in master.split("[")[0].split("-"))
    globals()[name] = type(name, (SparkTests, unittest.TestCase), {"master": master})
    globals()[name].__module__ = __name__


if __name__ == "__main__":
    unittest.main()
