"""Writes json_python.json: random texts, and what Python's json makes of each; null where strict JSON is none."""
import json, pathlib, random, re

DEPTH = int(re.search(r"DEPTH: usize = (\d+)", pathlib.Path(__file__).with_name("document.rs").read_text()).group(1))
WORDS = ["a", "é", "猫", "\x7f", "\x85", "\u2028", "\ufeff", " ", "😀", "/"]
ESCAPES = ["\\n", "\\t", "\\/", "\\\\", '\\"', "\\b", "\\f", "\\u00e9", "\\u0000", "\\ud83d\\ude00", "\\ud83d", "\\ude00", "\\uD83D\\u0041",
           "\\x", "\\u12", "\\u+123", "\\'", "\n", "\t", "\x01"]
NUMBERS = ["0", "-0", "1", "10", "1.5", "1e5", "1E+05", "0.0e-0", "-1", "123456789012345678901234567890", "1e999", "01", "1.", ".5", "+1",
           "0x1", "1e", "--1", "-", "NaN", "Infinity", "-Infinity", "1_000", "٣", "-a"]
PIECES = ["{", "}", "[", "]", ",", ":", '"a"', '"a"', '"skip"', "1", "true", "null", " ", "\n", "'a'", "//", "\ufeff", "\x0c", "\xa0", "tru"]


class Refused(Exception):
    pass


def refuse(_):
    raise Refused


def shown(value, depth=0, key=None):
    """A value as the test writes it."""
    if depth == 1 and key == "skip" and isinstance(value, (list, dict)):
        return "skipped"
    if isinstance(value, str):
        return "s" + value
    if isinstance(value, Number):
        return "p" + value.text
    if value is None or isinstance(value, bool):
        return "p" + json.dumps(value)
    if depth == DEPTH:
        return "skipped"
    if isinstance(value, Pairs):
        return ["map"] + [["s" + name, shown(item, depth + 1, name)] for name, item in value.pairs]
    return ["list"] + [shown(item, depth + 1) for item in value]


def check(value):
    """Half of a surrogate pair is refused at any depth."""
    if isinstance(value, str):
        value.encode()
    elif isinstance(value, Pairs):
        for name, item in value.pairs:
            name.encode(), check(item)
    elif isinstance(value, list):
        for item in value:
            check(item)


class Number:
    def __init__(self, text):
        self.text = text


class Pairs(dict):
    def __init__(self, pairs):
        self.pairs = pairs


def parsed(text):
    try:
        value = json.loads(text, object_pairs_hook=Pairs, parse_int=Number, parse_float=Number, parse_constant=refuse)
        check(value)
        return shown(value)
    except (ValueError, Refused):
        return None


def string():
    if random.random() < 0.7:
        return json.dumps("".join(random.choices(WORDS, k=random.randrange(3))), ensure_ascii=random.random() < 0.5)
    return '"' + "".join(random.choices(WORDS + ESCAPES, k=random.randrange(3))) + '"'


def blank():
    return random.choice(["", "", "", " ", "\n", "\r\n", "\t"])


def value(depth):
    kind = random.randrange(5 if depth else 2)
    if depth > 6 or kind > 2:
        return random.choice([string(), random.choice(NUMBERS[:11]), random.choice(["true", "false", "null"])])
    if kind == 2:
        return random.choice(NUMBERS) if random.random() < 0.1 else string()
    count = random.randrange(4)
    if kind:
        items = [blank() + value(depth + 1) + blank() for _ in range(count)]
        return "[" + ",".join(items) + blank() + "]"
    names = [random.choice(['"skip"', '"a"', string()]) for _ in range(count)]
    return "{" + ",".join(blank() + name + blank() + ":" + blank() + value(depth + 1) for name in names) + blank() + "}"


def broken(text):
    """The text with one character more, one less or another one."""
    at, piece = random.randrange(len(text)), random.choice(PIECES)
    return text[:at] + random.choice([piece, ""]) + text[at + random.randrange(2):]


random.seed(8259)
cases = []
while len(cases) < 1000:
    text = blank() + value(0) + blank()
    if random.random() < 0.4:
        text = broken(text)
    elif random.random() < 0.1:
        text = random.choice("[{") + "".join(random.choices(PIECES + NUMBERS, k=random.randrange(8)))
    if text.lstrip()[:1] in ("{", "[") and len(text) < 300:
        cases.append([text, parsed(text)])
lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
pathlib.Path(__file__).with_suffix(".json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
