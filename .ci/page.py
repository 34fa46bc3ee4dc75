#!/usr/bin/env python3
"""Runs the blocks of docs/ci.md, one after the other, in a crate below the folder that is the argument; the rest is the environment's.

A block of `sh` must succeed. In `console`, each line after a command must be among what the command prints, in that order. A block of
`rust` or `yaml` is a file, whose name is in its first line; the commands of a workflow are run, too.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
END = "\x1e"


def run(script, crate):
    done = subprocess.run(["bash", "-c", script], cwd=crate, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout


def succeed(script, crate):
    code, printed = run(f"set -e\n{script}", crate)
    if code:
        sys.exit(f"{script}\nended with {code}:\n{printed}")


def console(block, crate):
    commands = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    # `$?` is the command's for the next one.
    keep = f"\ncode=$?; printf '\\n{END}'; (exit $code)\n"
    _, printed = run("".join(command.partition("\n")[0] + keep for command in commands), crate)
    for command, output in zip(commands, printed.split(END), strict=False):
        lines = iter(output.splitlines())
        for expected in command.splitlines()[1:]:
            if expected not in lines:
                sys.exit(f"$ {command}does not print\n{expected}\nbut\n{output}")


def workflow(text, crate, done):
    for job in yaml.safe_load(text)["jobs"].values():
        for step in job["steps"]:
            # What the page has already had is not installed twice.
            if "run" in step and step["run"].strip() not in done:
                succeed(step["run"], crate)


place = Path(sys.argv[1]).resolve()
crate = place / "pets"
for old in [crate, place / "typed-label"]:
    shutil.rmtree(old, ignore_errors=True)
names = ["cat", "dog", "snowy owl"]
for name in names:
    folder = crate / "data/train" / name
    folder.mkdir(parents=True)
    (folder / "1.png").touch()
for folder in ["src", "model"]:
    (crate / folder).mkdir()
(crate / "model/class_indices.json").write_text(json.dumps({name: index for index, name in enumerate(names)}))
(crate / "Cargo.toml").write_text(
    '[package]\nname = "pets"\nversion = "0.1.0"\nedition = "2024"\n'
    '[dependencies]\ntyped-label = { path = "../typed-label" }\n[workspace]\n'
)
shutil.copy(ROOT / "Cargo.lock", crate)
(crate / ".gitignore").write_text("/data\n")
os.environ["REPOSITORY"] = str(ROOT)
succeed("git init -q && git config user.name pets && git config user.email pets@example.com && git add .", crate)

blocks = re.findall(r"^```(\w+)\n(.*?)^```$", (ROOT / "docs/ci.md").read_text(), re.DOTALL | re.MULTILINE)
done = ""
for kind, block in blocks:
    first = block.partition("\n")[0]
    if kind == "sh":
        succeed(block, crate)
        done += block
    elif kind == "console":
        console(block, crate)
    else:
        file = crate / first.split()[1]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(block)
        if "workflows" in first:
            succeed(f"check-jsonschema --builtin-schema vendor.github-workflows '{file}'", crate)
            workflow(block, crate, done)
print(f"{len(blocks)} blocks of docs/ci.md")
