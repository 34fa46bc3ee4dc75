"""What `cargo check` of a crate with one label type costs, as user+sys seconds over the same crate without a type, and as a
multiple of the bare enum: compile_cost.py [--runs N]

Each crate is checked from nothing (no incremental state), the kinds take turns, and the median counts.
"""
import argparse, os, random, resource, statistics, subprocess

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOT = os.path.join(os.environ.get("CARGO_TARGET_DIR", os.path.join(HOME, "target")), "compile_cost")


def synsets(count):
    """Names as ImageNet-21k has them: n and eight digits."""
    draw = random.Random(0)
    names = set()
    while len(names) < count:
        names.add(f"n{draw.randrange(10**8):08}")
    return sorted(names)


def crate(kind, names):
    folder = os.path.join(ROOT, f"{kind}-{len(names)}")
    os.makedirs(os.path.join(folder, "src"), exist_ok=True)
    build = kind == "build.rs"
    code = {
        "empty": "",
        "bare": f"pub enum Synset {{ {', '.join(name.upper() for name in names)} }}\n",
        "attribute": '#[typed_label::labels("data")]\npub enum Synset {}\n',
        "build.rs": 'include!(concat!(env!("OUT_DIR"), "/synset.rs"));\n',
    }[kind]
    files = {
        "src/lib.rs": code,
        "Cargo.toml": f"""[package]
name = "measured"
version = "0.1.0"
edition = "2024"

[dependencies]
typed-label = {{ path = {HOME!r} }}

[build-dependencies]
typed-label-build = {{ path = {HOME + "/label-build"!r} }}

[workspace]
""",
    }
    if build:
        files["build.rs"] = 'fn main() { typed_label_build::labels("data").name("Synset").generate() }\n'
    for name, text in files.items():
        with open(os.path.join(folder, name), "w") as file:
            file.write(text)
    if kind in ("attribute", "build.rs"):
        for name in names:
            os.makedirs(os.path.join(folder, "data", name), exist_ok=True)
    return folder


def check(folder):
    os.utime(os.path.join(folder, "src/lib.rs"))
    env = {**os.environ, "CARGO_TARGET_DIR": os.path.join(folder, "target"), "CARGO_INCREMENTAL": "0"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["cargo", "check", "--quiet"], cwd=folder, env=env, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    kinds = ["empty", "bare", "attribute", "build.rs"]
    print("classes  bare      attribute        build.rs")
    for count in (1000, 21841):
        folders = {kind: crate(kind, synsets(count)) for kind in kinds}
        for folder in folders.values():
            check(folder)
        times = {kind: [] for kind in kinds}
        for _ in range(runs):
            for kind in kinds:
                times[kind].append(check(folders[kind]))
        median = {kind: statistics.median(times[kind]) - statistics.median(times["empty"]) for kind in kinds}
        shown = "  ".join(f"{median[kind]:.3f} s {median[kind] / median['bare']:5.2f}x" for kind in kinds[2:])
        print(f"{count:>7}  {median['bare']:.3f} s  {shown}")


if __name__ == "__main__":
    main()
