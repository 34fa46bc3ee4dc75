"""In: what criterion measured (the target folder as argument), and numpy.json if there is one. Out: the tables of README.md.

    cargo bench && python table.py target
"""
import json
import pathlib
import sys

times = {}
for file in pathlib.Path(sys.argv[1], "criterion").glob("*/*/new/estimates.json"):
    group, name = json.loads(file.with_name("benchmark.json").read_text())["full_id"].split("/", 1)
    times.setdefault(group, {})[name] = json.loads(file.read_text())["median"]["point_estimate"]
numpy = pathlib.Path(__file__).with_name("numpy.json")
for group, others in json.loads(numpy.read_text()).items() if numpy.exists() else []:
    times[group] |= others


def table(kinds, unit, per):
    groups = sorted((g for g in times if g.split()[0] in kinds), key=lambda g: (kinds.index(g.split()[0]), g))
    names = list(dict.fromkeys(name for group in groups for name in times[group]))
    names.sort(key=lambda name: (name != "sum", name != "typed-label", name))
    print("|", " | ".join(["", *names]), "|")
    print("|", " | ".join(["---"] * (len(names) + 1)), "|")
    for group in groups:
        cells = [cell(times[group].get(name), times[group], per) for name in names]
        print("|", " | ".join([group, *cells]), "|")
    print(f"\n{unit}\n")


def cell(time, group, per):
    if time is None:
        return "-"
    return f"{time / per:.1f}" if per else f"{time / 1000:.1f} ({time / group['sum']:.1f})"


table(["argmax"], "us for the whole batch (in brackets: as a multiple of summing it).", None)
table(["top5"], "us for the whole batch (in brackets: as a multiple of summing it).", None)
table(["hits", "misses"], "ns for one name.", 8192)
