"""Writes numpy.json: the time of numpy's argmax and top-5 over the shapes of rows.rs, in nanoseconds: the best of
many runs, each long enough to be measured.

    pip install numpy && python numpy_rows.py
"""
import json
import pathlib
import time

import numpy as np


def best(run, seconds=1.5):
    end, least = time.perf_counter() + seconds, float("inf")
    while time.perf_counter() < end:
        start = time.perf_counter_ns()
        run()
        least = min(least, time.perf_counter_ns() - start)
    return least


times = {}
for rows, width in [(1024, 1000), (4096, 14), (64, 21841)]:
    scores = np.random.default_rng(0).random((rows, width), dtype=np.float32)
    shape = f"{rows}x{width}"
    times[f"argmax {shape}"] = {"numpy": best(lambda: scores.argmax(axis=1))}
    times[f"top5 {shape}"] = {
        "numpy argpartition": best(lambda: np.argpartition(scores, -5, axis=1)[:, -5:]),
        "numpy argsort": best(lambda: np.argsort(scores, axis=1)[:, -5:]),
    }
pathlib.Path(__file__).with_name("numpy.json").write_text(json.dumps(times, indent=1))
