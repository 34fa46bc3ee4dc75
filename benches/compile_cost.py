"""What a crate with one label type costs to compile: compile_cost.py [--runs N] [--sizes N ..] [--kinds KIND ..] [--release]

The three routes of typed-label, a bare enum, the same with the standard derives, and what else people give an enum its names
with. user+sys seconds over the same crate without the type, and the memory of the largest process; as multiples of the bare
enum. Each is compiled from nothing (no incremental state), its dependencies are compiled before, the kinds take turns, and the
median counts. Where there is a build.rs, its run is counted, its compilation is not. What takes more than --limit seconds or
--memory MB is not asked for more classes.
"""
import argparse, glob, os, random, shutil, statistics, sys

from measured import HOME, OURS, OURS_IN_BUILD, Failed, package, run, slug, write

TARGET = os.path.join(os.environ.get("CARGO_TARGET_DIR", os.path.join(HOME, "target")), "compile_cost")
DERIVES = "Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash"
# Peers have no Debug: above some thousand variants, its derive alone takes longer than they do, and more than 10 GB.
PEERS_DERIVES = "Clone, Copy, PartialEq, Eq"
NAMES = os.path.join(HOME, "benches/names/21841.txt")
PHF = """use std::{env, fs, path::Path};
fn main() {
    println!("cargo:rerun-if-changed=labels.txt");
    let list = fs::read_to_string("labels.txt").unwrap();
    let mut map = phf_codegen::Map::new();
    for (index, name) in list.lines().enumerate() {
        map.entry(name, index.to_string());
    }
    let names: Vec<_> = list.lines().collect();
    let code = format!("pub static INDICES: phf::Map<&str, u16> = {};\\npub static NAMES: &[&str] = &{names:?};\\n", map.build());
    fs::write(Path::new(&env::var("OUT_DIR").unwrap()).join("names.rs"), code).unwrap();
}
"""


def synsets(count):
    """Names of ImageNet-21k, as names.py reads them; where it has not run, as they look: n and eight digits."""
    if os.path.exists(NAMES):
        with open(NAMES) as file:
            names = file.read().split()
        return sorted(names[:: len(names) // count][:count])
    draw, names = random.Random(0), set()
    while len(names) < count:
        names.add(f"n{draw.randrange(10**8):08}")
    return sorted(names)


def plain(names, derives="", each=""):
    derive = f"#[derive({derives})]\n" if derives else ""
    variants = "".join(f"    {each.format(name)}{name.upper()},\n" for name in names)
    return f"{derive}#[repr(u16)]\npub enum Synset {{\n{variants}}}\n"


def peer(*crates):
    return "[dependencies]\n" + "".join(f"{crate}\n" for crate in crates)


# For each kind its dependencies, the code for its names, and its build.rs.
KINDS = {
    "bare enum": ("", plain, ""),
    "standard derives": ("", lambda names: plain(names, DERIVES), ""),
    "attribute, folder": (OURS, lambda _: '#[typed_label::labels("data")]\npub enum Synset {}\n', ""),
    "attribute, file": (OURS, lambda _: '#[typed_label::labels("labels.txt")]\npub enum Synset {}\n', ""),
    "build.rs, folder": (
        OURS_IN_BUILD,
        lambda _: 'include!(concat!(env!("OUT_DIR"), "/synset.rs"));\n',
        'fn main() { typed_label_build::labels("data").name("Synset").generate() }\n',
    ),
    "strum, seven derives": (
        peer('strum = { version = "0.28", features = ["derive"] }'),
        lambda names: plain(
            names,
            f"{PEERS_DERIVES}, strum::EnumString, strum::IntoStaticStr, strum::Display, strum::FromRepr, strum::VariantArray, "
            "strum::VariantNames, strum::EnumCount",
            '#[strum(serialize = "{}")] ',
        ),
        "",
    ),
    "num_enum": (
        peer('num_enum = "0.7"'),
        lambda names: plain(names, f"{PEERS_DERIVES}, num_enum::IntoPrimitive, num_enum::TryFromPrimitive"),
        "",
    ),
    "phf_codegen": (
        peer('phf = "0.14"') + '[build-dependencies]\nphf_codegen = "0.14"\n',
        lambda _: 'include!(concat!(env!("OUT_DIR"), "/names.rs"));\n',
        PHF,
    ),
    "enum-map": (peer('enum-map = "2"'), lambda names: plain(names, f"{PEERS_DERIVES}, enum_map::Enum"), ""),
    "serde": (
        peer('serde = { version = "1", features = ["derive"] }'),
        lambda names: plain(names, f"{PEERS_DERIVES}, serde::Serialize, serde::Deserialize", '#[serde(rename = "{}")] '),
        "",
    ),
}


def crate(kind, names, with_type):
    name = f"{slug(kind)}-{len(names) if with_type else 'none'}"
    folder = os.path.join(TARGET, name)
    needs, code, script = KINDS[kind]
    package(folder, needs, code(names) if with_type else "", script if with_type else "", name)
    write(os.path.join(folder, "labels.txt"), "".join(f"{name}\n" for name in names))
    if "folder" in kind and with_type:
        # Another run may have had other names.
        shutil.rmtree(os.path.join(folder, "data"), ignore_errors=True)
        for name in names:
            os.makedirs(os.path.join(folder, "data", name), exist_ok=True)
    return folder


def compile(folder, command, arguments):
    """user+sys and memory of a compilation from nothing, with its build script's run."""
    os.utime(os.path.join(folder, "src/lib.rs"))
    target = os.path.join(TARGET, "target")
    limits = {"limit": arguments.limit, "memory": arguments.memory}
    costs = [run(f"cargo {command} --quiet", folder, **limits, CARGO_TARGET_DIR=target)]
    profile = "release" if "release" in command else "debug"
    scripts = glob.glob(f"{target}/{profile}/build/{os.path.basename(folder)}-*/build-script-build")
    # Those of an earlier compiler are there still.
    for script in sorted(scripts, key=os.path.getmtime)[-1:]:
        out = os.path.join(folder, "out")
        os.makedirs(out, exist_ok=True)
        costs.append(run(script, folder, **limits, CARGO_MANIFEST_DIR=folder, OUT_DIR=out))
    return sum(cost.cpu for cost in costs), max(cost.memory for cost in costs)


def measure(kinds, names, command, arguments):
    """For each kind the seconds over the crate without a type and the MB, or why there are none."""
    crates = {(kind, with_type): crate(kind, names, with_type) for kind in kinds for with_type in (False, True)}
    seen, failed = {key: [] for key in crates}, {}
    for turn in range(arguments.runs + 1):
        for (kind, with_type), folder in crates.items():
            spent = sum(cpu for cpu, _ in seen[kind, with_type])
            # The first turn compiles the dependencies. What takes minutes has no need of a fifth time.
            if kind in failed or spent > arguments.limit:
                continue
            try:
                cost = compile(folder, command, arguments)
                if turn:
                    seen[kind, with_type].append(cost)
            except Failed as why:
                failed[kind] = str(why).splitlines()[0]
    result = {}
    for kind in kinds:
        if kind in failed:
            result[kind] = failed[kind]
            continue
        with_type, without = ([statistics.median(column) for column in zip(*seen[kind, has])] for has in (True, False))
        result[kind] = (with_type[0] - without[0], with_type[1])
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1000, 5000, 21841])
    parser.add_argument("--kinds", nargs="+", default=list(KINDS), choices=list(KINDS), metavar="KIND")
    parser.add_argument("--release", action="store_true", help="cargo build --release in place of cargo check")
    parser.add_argument("--limit", type=int, default=120, help="seconds")
    parser.add_argument("--memory", type=int, default=12_000, help="MB of address space")
    arguments = parser.parse_args()
    command = "build --release" if arguments.release else "check"
    kinds = list(dict.fromkeys(["bare enum", *arguments.kinds]))
    results, left = {}, kinds
    for size in arguments.sizes:
        results[size] = measure(left, synsets(size), command, arguments)
        left = [kind for kind in left if not isinstance(results[size][kind], str)]
    for title, column, unit in [("seconds", 0, "{:.3f}"), ("MB", 1, "{:.0f}")]:
        print(f"\n| cargo {command}, {title} | " + " | ".join(f"{size:,}" for size in arguments.sizes) + " |")
        print("|---" * (len(arguments.sizes) + 1) + "|")
        for kind in kinds:
            row = []
            for result in results.values():
                value = result.get(kind, "-")
                if not isinstance(value, str):
                    # Below some ms the bare enum is noise, and a multiple of it would be.
                    bare, value = result["bare enum"][column], value[column]
                    value = unit.format(value) + (f" ({value / bare:.1f})" if bare >= 0.005 else "")
                row.append(value)
            print(f"| {kind} | " + " | ".join(row) + " |", flush=True)
    # A peer may take too long; ours may not fail.
    ours = [result[kind] for result in results.values() for kind in result if KINDS[kind][0] in (OURS, OURS_IN_BUILD)]
    if any(isinstance(value, str) for value in ours):
        sys.exit("one of typed-label's own is not there")


if __name__ == "__main__":
    main()
