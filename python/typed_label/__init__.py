"""Saves the class list of an image classifier, and checks it when the model is trained again.

    import typed_label

    typed_label.save(train.class_indices, "pet.json")   # after training
    typed_label.check(train.class_indices, "pet.json")  # before the next

The file is the lock of the Rust crate typed-label, which makes an enum of it.
"""

from __future__ import annotations

import json
import os
import warnings

from ._command import Option, Path, flags, path_argument, run
from ._errors import ClassesDiffer, ClassListError
from ._lock import lock_text, quoted, write
from ._names import Classes, names

__all__ = ["ClassListError", "Classes", "ClassesDiffer", "check", "class_list", "fingerprint", "save"]


def save(classes: Classes, path: Path) -> None:
    """Writes the class list to a file, byte for byte as `cargo label lock` does.

    A file that is right already is left alone. If it has another class list, that is a warning. A file that is not a lock
    is not overwritten.
    """
    if write(lock_text(names(classes)), os.fspath(path)):
        warnings.warn(f"{quoted(os.fspath(path))} had another class list, and has that of this run now", stacklevel=2)


def check(classes: Classes, source: Path, /, *, name: str = "this run", **options: Option) -> None:
    """Raises `ClassesDiffer` if a file or dataset folder has other classes, or has them in another order.

    `name` is what the message calls `classes`. The options are those of `class_list`.
    """
    text = lock_text(names(classes))
    arguments = ["diff", f"--input-name={name}", *flags(options), "--", path_argument(source), "-"]
    answer = run(arguments, text)
    if answer.differs:
        raise ClassesDiffer(f"{answer.text}\nhelp: {_ways_out(os.fspath(source), name)}")
    if answer.text.startswith("agrees by width alone"):
        warnings.warn(answer.text, stacklevel=2)


def _ways_out(source: str, name: str) -> str:
    if os.path.isdir(source):
        return f"rename, add or remove folders in {quoted(source)}, or train with the classes that it has"
    return (
        f"if the classes of {quoted(name)} are meant, write {quoted(source)} again after training; if not, put the dataset "
        "back as it was"
    )


def class_list(source: Path, /, **options: Option) -> list[str]:
    """The classes of a dataset folder or class list file, in index order.

    The options are the command's flags: `order="timm"` for a folder, `read_as="list"` for a file; `typed-label list --help`
    has them all.
    """
    answer = run(["list", "--format=json", *flags(options), "--", path_argument(source)])
    return list(json.loads(answer.text))


def fingerprint(classes: Classes) -> int:
    """The number that `FINGERPRINT` of the label type is in Rust: it tells whether two class lists are the same."""
    return int(run(["list", "--format=fingerprint", "-"], lock_text(names(classes))).text, 16)
