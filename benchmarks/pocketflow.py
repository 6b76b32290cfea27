"""The cycle of three nodes by PocketFlow for Python: python3 benchmarks/pocketflow.py PATH

PATH is a directory that holds its source, the package "pocketflow". The result is checked, printed
and kept in benchmarks/results, from where the page quotes it.
"""

import datetime
import json
import os
import platform
import sys
import time
from pathlib import Path

if len(sys.argv) != 2:
    sys.exit(__doc__)
sys.path.insert(0, sys.argv[1])
from pocketflow import Flow, Node  # noqa: E402, only now on the path

ROUNDS = 10_000
REPETITIONS = 7


class Count(Node):
    def prep(self, shared):
        return shared["left"]

    def exec(self, left):
        return left - 1

    def post(self, shared, prepared, left):
        shared["left"] = left


class Mix(Node):
    def prep(self, shared):
        return shared["sum"], shared["left"], shared["messages"]

    def exec(self, prepared):
        total, left, messages = prepared
        return (total * 31 + left + len(messages)) & 0xFFFFFFFFFFFFFFFF

    def post(self, shared, prepared, total):
        shared["sum"] = total


class Turn(Node):
    def prep(self, shared):
        return shared["left"]

    def exec(self, left):
        return left > 0

    def post(self, shared, left, again):
        return "again" if again else "done"


class End(Node):
    """It warns of an action without a successor."""


def cycle():
    count, mix, turn = Count(), Mix(), Turn()
    count >> mix >> turn
    turn - "again" >> count
    turn - "done" >> End()
    return Flow(start=count)


def expected(rounds):
    total = 42
    for left in range(rounds - 1, -1, -1):
        total = (total * 31 + left) & 0xFFFFFFFFFFFFFFFF
    return total


def main():
    flow = cycle()
    nanos = []
    for _ in range(REPETITIONS):
        shared = {"left": ROUNDS, "sum": 42, "messages": []}
        start = time.perf_counter_ns()
        flow.run(shared)
        nanos.append((time.perf_counter_ns() - start) / (3 * ROUNDS))
        if shared["sum"] != expected(ROUNDS):
            sys.exit("it returns something else")
    best = min(nanos)
    print(f"{best:.0f} ns per step, the best of {REPETITIONS} runs of {3 * ROUNDS} steps")
    report = {
        "measurement": "pocketflow",
        "date": datetime.datetime.now(datetime.timezone.utc).date().isoformat(),
        "jdk": f"{platform.python_implementation()} {platform.python_version()}",
        "machine": f"{os.cpu_count()} processors, {platform.system()}, {platform.machine()}",
        "load": os.getloadavg()[0] / os.cpu_count(),
        "rows": [
            {"group": "3 nodes", "contender": "PocketFlow for Python", "figures": {"ns": best}}
        ],
    }
    results = Path(__file__).parent / "results"
    results.mkdir(exist_ok=True)
    (results / "pocketflow.json").write_text(json.dumps(report, indent=2) + "\n")


main()
