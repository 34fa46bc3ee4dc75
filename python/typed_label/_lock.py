"""The lock: Keras' own class_indices, one class a line, as the Rust crates write it."""

from __future__ import annotations

import json
import os
import re
import tempfile

from ._errors import ClassListError

# What a terminal obeys, or nobody sees: control characters, line ends, marks of direction, spaces without width, tags.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def quoted(name: str) -> str:
    """A name as a string in JSON."""
    return _HIDDEN.sub(lambda hidden: json.dumps(hidden[0])[1:-1], json.dumps(name, ensure_ascii=False))


def lock_text(names: list[str]) -> str:
    """The class list as a lock has it."""
    return "{\n" + ",\n".join(f"  {quoted(name)}: {index}" for index, name in enumerate(names)) + "\n}\n"


def write(text: str, path: str) -> bool:
    """Writes a lock, at once or not at all. Says whether it had another class list."""
    new = text.encode()
    # If the lock is a link, what it leads to is written.
    path = os.path.realpath(path)
    had_another = False
    if os.path.exists(path):
        # A device may have no end, and would be replaced by a file.
        if not os.path.isfile(path):
            raise ClassListError(f"{quoted(path)} is not a file", "save to the path of a file")
        with open(path, "rb") as file:
            old = file.read()
        # Git may have given it the line ends of Windows.
        if old.replace(b"\r", b"") == new:
            return False
        if old.strip():
            entries = _entries(old)
            if entries is None:
                raise ClassListError(f"{quoted(path)} is not a lock, and is left as it is", "save to another path")
            had_another = entries != _entries(new)
    folder, name = os.path.split(path)
    handle, beside = tempfile.mkstemp(dir=folder, prefix=f".{name}.", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new)
        os.chmod(beside, _mode(path))
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise
    return had_another


def _entries(text: bytes) -> dict[str, int] | None:
    """The names and indices of a lock; `None` if the text is something else."""
    try:
        entries = json.loads(text)
    except ValueError:
        return None
    return entries if isinstance(entries, dict) and all(type(index) is int for index in entries.values()) else None


def _mode(path: str) -> int:
    """Who may read the file: as before, or as for any new file."""
    if os.path.exists(path):
        return os.stat(path).st_mode & 0o7777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
