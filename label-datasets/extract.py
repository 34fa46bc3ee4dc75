"""Takes the class lists of datasets.py out of the packages that state them, and writes what is made from them.

    python3 -m venv venv && venv/bin/pip install pyyaml==6.0.3
    venv/bin/python label-datasets/extract.py FOLDER [--check]

FOLDER/wheels keeps the packages, which are downloaded once. lists/ has each list in index order, lists/origins.json where it is
from, pages/ the documentation of its type; README.md, Cargo.toml and src/lib.rs have a table between two marks. With --check
nothing is written, and what differs is named. The types themselves: DATASETS=overwrite cargo test -p cargo-label datasets
"""

import ast
import csv
import json
import pathlib
import subprocess
import sys
import zipfile

import yaml

from datasets import ALL, PACKAGES, PROSE

HERE = pathlib.Path(__file__).parent


def python(text, path):
    """The value at a dotted path of a Python file: a constant, an attribute of a class, what a function returns, an element of a
    dict or of `dict(..)`. `names=` is the argument of that name of the only call that has one. Nothing is imported; beside
    literals there may be sums, `dict`, `sorted` and constants of the file."""
    tree = ast.parse(text)
    constants = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                constants[node.targets[0].id] = ast.literal_eval(node.value)
            except ValueError:
                pass
    at, steps = tree, path.split(".")
    for count, step in enumerate(steps):
        at = child(at, step)
        if not isinstance(at, (ast.ClassDef, ast.FunctionDef)):
            break
    value = eval(compile(ast.Expression(at), path, "eval"), {"__builtins__": {}, "dict": dict, "sorted": sorted, **constants})
    for step in steps[count + 1 :]:
        value = value[step]
    return value


def child(node, name):
    """The definition of this name in a file, a class or a function; the expression, where it is a value."""
    if name.endswith("="):
        found = [word.value for word in ast.walk(node) if isinstance(word, ast.keyword) and word.arg == name[:-1]]
    elif name == "return":
        found = [part.value for part in ast.walk(node) if isinstance(part, ast.Return)]
    else:
        found = []
        for part in node.body:
            if isinstance(part, (ast.ClassDef, ast.FunctionDef)) and part.name == name:
                found.append(part)
            elif isinstance(part, ast.Assign) and ast.unparse(part.targets[0]) == name:
                found.append(part.value)
            elif isinstance(part, ast.AnnAssign) and part.value and ast.unparse(part.target) == name:
                found.append(part.value)
    if len(found) != 1:
        sys.exit(f"`{name}` is there {len(found)} times")
    return found[0]


def names_at(text, where):
    """The list that a file states: names in index order, or a map of indices."""
    kind, _, path = where.partition(" ")
    if kind == "lines":
        names = [line.strip() for line in text.splitlines() if line.strip()]
    elif kind == "csv":
        index, name = path.split(" ")
        rows = list(csv.DictReader(text.splitlines()))
        names = {int(row[index]): row[name] for row in rows}
        assert len(names) == len(rows), where
    else:
        value = {"yaml": yaml.safe_load, "json": json.loads}[kind](text) if kind != "python" else python(text, path)
        for step in path.split(".") if path and kind != "python" else []:
            value = value[step]
        names = {int(index): name for index, name in value.items()} if isinstance(value, dict) else list(value)
    if isinstance(names, dict):
        assert sorted(names) == list(range(len(names))), f"{where}: indices have a gap"
        names = [names[index] for index in range(len(names))]
    assert names and all(isinstance(name, str) and name == name.strip() and name for name in names), where
    return names


def wheels(folder):
    """The packages as zip files; each machine takes the same files."""
    folder.mkdir(parents=True, exist_ok=True)
    found = {}
    for package, version in PACKAGES.items():
        pattern = f"{package.replace('-', '_')}-{version}-*.whl"
        if not list(folder.glob(pattern)):
            pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps"]
            platform = ["--only-binary", ":all:", "--platform", "manylinux_2_28_x86_64", "--python-version", "3.11"]
            subprocess.run([*pip, *platform, "--dest", folder, f"{package}=={version}"], check=True)
        found[package] = zipfile.ZipFile(next(folder.glob(pattern)))
    return found


def literal(name):
    return json.dumps(name, ensure_ascii=False)


def lines(names):
    """A JSON list with one name a line."""
    return "[\n" + ",\n".join(f"  {literal(name)}" for name in names) + "\n]\n"


def page(row, names, origin):
    """The documentation of a type."""
    first, last = (f"`{literal(name)}`" for name in (names[0], names[-1]))
    text = f"{row['title']}\n\n{len(names):,} classes, in the order of {row['models']}.\n\n**Source**: {origin}.\n\n"
    text += row.get("more", "").strip() + "\n\n" if row.get("more") else ""
    text += PROSE["tell"].format(type=row["type"], key=row["key"], count=len(names), first=first, last=last)
    return text


def extract(folder):
    """Each file that is to be there, by its path below this folder, and the rows of the tables."""
    archives = wheels(folder / "wheels")
    files, rows = {}, []
    for row in ALL:
        key, package = row["key"], row["package"]
        text = archives[package].read(row["file"]).decode()
        names = [row.get("rewrite", {}).get(name, name) for name in names_at(text, row["where"])]
        names = row.get("first", []) + names
        for mark in row.get("unused", []):
            names = [f"unused {index}" if name == mark else name for index, name in enumerate(names)]
        assert len(set(names)) == len(names), f"{key}: a name is there twice"
        assert len(names) == row["count"], f"{key}: {len(names)} names"
        files[f"lists/{key}.json"] = lines(names)
        origin = f"`{row['file']}` of {package} {PACKAGES[package]}"
        rows.append({"key": key, "type": row["type"], "classes": len(names), "package": package, "version": PACKAGES[package],
                     "file": row["file"], "where": row["where"], "flags": row.get("flags", [])})
        if "display" in row:
            table = archives[package].read(row["display"]).decode()
            lemmas = (line.split("\t", 1) for line in table.splitlines())
            lemmas = {name: synonyms.split(",")[0].strip() for name, synonyms in lemmas}
            lemmas |= {name: name for name in row.get("first", [])}
            pairs = ",\n".join(f"  {literal(name)}: {literal(lemmas[name])}" for name in names)
            files[f"lists/{key}.display.json"] = "{\n" + pairs + "\n}\n"
            origin += f"; the display names are the first words of `{row['display']}`"
            rows[-1]["display"] = row["display"]
            if row.get("variants") == "display":
                rows[-1]["flags"] = ["--variants=display", *renames(names, lemmas)]
        files[f"pages/{key}.md"] = page(row, names, origin)
    files["lists/origins.json"] = "[\n" + ",\n".join("  " + literal(row) for row in rows) + "\n]\n"
    for file, table in tables(rows).items():
        files[file] = between_marks((HERE / file).read_text(), table)
    return files


def renames(names, lemmas):
    """For each name whose variant would be another's too: the variant with its index."""
    seen = [variant(lemmas[name]) for name in names]
    return [f"--rename={name}={stem}{index}" for index, (name, stem) in enumerate(zip(names, seen)) if seen.count(stem) > 1]


def variant(text):
    words = "".join(letter if letter.isalnum() else " " for letter in text).split()
    return "".join(word[0].upper() + word[1:] for word in words)


def tables(rows):
    """What stands between the marks of each file."""
    module = lambda row: row["key"].replace("-", "_")
    readme = ["| dataset, feature | type | classes | source |", "|---|---|---|---|"]
    readme += [f"| `{row['key']}` | `{row['type']}` | {row['classes']:,} | {row['package']} {row['version']}, `{row['file']}` |" for row in rows]
    return {
        "README.md": "\n".join(readme),
        "Cargo.toml": "\n".join(f'{row["key"]} = []' for row in rows),
        "src/lib.rs": "\n".join(f'    "{row["key"]}" {module(row)} {row["type"]};' for row in rows),
        "src/lists.rs": "\n".join(
            f'    list!("{row["key"]}", "{row["type"]}", "{row["key"]}.json"' + (f', "{row["key"]}.display.json"' if "display" in row else "") + "),"
            for row in rows
        ),
    }


def between_marks(text, table):
    """The text with this between the line that has `datasets:` and the one that has `:datasets`."""
    lines = text.split("\n")
    start = next(at for at, line in enumerate(lines) if "datasets: by extract.py" in line)
    end = next(at for at, line in enumerate(lines) if ":datasets" in line)
    return "\n".join(lines[: start + 1] + table.split("\n") + lines[end:])


def main(folder, mode=""):
    wrong = []
    files = extract(pathlib.Path(folder))
    present = {str(path.relative_to(HERE)) for folder in ["lists", "pages"] for path in (HERE / folder).iterdir()}
    for file in sorted(present - files.keys()):
        wrong.append(file)
        mode == "--check" or (HERE / file).unlink()
    for file, text in files.items():
        path = HERE / file
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            wrong.append(file)
            mode == "--check" or path.write_text(text, encoding="utf-8")
    print(f"{len(ALL)} lists, {len(wrong)} files", "differ" if mode == "--check" else "written")
    if wrong and mode == "--check":
        sys.exit("these are not what extract.py makes: " + " ".join(wrong))


main(*sys.argv[1:])
