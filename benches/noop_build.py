"""What a `cargo build` that has nothing to do costs beside a dataset folder: noop_build.py FOLDER [--runs N]

An empty crate, one that depends on typed-label and has no type, the attribute, build.rs, each of these two with a lock, and
build.rs with `.watch()`. They take turns; the median and the least wall time count, also as a multiple of the crate without a
type. `strace`, where it is there, counts the file calls with a path in the dataset.
"""
import argparse, os, shutil, statistics, subprocess, tempfile, time

from measured import OURS, OURS_IN_BUILD, package, slug

KINDS = ["empty", "no type", "attribute", "attribute, lock", "build.rs", "build.rs, lock", "build.rs, watch"]


def crate(root, kind, data):
    name = slug(kind)
    lock = ', lock = "synset.json"' if "lock" in kind else ""
    more = ".lock(\"synset.json\")" if "lock" in kind else ".watch()" if "watch" in kind else ""
    needs, code, script = {
        "e": ("", "", ""),
        "n": (OURS, "", ""),
        "a": (OURS, f'#[typed_label::labels("{data}"{lock})]\npub enum Synset {{}}\n', ""),
        "b": (
            OURS_IN_BUILD,
            'include!(concat!(env!("OUT_DIR"), "/synset.rs"));\n',
            f'fn main() {{ typed_label_build::labels("{data}").name("Synset"){more}.generate() }}\n',
        ),
    }[kind[0]]
    return package(os.path.join(root, name), needs, code, script, name)


def build(folder, target, *before, **more):
    env = {**os.environ, "CARGO_TARGET_DIR": target, "CARGO_INCREMENTAL": "0", **more}
    subprocess.run([*before, "cargo", "build", "--quiet", "--offline"], cwd=folder, env=env, check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--runs", type=int, default=11)
    arguments = parser.parse_args()
    data = os.path.abspath(arguments.folder)
    with tempfile.TemporaryDirectory() as root:
        # One target folder for the dependencies of all: Cargo tells the crates apart by their names.
        target = os.path.join(root, "target")
        folders = {kind: crate(root, kind, data) for kind in KINDS}
        for kind, folder in folders.items():
            build(folder, target, **({"TYPED_LABEL": "update"} if "lock" in kind else {}))
        times = {kind: [] for kind in KINDS}
        for folder in folders.values():
            build(folder, target)
            build(folder, target)
        for run in range(arguments.runs):
            for kind in KINDS:
                if kind.endswith("watch") and run >= 2:
                    continue
                start = time.perf_counter()
                build(folders[kind], target)
                times[kind].append(time.perf_counter() - start)
        without = statistics.median(times["no type"])
        for kind in KINDS:
            median, trace, calls = statistics.median(times[kind]), os.path.join(root, "trace"), ""
            if shutil.which("strace"):
                build(folders[kind], target, "strace", "-f", "-o", trace, "-e", "trace=%file")
                with open(trace) as file:
                    below = sum(f'"{data}' in line for line in file)
                calls = f"  {below} calls with a path in the dataset"
            print(f"{kind:16} {median:6.3f} s  least {min(times[kind]):6.3f}  {median / without:6.2f}x{calls}", flush=True)


if __name__ == "__main__":
    main()
