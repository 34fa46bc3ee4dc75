"""Writes yaml_python.json: random texts, and what PyYAML makes of each; null where it refuses one. Needs pyyaml 6."""
import json, pathlib, random, re, yaml

DEPTH = int(re.search(r"DEPTH: usize = (\d+)", pathlib.Path(__file__).with_name("document.rs").read_text()).group(1))
WORDS = ["cat", "dog", "snowy owl", "no", "Off", "yes", "yEs", "n", "null", "~", "012", "08", "0", "7", "1_000", "1.5", "1.", ".5", "1e5",
         "1.5e+3", "0x1F", "0b1", "0o7", "12:30", "12:60", "2020-01-31", "2020-1-3", "2020-01-31 1:02:03Z", ".inf", "-.INF", ".nan", "+1",
         "-1", "<<", "a: b", "a:b", "a #b", "a#b", "- a", "-a", "? a", "::", "@a", "`a", "%a", "!a", "|", ">", "a,b",
         "[a", "a]", "{a", "猫", "a\tb", "é", "'", '"', "it's", 'a "b"', "a\\n", "a\ufeff", "😀", "\x7f", "\ue000", "---", "..."]
ALIASES = ["&n cat", "*n", "&n 7", "!!str 7", "!!str no", "!!str", "!!int '7'", "! 7", "! cat", "!!float 7", "!own x", "&m !!str cat", "*m"]


def quoted(word):
    kind = random.random()
    if kind < 0.5:
        return word
    if kind < 0.7:
        return "'" + word.replace("'", "''") + "'"
    if kind < 0.9:
        return json.dumps(word, ensure_ascii=random.random() < 0.3)
    return random.choice(['"' + random.choice(["\\x41", "\\u732b", "\\N", "\\L", "\\/", "\\'", "a\\\n  b", "a\n  b", "a\n\n b"]) + '"', "'a\n   b'"])


def scalar():
    return random.choice(ALIASES) if random.random() < 0.1 else quoted(random.choice(WORDS[:14] if random.random() < 0.6 else WORDS))


def comment():
    return random.choice(["", "", "", "", " ", " # a comment", " #: b", "# c"])


def flow(depth):
    if depth > 1 or random.random() < 0.5:
        return scalar()
    items = [flow(depth + 1) for _ in range(random.randrange(4))]
    between = random.choice([", ", ",", ",\n  ", " ,"])
    end = random.choice(["", "", ","])
    if random.random() < 0.5:
        return "[" + between.join(items) + end + "]"
    return "{" + between.join(f"{scalar()}{random.choice([': ', ':', ': ', ' : '])}{item}" for item in items) + end + "}"


def block(depth, indent):
    """Lines, each with its indentation."""
    kind = random.random()
    space, lines = " " * indent, []
    for at in range(random.randrange(1, 5)):
        key = random.choice([str(at), scalar(), "names", "<<" if at else "base"])
        head = "- " if kind < 0.5 else f"{key}:"
        if depth < 3 and key != "<<" and random.random() < 0.3:
            step = random.choice([0, 1, 2, 4]) if kind >= 0.5 else 2
            mark = random.choice(["", "", " &b"]) if kind >= 0.5 else ""
            lines += [space + head + mark + comment()] + block(depth + 1, indent + step)
        elif random.random() < 0.08:
            style = random.choice(["|", ">", "|-", ">-", "|+", ">2"])
            lines += [space + head.rstrip() + " " + style, space + "  " + "text", random.choice(["", space + "   more"])]
        else:
            value = random.choice(["*b", "[*b]", "{1: a}"]) if key == "<<" and random.random() < 0.8 else flow(0)
            lines.append(space + head + " " + value + comment())
    return lines


class Loader(yaml.SafeLoader):
    """As safe_load, with what the tree keeps: pairs in order, and scalars as they are written."""

    def shown(self, node, depth, open_nodes=()):
        if isinstance(node, yaml.ScalarNode):
            value = self.construct_object(node, deep=True)
            if node.tag == "tag:yaml.org,2002:str":
                value.encode()  # refuses half of a surrogate pair
                return "s" + value
            # Of what is not a string, whole numbers alone are read.
            return "p" + (node.value if node.tag == "tag:yaml.org,2002:int" and node.value == str(value) and value >= 0 else "")
        self.construct_object(node, deep=True)
        if depth == DEPTH or id(node) in open_nodes:
            return "skipped"
        inside = (*open_nodes, id(node))
        if isinstance(node, yaml.SequenceNode):
            return ["list"] + [self.shown(item, depth + 1, inside) for item in node.value]
        pairs = {}
        for key, value in node.value:
            pairs[json.dumps(self.shown(key, depth + 1, inside), ensure_ascii=False)] = self.shown(value, depth + 1, inside)
        return ["map"] + [[json.loads(key), pairs[key]] for key in sorted(pairs)]


def parsed(text):
    """The tree; or null, and `yaml.YAMLError` or another error of Python's, as for a list that is a key."""
    try:
        yaml.safe_load(text)
        loader = Loader(text)
        node = loader.get_single_node()
        return ["map"] if node is None else loader.shown(node, 0)
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, OverflowError, IndexError):
        return None


def made():
    if random.random() < 0.25:
        text = flow(0)
    else:
        text = "\n".join(random.choice([[], [], [], ["---"], ["# head"], ["%YAML 1.1", "---"]]) + block(0, 0))
    text = text.replace("\n", random.choice(["\n", "\n", "\r\n"])) + random.choice(["", "\n", "\n...\n"])
    if random.random() < 0.15 and text:
        at = random.randrange(len(text))
        text = text[:at] + random.choice(["", " ", "\n", ":", "-", "]", "'", "#", "\t", ",", "\x0c"]) + text[at + random.randrange(2):]
    return text


if __name__ == "__main__":
    random.seed(1224)
    cases = []
    while len(cases) < 1000:
        text = made()
        if len(text) < 250:
            cases.append([text, parsed(text)])
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    pathlib.Path(__file__).with_suffix(".json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
