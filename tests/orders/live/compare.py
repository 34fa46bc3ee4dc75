"""Holds our answers against the frameworks': compare.py TREES OURS THEIRS..   (files with one JSON a line)

Prints, by order, how many were compared, equal, errors on both sides, refused by us alone (and why), different.
Different is an error, and so is an order that hardly ever makes a list.
"""
import collections, json, re, sys

# Every reason for which an order may refuse a folder of which its framework makes a list. Anything else is a difference.
REASONS = {
    "a name is not UTF-8": r"not UTF-8",
    "keys that timm can't tell apart": r"can't tell .* apart",
    "an image to some Pythons only (fastai)": r"depends on the version of Python and on the system",
    "a character that Pythons disagree about": r"depends on the version of Python",
    "a class without a name (timm: loose images)": r"a class with an empty name",
    "a loop, and a link to a folder that is named as an image": r"a link that leads back up",
    "a path that datasets reads as something else": r"does not read .* as a path",
    "labels for some images only": r"no label for some files",
    "metadata or an archive": r"is read instead",
    "classes that are all called after splits": r"these are parts of a dataset, not classes",
    "train beside classes (ultralytics)": r"yolo trains on what is in",
    "train beside classes (fastai)": r"only if it is called with `valid_pct`",
    "another kind of dataset": r"knows a dataset of another kind",
}


def judge(ours, theirs, is_twin=False):
    if theirs.get("error", "").startswith("NeverEnds"):
        return "they never end", None
    if "labels" in theirs:  # burn: what is known of the list, by index.
        known = theirs["labels"]
        if "classes" in ours:
            names = ours["classes"]
            whole = theirs["unknown"] or len(names) == len(known)
            same = whole and all(i < len(names) and names[i] == name for name, i in known.items())
            return ("equal" if same else "different"), None
        is_list = bool(known) or theirs["unknown"]
    else:
        if "classes" in ours:
            if is_twin and "error" in theirs:
                return "twin fails", None  # The list is that of the order's own framework.
            return ("equal" if ours["classes"] == theirs.get("classes") else "different"), None
        is_list = theirs.get("classes") not in (None, [], [""])
    if not is_list:
        return "both refuse", None
    for reason, pattern in REASONS.items():
        if re.search(pattern, ours["error"], re.S):
            return "we refuse", reason
    return "different", None


def main(trees, ours, *theirs):
    lines = lambda path: [json.loads(line) for line in open(path)]
    trees, ours, theirs = lines(trees), lines(ours), [lines(path) for path in theirs]
    assert all(len(answers) == len(trees) for answers in [ours, *theirs]), "an answer for each folder"
    table, reasons = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for i, tree in enumerate(trees):
        for order, framework in ((o, a[i][o]) for a in theirs for o in a[i]):
            answer = ours[i][order.split(" (")[0]]
            verdict, reason = judge(answer, framework, " (" in order)
            table[order]["compared"] += 1
            table[order][verdict] += 1
            if reason:
                reasons[order][reason] += 1
            if verdict == "different":
                print(f"DIFFERENT {order}: seed {tree['seed']}, {tree['path']} ({tree['shape']})\n  in it  {json.dumps(tree['entries'])[:1500]}")
                print(f"  ours   {json.dumps(answer)[:700]}\n  theirs {json.dumps(framework)[:700]}")
    columns = ["compared", "equal", "both refuse", "we refuse", "twin fails", "they never end", "different"]
    print("order".rjust(28) + "".join(f"{c:>16}" for c in columns))
    for order, counts in table.items():
        print(order.rjust(28) + "".join(f"{counts[c]:>16}" for c in columns))
    for order, counts in reasons.items():
        for reason, count in counts.most_common():
            print(f"{order} gives a list, we refuse: {count} x {reason}")
    # A framework that fails at every folder was not asked.
    unasked = [order for order, counts in table.items() if counts["equal"] * 3 < counts["compared"]]
    print("".join(f"{order} makes a list of too few folders\n" for order in unasked), end="")
    return bool(unasked) or sum(counts["different"] for counts in table.values()) > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
