#!/usr/bin/env python3
"""Lists each public item without documentation, and each public type, trait and macro without an example that is compiled.

Reads libraries as rustdoc's JSON. What belongs to a type or trait is shown by its example: a function has one of its own if its
use is not plain from there.
"""

import json
import re
import sys

FENCE = re.compile(r"^ *```+([^`\n]*)$", re.MULTILINE)
CARRIERS = {"module", "struct", "enum", "union", "trait"}  # have items of their own
WITH_EXAMPLE = {"struct", "enum", "union", "trait", "trait_alias", "type_alias", "macro", "proc_macro"}


def has_example(docs: str) -> bool:
    """Whether a fence opens Rust that rustdoc compiles. Every second fence closes one."""
    return any(not re.search(r"\b(ignore|text|console|toml|json|python)\b", info) for info in FENCE.findall(docs)[::2])


def items(index: dict, item: dict, path: str):
    """Each public item at or below this one, with its path."""
    kind, inner = next(iter(item["inner"].items()))
    if kind == "use":
        target = index.get(str(inner["id"]))
        if target is not None and not inner["is_glob"]:
            yield from items(index, target, path)
        return
    path = f"{path}::{item['name']}" if path else item["name"]
    yield path, kind, item.get("docs") or ""
    if kind not in CARRIERS:
        return
    below = [(id, False) for id in inner.get("items", []) + inner.get("variants", [])]
    if kind == "struct" and "plain" in inner["kind"]:
        below += [(id, False) for id in inner["kind"]["plain"]["fields"]]
    for id in inner.get("impls", []):
        block = index[str(id)]["inner"]["impl"]
        if block["trait"] is None:
            below += [(id, True) for id in block["items"]]
    for id, is_inherent in below:
        child = index.get(str(id))
        # Items of traits and variants are as public as what they belong to.
        if child and (child["visibility"] == "public" or (not is_inherent and child["visibility"] == "default")):
            yield from items(index, child, path)


def main(files: list[str]) -> int:
    found = 0
    for file in files:
        with open(file, encoding="utf-8") as opened:
            crate = json.load(opened)
        index = crate["index"]
        every = sorted(set(items(index, index[str(crate["root"])], "")))
        for path, kind, docs in every:
            if not docs.strip():
                print(f"{path}: no documentation")
                found += 1
            elif kind in WITH_EXAMPLE and not has_example(docs):
                print(f"{path}: no example")
                found += 1
        print(f"{every[0][0] if every else file}: {len(every)} public items")
    return 1 if found else 0


sys.exit(main(sys.argv[1:]))
