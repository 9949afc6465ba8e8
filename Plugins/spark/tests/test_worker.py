"""The protocol's client, without Spark: crashes, hangs, limits."""

import os
import sys
import tempfile
import unittest

from quire_spark import Worker, WorkerError

FAKE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fake_worker.py")


class WorkerTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.definition = os.path.join(folder.name, "stages.txt")
        open(self.definition, "w").close()

    def worker(self, **options):
        worker = Worker([sys.executable, FAKE, "worker", self.definition], **options)
        self.addCleanup(worker.close)
        return worker

    @staticmethod
    def documents(count, special=None):
        special = special or {}
        return [{"id": str(n), "text": special.get(n, f"text {n}"), "uri": str(n)} for n in range(count)]

    def fates(self, worker, documents):
        results = list(worker.run(documents))
        self.assertEqual([place for place, _ in results], list(range(len(documents))))
        self.assertEqual([result["id"] for _, result in results], [document["id"] for document in documents])
        return [result["fate"] for _, result in results]

    def test_documents_go_through_in_batches(self):
        worker = self.worker(batch_documents=7)
        self.assertEqual(self.fates(worker, self.documents(100, {5: "DROP"})).count("written"), 99)
        self.assertEqual(worker.restarts, 0)
        self.assertEqual(list(worker.run([])), [])

    def test_a_crash_costs_one_document(self):
        worker = self.worker(batch_documents=64)
        results = dict(worker.run(self.documents(200, {3: "POISON", 77: "POISON", 199: "POISON"})))
        lost = [place for place, result in results.items() if result["fate"] == "quarantined"]
        self.assertEqual(lost, [3, 77, 199])
        self.assertEqual(len(results), 200)
        row = results[77]["quarantine"]
        self.assertEqual((row["by"], row["code"], row["source"]), ("worker", "crash", "POISON"))
        self.assertIn("signal 11", row["message"])
        self.assertIn("the fake worker is here", row["message"])
        self.assertLessEqual(worker.restarts, 3 * 7)

    def test_a_document_that_hangs_is_given_up(self):
        worker = self.worker(batch_documents=4, timeout=1.0)
        results = [result for _, result in worker.run(self.documents(6, {2: "HANG"}))]
        self.assertEqual([r["fate"] for r in results].count("written"), 5)
        self.assertEqual(results[2]["quarantine"]["code"], "timeout")

    def test_a_document_larger_than_a_frame_is_told(self):
        os.environ["FAKE_FRAME_LIMIT"] = "4096"
        self.addCleanup(os.environ.pop, "FAKE_FRAME_LIMIT")
        fates = self.fates(self.worker(), self.documents(20, {9: "x" * 5000}))
        self.assertEqual([n for n, fate in enumerate(fates) if fate == "quarantined"], [9])

    def test_a_step_that_stops_fails_the_job(self):
        with self.assertRaisesRegex(WorkerError, "told to stop"):
            list(self.worker().run(self.documents(3, {1: "STOP"})))

    def test_a_program_that_does_not_start_says_why(self):
        with self.assertRaisesRegex(WorkerError, "(?s)exit code 1.*No such file"):
            Worker([sys.executable, FAKE, "worker", "/no/such/file"]).handshake
        with self.assertRaisesRegex(WorkerError, "can't be run"):
            Worker(["/no/such/program"]).handshake

    def test_nothing_is_left_running(self):
        worker = self.worker()
        self.fates(worker, self.documents(1))
        process = worker._process
        worker.close()
        self.assertEqual(process.returncode, 0)


if __name__ == "__main__":
    unittest.main()
