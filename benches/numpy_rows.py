"""Writes numpy.txt: the time of numpy's argmax and top-5 over the shapes of rows.rs, in nanoseconds: the best of
many runs, each long enough to be measured. `cargo bench --bench rows` shows them beside its own.

    pip install numpy && python numpy_rows.py
"""
import pathlib
import time

import numpy as np


def best(run, seconds=1.5):
    end, least = time.perf_counter() + seconds, float("inf")
    while time.perf_counter() < end:
        run()
        start = time.perf_counter_ns()
        run()
        least = min(least, time.perf_counter_ns() - start)
    return least


lines = []


def write(kind, shape, name, run):
    lines.append(f"{kind}\t{shape}\t{name}\t{best(run)}\n")


random = np.random.default_rng(0)
for rows, width in [(1024, 1000), (64, 1000), (64, 21841), (4096, 14), (4096, 21), (1024, 80)]:
    scores, shape = random.random((rows, width), dtype=np.float32), f"{rows}x{width}"
    if width != 21:
        write("argmax of f32", shape, "numpy", lambda: scores.argmax(axis=1))
    write("top 5", shape, "numpy argpartition, unsorted", lambda: np.argpartition(scores, -5, axis=1)[:, -5:])
    write("top 5", shape, "numpy argsort", lambda: np.argsort(scores, axis=1)[:, -5:])
for rows, width in [(4096, 1001), (4096, 80)]:
    scores, shape = random.integers(0, 256, (rows, width), dtype=np.uint8), f"{rows}x{width}"
    write("argmax of bytes", shape, "numpy u8", lambda: scores.argmax(axis=1))
    write("argmax of bytes", shape, "numpy i8", lambda: scores.view(np.int8).argmax(axis=1))
for classes, columns in [(80, 8400), (21, 101_400)]:
    scores, shape = random.random((classes, columns), dtype=np.float32), f"[{classes}, {columns}]"
    write("argmax, class by class", shape, "numpy, axis 0", lambda: scores.argmax(axis=0))
    write("argmax, class by class", shape, "numpy, transposed", lambda: np.ascontiguousarray(scores.T).argmax(axis=1))
pathlib.Path(__file__).with_name("numpy.txt").write_text("".join(lines))
