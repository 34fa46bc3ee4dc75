"""A package to measure, and what a command takes in it: seconds of all its processes, and the memory of the largest."""
import os, resource, shlex, subprocess, tempfile, time
from typing import NamedTuple

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OURS = f"[dependencies]\ntyped-label = {{ path = {HOME!r} }}\n"
OURS_WITHOUT_FILES = OURS.replace(" }", ', default-features = false, features = ["macros", "std"] }')
OURS_IN_BUILD = OURS + f"[build-dependencies]\ntyped-label-build = {{ path = {HOME + '/label-build'!r} }}\n"


class Cost(NamedTuple):
    cpu: float  # user and system, in seconds
    wall: float  # in seconds
    memory: float  # in MB
    output: str  # what it wrote to stderr


class Failed(Exception):
    """A command that ended with an error, or was stopped at the limit."""


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


def slug(kind):
    """The name of a kind as a package can have it."""
    return kind.replace(", ", "-").replace(" ", "-").replace(".", "-")


def package(folder, needs="", code="", script="", name="measured"):
    """Writes a library: its dependencies, src/lib.rs, and build.rs where there is one."""
    manifest = f'[package]\nname = "{name}"\nversion = "0.1.0"\nedition = "2024"\n\n{needs}\n[workspace]\n'
    write(os.path.join(folder, "Cargo.toml"), manifest)
    write(os.path.join(folder, "src/lib.rs"), code)
    if script:
        write(os.path.join(folder, "build.rs"), script)
    return folder


def run(command, folder, limit=None, memory=None, **env):
    """Runs a command (text, as for a shell): at most `limit` seconds, in at most `memory` MB each process."""
    cap = (memory << 20) if memory else resource.RLIM_INFINITY
    words, all_env = shlex.split(command), {**os.environ, "CARGO_INCREMENTAL": "0", **env}
    with tempfile.TemporaryFile("w+") as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            ["timeout", str(limit or 0), *words], cwd=folder, env=all_env, stdout=subprocess.DEVNULL, stderr=errors,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (cap, cap)),
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - start
        errors.seek(0)
        output = errors.read()
    if process.returncode == 124:
        raise Failed(f"> {limit} s")
    if process.returncode:
        raise Failed("out of memory" if "memory allocation" in output else output.strip() or f"exit code {process.returncode}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, output)
