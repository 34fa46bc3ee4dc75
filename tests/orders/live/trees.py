"""Makes random dataset folders: trees.py SEED COUNT OUT

Each stands at OUT/N/NAME. On stdout: one line each, JSON, with its path and what is in it.
"""
import io, json, os, random, sys, unicodedata
from PIL import Image


def encoded(kind):
    out = io.BytesIO()
    Image.new("L", (1, 1)).save(out, kind)
    return out.getvalue()


# burn opens what it counts, and expects what the extension says.
CONTENT = {".png": encoded("PNG"), ".jpg": encoded("JPEG"), ".jpeg": encoded("JPEG"), ".bmp": encoded("BMP")}
DIGITS = [c for c in map(chr, range(0x110000)) if c.isdecimal()]
NO_NUMBERS = [c for c in map(chr, range(0x110000)) if c.isdigit() and not c.isdecimal()]
CASED = [c for c in map(chr, range(0x110000)) if c.lower() != c]
ASSIGNED = [c for c in map(chr, range(1, 0x110000)) if unicodedata.category(c) not in ("Cn", "Cs", "Co") and c != "/"]
WORDS = "cat dog Cat DOG class Class_ n014 Pleural_Thickening ΟΔΟΣ ΣΑΣ Σ ς σ straße STRASSE İstanbul ı ﬁ Ǆ ǆ K k é E\u0301 猫 кот قطة 😀 Ａ".split()
SPLIT_WORDS = "train training valid validation val dev test testing eval evaluation".split()
ODD = ["*", "?", "[", "]", "[a]", "{", "}", "!", "$", "$HOME", "${HOME}", "~", "%", "'", '"', "\\", ";", "|", "&", "::", ":", "\n", "\t", "\r",
       " ", ".", "..", "...", "-", "_", "__", "#", ",", "\u200f", "\ufeff", "\u2028", "file:", "http:"]
ENDS = [".png"] * 6 + [".jpg", ".jpeg", ".bmp", ".PNG", ".JpEg", ".BMP", ".gif", ".webp", ".tif", ".TIFF", ".ppm", ".pgm", ".jp2", ".ico", ".psd",
        ".blp", ".mpg", ".txt", ".png.gz", ".png.txt", ".png.", ".", "", ".zip", ".csv", ".eval", ".npy", ".svg", "png", ".p\u0130g"]
FILES = [".png", "..png", "...png", ".DS_Store", "metadata.csv", "metadata.jsonl", "README.md", "config.json", "dummy_data.zip", "task.toml",
         "instruction.md", "__init__.py", "x-00000-of-00001.png", "Thumbs.db", "._0.png", "__0.png"]


def fits(name):
    return name not in ("", ".", "..") and "/" not in name and "\0" not in name and len(os.fsencode(name)) <= 60


def text(r, flavour):
    """A piece of a name."""
    pick = r.random()
    if flavour == "plain":
        return r.choice(["class_", "Class_", "v", "", "img"]) + str(r.randrange(r.choice([10, 100, 10**12])))
    if pick < .25:
        return r.choice(WORDS)
    if pick < .45:
        return str(r.randrange(10 ** r.randrange(1, 20))).zfill(r.randrange(4))
    if pick < .6:
        return r.choice(DIGITS) * r.randrange(1, 3)
    if pick < .63:
        return r.choice(NO_NUMBERS)
    if pick < .75:
        return r.choice(CASED)
    if pick < .95:
        return r.choice(ASSIGNED)
    return chr(r.choice([r.randrange(0x80, 0xD800), r.randrange(0xE000, 0x110000)]))


def name(r, flavour):
    while True:
        out = "".join(text(r, flavour) for _ in range(r.randrange(1, 4)))
        if flavour == "odd" and r.random() < .4:
            at = r.randrange(len(out) + 1)
            out = out[:at] + r.choice(ODD) + out[at:]
        if flavour == "split" and r.random() < .3:
            out = r.choice(["", "my-", "x_", "con", "1"]) + r.choice(SPLIT_WORDS) + r.choice(["", "-2", "_x", "er", "0", " "])
        if flavour == "odd" and r.random() < .002:
            out += "\udcff"
        if fits(out):
            return out


def file(r, flavour):
    if flavour != "plain" and r.random() < .06:
        return r.choice(FILES)
    stem = name(r, flavour) if r.random() < .3 else str(r.randrange(3))
    out = stem + (".png" if flavour == "plain" or r.random() < .6 else r.choice(ENDS))
    return out if fits(out) else "0.png"


def tree(r):
    """{path: kind}; a kind is "file", "dir" or "-> TARGET"."""
    shape = r.choice(["ordinary"] * 4 + ["wide"] + ["messy"] * 5 + ["links"] * 3 + ["splits"] * 2)
    flavour = {"ordinary": r.choice(["plain", "any", "odd"]), "wide": r.choice(["any", "odd"]), "splits": "plain"}.get(
        shape, r.choice(["plain", "any", "odd", "split"]))
    if shape == "links":
        flavour = r.choice(["plain", "any"])
    entries = {}
    classes = [name(r, flavour) for _ in range(120 if shape == "wide" else r.randrange(1, 9))]
    if shape != "wide" and r.random() < .15:
        classes += [c.swapcase() for c in classes[:1]] + ["0" + c for c in classes[:1]]
    classes = [c for c in dict.fromkeys(classes) if fits(c)]
    if shape == "splits":
        for split in r.sample(SPLIT_WORDS, r.randrange(1, 4)):
            split = split + r.choice(["", "", "_1", " set"])
            for c in classes[:r.randrange(1, 9)] if r.random() < .3 else classes:
                entries[f"{split}/{c}/{file(r, flavour)}"] = "file"
        if r.random() < .3:
            entries[file(r, "any")] = "file"
        return shape, entries
    hidden = ["." + c for c in classes[:1]] + ["__" + c for c in classes[:1]] + [".ipynb_checkpoints", "__MACOSX", "...", "x.png"]
    if shape == "messy":
        classes += r.sample(hidden, r.randrange(3))
    for c in classes:
        pick = r.random() if shape != "ordinary" and shape != "wide" else 1
        if pick < .08:
            entries[c] = "dir"
        elif pick < .16:
            entries[f"{c}/{name(r, flavour)}.txt"] = "file"
        elif pick < .24 and shape == "messy":
            entries[f"{c}/{name(r, flavour)}/{file(r, flavour)}"] = "file"
        elif pick < .28 and shape == "messy":
            entries[f"{c}/{r.choice(['.h', '__s', 'data', 'y.jpg'])}/{file(r, flavour)}"] = "file"
        else:
            for _ in range(r.randrange(1, 3)):
                entries[f"{c}/{file(r, 'plain' if shape != 'messy' else flavour)}"] = "file"
    if shape == "messy":
        for _ in range(r.choice([0] * 7 + [1, 2])):
            entries[file(r, flavour)] = "file"
        if r.random() < .05:
            entries[f"data/x-0000{r.randrange(9)}-of-00001.png"] = "file"
    if shape == "links" or shape == "messy" and r.random() < .2:
        links(r, classes, entries)
    return shape, entries


def links(r, classes, entries):
    """Few that lead to folders: os.walk goes through a loop 40 times, and through two of them 2 to the 40 times."""
    folder = lambda: r.choice(["", r.choice(classes) + "/"])
    label = lambda: r.choice(["link", "bee", ".link", "__link", "link.png", "l2", "L2", name(r, "any")])
    if r.random() < .4:
        where = r.choice(classes) + "/"
        entries.setdefault(where + label(), "-> " + r.choice([".", "..", "../.."]))
    else:
        for _ in range(r.randrange(3)):
            where, to = folder(), r.choice(classes)
            if where != to + "/":
                entries.setdefault(where + label(), "-> " + ("../" if where else "") + to)
    for _ in range(r.randrange(3)):
        where, own = folder(), label()
        target = r.choice(["nowhere", own, "nowhere.png/x"] + [("../" if where else "") + path for path, kind in entries.items() if kind == "file"][:3])
        entries.setdefault(where + own, "-> " + target)


def make(root, entries):
    os.makedirs(os.fsencode(root), exist_ok=True)
    made = {}
    for path, kind in entries.items():
        full = os.path.join(os.fsencode(root), os.fsencode(path))
        try:
            os.makedirs(full if kind == "dir" else os.path.dirname(full), exist_ok=True)
            if kind == "file":
                if os.path.lexists(full):
                    continue
                with open(full, "wb") as out:
                    out.write(CONTENT.get(os.path.splitext(path)[1].lower(), CONTENT[".png"]))
            elif kind != "dir":
                os.symlink(os.fsencode(kind[3:]), full)
        except OSError:  # There is a file of that name already, or a folder.
            continue
        made[path] = kind
    return made


def main(seed, count, out):
    for n in range(count):
        r = random.Random(f"{seed}/{n}")
        shape, entries = tree(r)
        root = r.choice(["root"] * 12 + ["train", "__root", ".root", "1", "x.png", "a1²3", "[root]", "a::b", "$HOME", "ROOT 2"])
        root = os.path.join(out, str(n), root)
        print(json.dumps({"path": root, "seed": seed, "shape": shape, "entries": make(root, entries)}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
