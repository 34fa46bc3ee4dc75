"""Writes ../src/order/unicode.rs: what timm's natural_key asks of Unicode, and where Pythons disagree about it.

usage: pip install regex; tables.py PYTHON..   (one of each supported minor version; the `regex` package stands for the newest)
A character is unsure when two of them disagree on it; everything else in the tables is what all of them say.
"""
import json, os, subprocess, sys

ASK = r"""
import json
C = [chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000]
S = "\u03a3"
print(json.dumps({
    "decimal": [ord(c) for c in C if c.isdecimal()],
    "digit": [ord(c) for c in C if c.isdigit()],
    "lower": [[ord(c), c.lower()] for c in C if c.lower() != c],
    "cased": [ord(c) for c in C if (c + S).lower()[-1] != S.lower()],
    "passed": [ord(c) for c in C if ("A" + c + S).lower()[-1] != S.lower()],
}))
"""


def newest():
    import regex
    chars = [chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000]
    of = lambda pattern: [ord(c) for c in chars if regex.match(pattern, c)]
    ignored = set(of(r"\p{CI}"))
    return {
        "decimal": of(r"\p{Nd}"),
        "digit": of(r"[\p{NT=De}\p{NT=Di}]"),
        "lower": of(r"\p{CWL}"),
        "cased": [c for c in of(r"\p{Cased}") if c not in ignored],
        "passed": of(r"[\p{Cased}\p{CI}]"),
    }


def disagree(answers):
    return set().union(*answers) - set.intersection(*map(set, answers))


def ranges(codes):
    out = []
    for c in sorted(codes):
        if out and out[-1][1] == c - 1:
            out[-1][1] = c
        else:
            out.append([c, c])
    return out


def table(name, doc, codes):
    cells = [f"(0x{a:x}, 0x{b:x})" for a, b in ranges(codes)]
    lines, line = [], "   "
    for cell in cells:
        if len(line) + len(cell) + 2 > 119:
            lines.append(line)
            line = "   "
        line += f" {cell},"
    body = "\n".join(lines + [line])
    return f"/// {doc}\n#[rustfmt::skip]\npub(super) const {name}: &[(u32, u32)] = &[\n{body}\n];\n"


def main(pythons):
    old = [json.loads(subprocess.run([p, "-c", ASK], check=True, capture_output=True, text=True).stdout) for p in pythons]
    new = newest()
    differing = lambda key: disagree([a[key] for a in old] + [new[key]])
    mapped = [{c: l for c, l in a["lower"]} for a in old]
    lower = disagree([list(m) for m in mapped] + [new["lower"]]) | {
        c for m in mapped for c in m if any(n.get(c, m[c]) != m[c] for n in mapped)
    }
    unsure = differing("decimal") | differing("digit") | lower
    decimal = set(old[0]["decimal"]) - unsure
    assert all(b - a == 9 or (b - a + 1) % 10 == 0 for a, b in ranges(decimal)), "digits come in runs of ten"
    text = "\n".join([
        "//! In: a character. Out: what timm's `natural_key` asks of it, as ranges; for every Unicode from Python 3.8's 12.1 to 18.\n"
        "//! Written by `unicode/tables.py`, which says how; not by hand.\n",
        table("DECIMAL", "`str.isdecimal`, which is `\\d`: runs of ten, each from 0 to 9.", decimal),
        table("DIGIT", "`str.isdigit`, but refused by `int()`: `²`, `①`.", set(old[0]["digit"]) - decimal - unsure),
        table("UNSURE", "A digit, or with a lower case of its own, in some versions of Python only.", unsure),
        table("UNSURE_AT_SIGMA", "Decides in some versions of Python only whether a `Σ` becomes `ς` or `σ`.",
              (differing("cased") | differing("passed")) - unsure),
    ])
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "../src/order/unicode.rs"), "w") as out:
        out.write(text)


if __name__ == "__main__":
    main(sys.argv[1:])
