"""What a user pays once for the dependencies, from an empty target folder: dependency_cost.py [--runs N]

Crates that are compiled, user+sys and wall seconds of `cargo check` and of `cargo build`, for a crate that depends on
typed-label, on typed-label and typed-label-build, on strum with derive, and on serde with derive. They take turns; the median
counts.
"""
import argparse, os, resource, shutil, statistics, subprocess, tempfile, time

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OURS = f"[dependencies]\ntyped-label = {{ path = {HOME!r} }}\n"
KINDS = {
    "typed-label": OURS,
    "and typed-label-build": OURS + f"[build-dependencies]\ntyped-label-build = {{ path = {HOME + '/label-build'!r} }}\n",
    "strum, derive": '[dependencies]\nstrum = { version = "*", features = ["derive"] }\n',
    "serde, derive": '[dependencies]\nserde = { version = "*", features = ["derive"] }\n',
}


def crate(root, index, needs):
    folder = os.path.join(root, str(index))
    os.makedirs(os.path.join(folder, "src"))
    if "build-dependencies" in needs:
        open(os.path.join(folder, "build.rs"), "w").write("fn main() {}\n")
    open(os.path.join(folder, "src/lib.rs"), "w").close()
    with open(os.path.join(folder, "Cargo.toml"), "w") as file:
        file.write(f'[package]\nname = "measured"\nversion = "0.1.0"\nedition = "2024"\n\n{needs}\n[workspace]\n')
    # What is measured does not fetch.
    subprocess.run(["cargo", "fetch", "--quiet"], cwd=folder, check=True)
    return folder


def compile(folder, command, target):
    shutil.rmtree(target, ignore_errors=True)
    env = {**os.environ, "CARGO_TARGET_DIR": target, "CARGO_INCREMENTAL": "0"}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(["cargo", command, "--offline"], cwd=folder, env=env, check=True, capture_output=True, text=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    lines = [line for line in done.stderr.splitlines() if line.split()[0] in ("Compiling", "Checking")]
    crates = {line.split()[1] for line in lines} - {"measured"}
    return len(crates), after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as root:
        folders = {kind: crate(root, index, needs) for index, (kind, needs) in enumerate(KINDS.items())}
        for command in ("check", "build"):
            seen = {kind: [] for kind in KINDS}
            for _ in range(runs):
                for kind, folder in folders.items():
                    seen[kind].append(compile(folder, command, os.path.join(root, "target")))
            for kind, times in seen.items():
                crates, cpu, wall = (statistics.median(column) for column in zip(*times))
                print(f"cargo {command:6} {kind:22} {crates:3.0f} crates  {cpu:6.1f} s user+sys  {wall:6.1f} s wall", flush=True)


if __name__ == "__main__":
    main()
