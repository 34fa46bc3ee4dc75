"""Writes csv_python.json: random texts, and the rows that Python's csv module makes of each; null where it refuses one."""
import csv, io, json, pathlib, random

PIECES = ["a", "b", "é", " ", "  ", '"', '""', '"', ",", ",", ";", "\t", "\n", "\r", "\r\n", "'", "\\", "x y"]


def rows(text, separator, skips_space):
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=skips_space, strict=True)
    try:
        return list(reader)
    except csv.Error:
        return None


def field(separator):
    text = "".join(random.choices(["a", "é", " ", '"', ",", ";", "\t", "\n", "\r\n"], k=random.randrange(5)))
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="").writerow([text, ""])
    return random.choice(["", "", " "]) + out.getvalue()[:-1]


def table(separator):
    end = random.choice(["\n", "\r\n", "\r"])
    lines = [separator.join(field(separator) for _ in range(random.randrange(1, 4))) for _ in range(random.randrange(1, 4))]
    return end.join(lines) + random.choice(["", end])


random.seed(4180)
cases = []
for _ in range(1000):
    separator, skips_space = random.choice(",;\t"), random.random() < 0.5
    text = table(separator) if random.random() < 0.6 else "".join(random.choices(PIECES, k=random.randrange(10)))
    cases.append([text, separator, skips_space, rows(text, separator, skips_space)])
lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
pathlib.Path(__file__).with_suffix(".json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
