"""Holds `order = "dataframe"` against pandas, Keras and scikit-learn, over random tables of images: tables.py OURS COUNT SEED..

OURS is the example `tables` of label-source. What is not equal must be refused, for a reason that is listed here.
"""
import collections, csv, io, json, os, random, re, subprocess, sys, tempfile

os.environ["KERAS_BACKEND"] = "numpy"
import pandas
from keras.src.legacy.preprocessing.image import ImageDataGenerator
from sklearn.preprocessing import LabelEncoder, MultiLabelBinarizer

# Every reason for which we may refuse a table of which one of them makes a list. Anything else is a difference.
REASONS = {
    "numbers or truth values": r"is a number or a truth value",
    "a missing label": r"as a missing value|is missing: the cell is",
    "space around a label": r"has space around it",
    "rows of different width": r"cells, but the headline has",
    "quotes that a strict reader refuses": r"quote opens here|closing quote is followed",
    "two columns of one name": r"two columns that are called",
    "a column of other cells than 0 and 1": r"expected 0 or 1",
    "columns in another order": r"has another order than",
    "another separator gives as even a table": r"has no column",
    "labels with another separator": r"is made of others, with",
    "cells that may be several labels": r"may be several labels of one image",
    "a label to leave out that is not there": r"no image in .* has the label",
    "no label is left": r"no class is left",
    "a label that is listed twice": r"is there twice|is in `without` twice",
}
LABELS = "cat dog Cat ibis heron Ａ é z 😀 ß a.b a-b No_Finding".split() + ["night heron", "heron, grey", 'the "queen"', "a;b", "two\nlines", "tab\there"]
PLAIN = "0 1 2 10 007 1.0 1e5 .5 5. +1 -1 inf -Infinity 1e 1E 1_000 0x10 １ true False TRUE True yes 1,000 12345678901234567890123".split()
MISSING = ["", "NA", "N/A", "nan", "NaN", "None", "null", "NULL", "<NA>", "#N/A", "n/a", "-nan", "none", "Nan", "NAN", "-"]
SPACED = [" cat", "dog ", " 1", "1 ", "\u00a0cat", " "]
SHAPES = {
    "labels": LABELS,
    "numbers": PLAIN[:6],
    "plain": PLAIN,
    "truth": ["True", "False", "true", "FALSE"],
    "mixed": LABELS + PLAIN + ["a"] * 20,
    "missing": LABELS * 4 + MISSING,
    "words": ["none", "Nan", "NAN", "-", "1e", "1E", "1_000", "0x10", "cat"],
    "spaced": LABELS * 3 + SPACED,
}


def text_of(rows, separator, rng):
    end = rng.choice(["\n", "\r\n", "\r"])
    if rng.random() < 0.15:
        lines = [separator.join(row) for row in rows]
    else:
        quoting = rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
        lines = []
        for row in rows:
            out = io.StringIO()
            csv.writer(out, delimiter=separator, quoting=quoting, lineterminator="").writerow(row)
            lines.append(out.getvalue())
    while rng.random() < 0.1:
        lines.insert(rng.randrange(len(lines) + 1), rng.choice(["", " ", "  "]))
    return ("\ufeff" if rng.random() < 0.1 else "") + end.join(lines) + rng.choice(["", end])


def table(rng):
    """A table's text, its separator, and the options that read it."""
    shape, separator = rng.choice(list(SHAPES)), rng.choice(",,,;\t")
    count, pool = rng.randrange(1, 12), rng.sample(SHAPES[shape], min(len(SHAPES[shape]), rng.randrange(1, 9)))
    if rng.random() < 0.2:
        columns = rng.sample(["cat", "dog", "night heron", "É", "a|b", "0"], rng.randrange(1, 5))
        flags = rng.choice([["0", "1"], ["0", "1"], ["0.0", "1.0"], ["0", "1", "1.0", "2"], ["0", "1", " 1", "", "True"]])
        rows = [["image", *columns]] + [[f"{i}.png", *rng.choices(flags, k=len(columns))] for i in range(count)]
        chosen = [c for c in columns if rng.random() < 0.7] or columns
        if rng.random() < 0.1:
            rng.shuffle(chosen)
        return text_of(rows, separator, rng), separator, {"columns": chosen}
    between = rng.choice([None, None, "|", "|", " ", ", ", " | "])
    def cell():
        if between is None:
            return rng.choice(pool)
        return between.join(rng.choices(pool, k=rng.randrange(1, 4))) if rng.random() < 0.9 else rng.choice(["a | b", "|", "a||b", "a|"])
    name = rng.choice(["label", "Finding Labels", "class", "0", "é"])
    rows = [["image", name, "other"]] + [[f"{i}.png", cell(), rng.choice(["x", "", "1"])] for i in range(count)]
    if rng.random() < 0.05:
        rng.choice(rows[1:]).append("more")
    chosen = rng.choice(["classes", "without", "", "", "", ""])
    options = {"column": name, "separator": between}
    if chosen:
        options[chosen] = rng.sample(pool, rng.randrange(1, len(pool) + 1)) + ["unicorn"] * (rng.random() < 0.1)
    return text_of(rows, separator, rng), separator, options


def theirs(path, separator, options):
    """By whom, and what each makes of it."""
    if columns := options.get("columns"):
        def flags():
            frame = pandas.read_csv(path, sep=separator, usecols=columns)
            assert len(frame) and all(frame[column].isin([0, 1]).all() and frame[column].dtype != bool for column in frame)
            return list(frame.columns)
        return {"pandas": flags}
    frame = pandas.read_csv(path, sep=separator)
    column = options["column"]
    if options["separator"]:
        frame[column] = frame[column].str.split(options["separator"], regex=False)
        if without := options.get("without"):
            frame[column] = frame[column].map(lambda labels: [label for label in labels if label not in without])
            frame = frame[frame[column].map(len) > 0]
        other = lambda: list(MultiLabelBinarizer(classes=options.get("classes")).fit(frame[column]).classes_)
    else:
        # As people leave out the rows of a label.
        frame = frame[~frame[column].isin(options.get("without", []))]
        other = lambda: LabelEncoder().fit(frame[column]).classes_.tolist()
    def keras():
        flow = ImageDataGenerator().flow_from_dataframe(frame, x_col="image", y_col=column, class_mode="categorical", validate_filenames=False, classes=options.get("classes"))
        return sorted(flow.class_indices, key=flow.class_indices.get)
    # scikit-learn's LabelEncoder takes no list.
    return {"keras": keras} if "classes" in options and not options["separator"] else {"keras": keras, "sklearn": other}


def answers(path, separator, options):
    try:
        asked = theirs(path, separator, options)
    except Exception as error:
        return {"pandas": {"error": f"{type(error).__name__}: {error}"[:200]}}
    result = {}
    for who, ask in asked.items():
        try:
            result[who] = {"classes": ask()}
        except Exception as error:
            result[who] = {"error": f"{type(error).__name__}: {error}"[:200]}
    return result


def main(ours, count, *seeds):
    counts, different = collections.Counter(), 0
    with tempfile.TemporaryDirectory() as folder:
        cases = []
        for seed in seeds:
            rng = random.Random(seed)
            for number in range(int(count)):
                text, separator, options = table(rng)
                path = os.path.join(folder, f"{seed}_{number}.csv")
                with open(path, "w", encoding="utf-8", newline="") as file:
                    file.write(text)
                cases.append((path, text, separator, options))
        asked = "".join(json.dumps({"path": path, **options}) + "\n" for path, _, _, options in cases)
        out = subprocess.run([ours], input=asked, capture_output=True, text=True, check=True, encoding="utf-8").stdout
        for (path, text, separator, options), line in zip(cases, out.split("\n"), strict=False):
            our, their = json.loads(line), None
            stdout, sys.stdout = sys.stdout, io.StringIO()
            try:
                their = answers(path, separator, options)
            finally:
                sys.stdout = stdout
            if "classes" in our:
                verdict = "equal" if all(answer.get("classes") == our["classes"] for answer in their.values()) else "different"
            elif all("error" in answer for answer in their.values()):
                verdict = "both refuse"
            else:
                reasons = [reason for reason, pattern in REASONS.items() if re.search(pattern, our["error"])]
                verdict = f"we refuse: {reasons[0]}" if reasons else "different"
            counts[verdict] += 1
            if verdict == "different" and (different := different + 1) <= 10:
                print(f"DIFFERENT {os.path.basename(path)} {options}\n  text   {text!r}\n  ours   {our}\n  theirs {their}")
    for verdict, n in counts.most_common():
        print(f"{n:>6} {verdict}")
    return different > 0 or counts["equal"] * 10 < counts.total()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
