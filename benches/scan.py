"""What it takes to read the class list of a dataset folder: scan.py FOLDER [--runs N] [--cold] [--frameworks ORDER..]

Each order of typed-label, the plain ways of Rust and Python to list a folder, and the frameworks' own scan, by the
functions of tests/orders/live/frameworks.py (run this with the Python of tests/orders/live/run for those:
target/orders_live/venv/bin/python). Median and least of N runs in milliseconds, and the median as a multiple of reading the
one directory. What takes above 100 ms runs a tenth as often, at least once. --cold, for root: each time with nothing of the
disk in the system's caches.
"""
import argparse, contextlib, io, os, statistics, subprocess, sys, time

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TARGET = os.environ.get("CARGO_TARGET_DIR", os.path.join(HOME, "target"))
# walkdir opens every class folder, and what comes after it finds other folders in the caches: it has a turn of its own.
QUICK = ["read_dir", "keras", "keras-utils"]
SLOW = ["walkdir-sorted", "torchvision", "timm", "huggingface", "burn"]


def listdir(folder):
    return [name for name in sorted(os.listdir(folder)) if os.path.isdir(os.path.join(folder, name))]


def scandir(folder):
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries if entry.is_dir())


def rust(folder, runs, *ways):
    program = os.path.join(TARGET, "release/examples/scan")
    lines = subprocess.run([program, folder, str(runs), *ways], check=True, capture_output=True, text=True).stdout
    return {f"rust {line.split()[0]}": [int(time) / 1000 for time in line.split()[1:]] for line in lines.splitlines()}


def python(way, folder, runs, cold=False):
    times = []
    for _ in range(runs):
        if cold:
            way(folder)
            with open("/proc/sys/vm/drop_caches", "w") as file:
                file.write("3")
        start = time.perf_counter()
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            way(folder)
        times.append((time.perf_counter() - start) * 1000)
    return times


def framework(order):
    """The framework's own way to list the folder."""
    if order == "burn":
        target = os.path.join(TARGET, "orders_live/burn")
        manifest = os.path.join(HOME, "tests/orders/live/burn/Cargo.toml")
        subprocess.run(["cargo", "build", "--quiet", "--release", "--manifest-path", manifest, "--target-dir", target], check=True)
        program = os.path.join(target, "release/burn-orders")
        return lambda folder: subprocess.run([program, folder], check=True, capture_output=True)
    import frameworks
    return getattr(frameworks, order.replace("-", "_"))()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--runs", type=int, default=51)
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("--frameworks", nargs="*", default=[])
    arguments = parser.parse_args()
    folder, runs = os.path.abspath(arguments.folder), arguments.runs
    build = ["cargo", "build", "--quiet", "--release", "--package", "typed-label-source", "--example", "scan"]
    subprocess.run(build, cwd=HOME, check=True)
    cold = ["--cold"] * arguments.cold
    few = runs if cold else max(1, runs // 10)
    rows = rust(folder, runs, *cold, *QUICK)
    rows |= {f"python {way.__name__}": python(way, folder, runs, cold) for way in (scandir, listdir)}
    rows |= rust(folder, runs, *cold, "walkdir") | rust(folder, few, *cold, *SLOW)
    sys.path.insert(0, os.path.join(HOME, "tests/orders/live"))
    for order in arguments.frameworks:
        rows[f"framework {order}"] = python(framework(order), folder, 1)
    least = statistics.median(rows["rust read_dir"])
    for name, times in rows.items():
        median = statistics.median(times)
        print(f"{name:24} {median:10.2f} ms  least {min(times):10.2f}  {median / least:9.1f}x", flush=True)


if __name__ == "__main__":
    main()
