"""What a user pays once for the dependencies, from an empty target folder: dependency_cost.py [--runs N]

Crates that are compiled, user+sys seconds (as a multiple of serde's) and wall seconds of `cargo check` and of `cargo build`, for
a crate that depends on typed-label, on that without its feature `files`, on typed-label and typed-label-build, on strum with derive,
and on serde with derive. They take turns; the median counts. Then typed-label's crates one by one, with the compilation of their build scripts.
"""
import argparse, collections, os, shutil, statistics, subprocess, tempfile

from measured import OURS, OURS_IN_BUILD, OURS_WITHOUT_FILES, package, run

SERDE = "serde with derive"
KINDS = {
    "typed-label": OURS,
    "typed-label without `files`": OURS_WITHOUT_FILES,
    "typed-label and typed-label-build": OURS_IN_BUILD,
    "strum with derive": '[dependencies]\nstrum = { version = "*", features = ["derive"] }\n',
    SERDE: '[dependencies]\nserde = { version = "*", features = ["derive"] }\n',
}
# Runs rustc, and adds its seconds and the crate's name to $SPENT.
WRAPPER = """#!/bin/bash
all="$*"
[[ $all == *--crate-name* ]] || exec "$@"
name=${all#*--crate-name }
[[ $name == build_script_build* ]] && name=$CARGO_PKG_NAME
TIMEFORMAT="%U %S ${name%% *}"
{ time "$@" 2>&3; } 3>&2 2>>"$SPENT"
"""


def crate(root, index, needs):
    script = "fn main() {}\n" if "build-dependencies" in needs else ""
    folder = package(os.path.join(root, str(index)), needs, script=script)
    # What is measured does not fetch.
    subprocess.run(["cargo", "fetch", "--quiet"], cwd=folder, check=True)
    return folder


def compile(folder, command, target, **env):
    shutil.rmtree(target, ignore_errors=True)
    cost = run(f"cargo {command} --offline", folder, CARGO_TARGET_DIR=target, **env)
    lines = [words for words in map(str.split, cost.output.splitlines()) if words[:1] in (["Compiling"], ["Checking"])]
    return len({line[1] for line in lines} - {"measured"}), cost.cpu, cost.wall


def one_by_one(folder, target):
    """user+sys seconds of each crate."""
    wrapper, spent = (os.path.join(folder, name) for name in ("rustc.sh", "spent"))
    with open(wrapper, "w") as file:
        file.write(WRAPPER)
    os.chmod(wrapper, 0o755)
    compile(folder, "build", target, RUSTC_WRAPPER=wrapper, SPENT=spent)
    seconds = collections.Counter()
    with open(spent) as file:
        for line in file:
            user, system, name = line.split()
            seconds[name.replace("_", "-")] += float(user) + float(system)
    return seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as root:
        target = os.path.join(root, "target")
        folders = {kind: crate(root, index, needs) for index, (kind, needs) in enumerate(KINDS.items())}
        rows = {kind: [kind] for kind in KINDS}
        for command in ("check", "build"):
            seen = {kind: [] for kind in KINDS}
            for _ in range(runs):
                for kind, folder in folders.items():
                    seen[kind].append(compile(folder, command, target))
            medians = {kind: [statistics.median(column) for column in zip(*times)] for kind, times in seen.items()}
            for kind, (crates, cpu, wall) in medians.items():
                multiple = cpu / medians[SERDE][1]
                rows[kind] += [f"{crates:.0f}"] * (len(rows[kind]) == 1) + [f"{cpu:.1f} s ({multiple:.2f}); {wall:.1f}"]
        print("| | crates | `cargo check`, user+sys; wall | `cargo build`, user+sys; wall |\n|---|---|---|---|")
        for row in rows.values():
            print(f"| {' | '.join(row)} |")
        seconds = one_by_one(folders["typed-label"], target)
        print("\n" + ", ".join(f"{name} {spent:.1f}" for name, spent in seconds.most_common() if spent >= 0.1))


if __name__ == "__main__":
    main()
