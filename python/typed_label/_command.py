"""Runs the command that the wheel brings: there is one reader of class lists, one comparison, and one set of messages."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from typing import NamedTuple, Union

from ._errors import ClassListError
from ._lock import quoted

Path = Union[str, "os.PathLike[str]"]
Option = Union[str, bool, "list[str]"]

# Flags that this module gives itself, and the option that may be meant.
_OURS = {"color": "", "help": "", "version": "", "count": "", "format": "; how a file is to be read is `read_as`", "input_name": ", or write `name`"}


class Answer(NamedTuple):
    """What the command prints, and whether it is that two lists differ."""

    text: str
    differs: bool


def run(arguments: list[str], text: str = "") -> Answer:
    """Runs the command with a standard input. What it can't read is an error in its own words."""
    command = [find_command(), "--color=never", *arguments]
    done = subprocess.run(command, input=text.encode(), capture_output=True)
    if done.returncode not in (0, 1):
        raise ClassListError(_in_words_of_python(done.stderr.decode(errors="replace").strip()))
    return Answer(done.stdout.decode().strip("\n"), done.returncode == 1)


def find_command() -> str:
    """The path of the binary, in the folders where installers put programs."""
    name = "typed-label" + (sysconfig.get_config_var("EXE") or "")
    user = sysconfig.get_preferred_scheme("user") if sys.version_info >= (3, 10) else f"{os.name}_user"
    folders = [sysconfig.get_path("scripts"), os.path.dirname(sys.executable), sysconfig.get_path("scripts", scheme=user)]
    # Of `pip install --target`: the programs are beside the modules, in bin.
    folders.append(os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "bin"))
    for folder in folders:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return path
    found = shutil.which(name)
    if found is None:
        raise ClassListError(
            f"the program {name}, which is installed with typed_label, is not found in {', '.join(folders)}",
            "run `pip install --force-reinstall typed-label`",
        )
    return found


def flags(options: dict[str, Option]) -> list[str]:
    """Keyword arguments as the command's flags: `order="timm"` is `--order=timm`."""
    given: list[str] = []
    for option, value in options.items():
        if option in _OURS:
            raise ClassListError(f"`{option}` is not an option here", f"leave it out{_OURS[option]}")
        flag = "--" + option.replace("_", "-")
        if isinstance(value, bool):
            given += [flag] if value else []
        elif isinstance(value, str):
            given.append(f"{flag}={value}")
        elif value is not None:
            given += [f"{flag}={each}" for each in value]
    return given


def path_argument(path: Path) -> str:
    """A path as the command is to take it: `$NAME` would be a variable, and `-` the standard input."""
    text = os.fspath(path).replace("$", "$$")
    return "./-" if text == "-" else text


def _in_words_of_python(message: str) -> str:
    """Flags in backticks as keyword arguments; without the severity, which the traceback tells."""
    message = re.sub(r"^error: ", "", message, flags=re.MULTILINE)
    return re.sub(r"`(--[^`]+)`", _as_keywords, message)


def _as_keywords(flags: re.Match[str]) -> str:
    """`--classes cat --classes dog` as `classes=["cat", "dog"]`. What is typed in another way stays as it is."""
    values: dict[str, list[str]] = {}
    name = ""
    try:
        words = shlex.split(flags[1])
    except ValueError:
        return flags[0]
    for word in words:
        if word.startswith("--"):
            name, is_given, value = word[2:].partition("=")
            values.setdefault(name, []).extend([value] if is_given else [])
        elif word.startswith("$"):
            return flags[0]
        else:
            values[name].append(word)
    return f"`{', '.join(_as_keyword(name, given) for name, given in values.items())}`"


def _as_keyword(name: str, values: list[str]) -> str:
    name = name.replace("-", "_")
    if not values:
        return f"{name}=True" if name.startswith("allow_") else name
    shown = [quoted(value) for value in values]
    return f"{name}={shown[0]}" if len(shown) == 1 else f"{name}=[{', '.join(shown)}]"
