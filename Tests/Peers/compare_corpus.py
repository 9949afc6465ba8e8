#!/usr/bin/env python3
"""Measures a curation job beside its peers, in one run: CPU time and peak memory of the whole process tree.

usage: compare_corpus.py QUIRE [--megabytes N] [--rounds R] [--sizes 1,100,1000] [--no-peers]

The corpus is made by corpus_maker.py. The job: Unicode repair, white space, length and quality filter, exact
deduplication, four patterns and 5,000 names, JSON Lines out (corpus.yaml; corpus_datatrove.py does the same). The floor is
reading and writing the same lines with orjson. CPU time is user and system time; wall time counts for nothing on a machine
that does other things, but for the speed-up of two workers, which is told with the load. Medians of the rounds count.
"""
import argparse, json, os, resource, shutil, statistics, subprocess, sys, tempfile, threading, time

HERE = os.path.dirname(os.path.abspath(__file__))
FLOOR = ("import orjson,sys\n"
         "with open(sys.argv[1],'rb') as i, open(sys.argv[2],'wb') as o:\n"
         "  for l in i: o.write(orjson.dumps(orjson.loads(l), option=orjson.OPT_APPEND_NEWLINE))")


def tree_bytes(root):
    """The memory of a process and those that it started, in bytes, what they share counted once."""
    children = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                stat = open(f"/proc/{entry}/stat").read()
                children.setdefault(int(stat[stat.rindex(")") + 2:].split()[1]), []).append(int(entry))
            except OSError:
                pass
    pids, todo, total = [root], [root], 0
    while todo:
        found = children.get(todo.pop(), [])
        pids += found
        todo += found
    for pid in pids:
        try:
            for line in open(f"/proc/{pid}/smaps_rollup"):
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) * 1024
        except OSError:
            pass
    return total


def measure(command):
    """CPU seconds, wall seconds, peak bytes and exit code of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.time()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    words = []
    reader = threading.Thread(target=lambda: words.append(process.stderr.read()))
    reader.start()
    peak = 0
    while process.poll() is None:
        peak = max(peak, tree_bytes(process.pid))
        time.sleep(0.05)
    reader.join()
    wall = time.time() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if process.returncode not in (0, 2):
        print("".join(words)[-600:], file=sys.stderr)
    return cpu, wall, peak, process.returncode


def make(folder, megabytes):
    os.makedirs(f"{folder}/in-{megabytes}", exist_ok=True)
    path = f"{folder}/in-{megabytes}/corpus.jsonl"
    command = [sys.executable, f"{HERE}/corpus_maker.py", str(megabytes), path, "--names", f"{folder}/names.tsv",
               "--truth", f"{folder}/truth-{megabytes}.json"]
    subprocess.run(command, check=True)
    return path


def quire(binary, folder, path, workers):
    return [binary, "run", f"{HERE}/corpus.yaml", path, "--set", f"out={folder}/quire", "--set",
            f"names={folder}/names.tsv", "--workers", str(workers), "--quiet", "--restart"]


def row(name, runs, base=None):
    cpu = statistics.median(run[0] for run in runs)
    wall = statistics.median(run[1] for run in runs)
    peak = max(run[2] for run in runs)
    ratio = f"{cpu / base:6.1f} x" if base else "        "
    print(f"{name:32} {cpu:8.2f} {wall:8.2f} {peak / 1e6:8.0f} {ratio}", flush=True)
    return cpu, wall


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("quire")
    arguments.add_argument("--megabytes", type=int, default=100)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--sizes", default="1,10,100,1000")
    arguments.add_argument("--no-peers", action="store_true")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="quire-corpus-") as folder:
        path = make(folder, options.megabytes)
        jobs = {"Quire, 1 worker": quire(options.quire, folder, path, 1),
                "Quire, 2 workers": quire(options.quire, folder, path, 2)}
        if not options.no_peers:
            jobs["orjson, reading and writing alone"] = [sys.executable, "-c", FLOOR, path, f"{folder}/floor.jsonl"]
            jobs["datatrove"] = [sys.executable, f"{HERE}/corpus_datatrove.py", os.path.dirname(path),
                                 f"{folder}/names.tsv", f"{folder}/datatrove", "1"]
        runs = {name: [] for name in jobs}
        for _ in range(options.rounds):
            for name, command in jobs.items():
                shutil.rmtree(f"{folder}/datatrove", ignore_errors=True)
                shutil.rmtree(f"{folder}/datatrove-log", ignore_errors=True)
                runs[name].append(measure(command))
        print(f"{options.megabytes} MB, load {os.getloadavg()[0]:.1f}")
        print(f"{'':32} {'CPU s':>8} {'wall s':>8} {'peak MB':>8}  to Quire")
        base, wall = row("Quire, 1 worker", runs.pop("Quire, 1 worker"))
        _, two = row("Quire, 2 workers", runs.pop("Quire, 2 workers"), base)
        for name, measured in runs.items():
            row(name, measured, base)
        print(f"two workers: {wall / two:.2f} times one in wall time")
        record = json.load(open(f"{folder}/quire/run.json"))["result"]
        print(json.dumps(record["documents"]), json.dumps(record["rejects"]))
        for size in filter(None, options.sizes.split(",")):
            path = make(folder, int(size))
            row(f"Quire, 1 worker, {size} MB", [measure(quire(options.quire, folder, path, 1))])
            shutil.rmtree(os.path.dirname(path))


if __name__ == "__main__":
    main()
