"""Takes the class names, in index order, out of what the frameworks have. No framework is imported: what counts is the shape."""

from __future__ import annotations

import operator
import os
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any, Protocol, Union

from ._errors import ClassListError
from ._lock import quoted

# An index of the label type in Rust has 16 bits.
MOST_CLASSES = 1 << 16

# How many mistakes of one list are told.
_SHOWN = 8

# Where the objects of the frameworks have their classes; the first that an object has is the one to write.
_ATTRIBUTES = (
    "class_indices",  # Keras: DirectoryIterator; its `classes` are those of the images
    "class_to_idx",  # torchvision, timm
    "class_names",  # Keras: image_dataset_from_directory
    "classes_",  # scikit-learn
    "id2label",  # transformers: model.config
    "vocab",  # fastai: learn.dls
    "categories",  # pandas
    "classes",
    "names",
)


class HasNames(Protocol):
    """`ClassLabel` of Hugging Face's datasets, and a model of Ultralytics'."""

    @property
    def names(self) -> Any: ...


Classes = Union["Mapping[str, int]", "Mapping[int, str]", "Mapping[str, str]", "Iterable[str]", HasNames]


def names(classes: Classes) -> list[str]:
    """The names in index order: at least one, each once."""
    # Any value may come from Python: the type is for those who check types.
    given: Any = classes
    found = _of_mapping(given) if isinstance(given, Mapping) else _of_others(given)
    _check(found)
    return found


def _of_others(given: Any) -> list[str]:
    kind = type(given).__name__
    if isinstance(given, (str, bytes, os.PathLike)) or hasattr(given, "read"):
        raise ClassListError(
            f"{_shown(given)}, of type {kind}, is not a class list",
            "write a list of names; if it is the path of a file or folder, `typed_label.class_list(..)` reads it",
        )
    if isinstance(given, Set):
        raise ClassListError(
            f"a value of type {kind} has no indices",
            "write the list in the order of the model's outputs; of a dict, write the dict itself",
        )
    if not isinstance(given, Sequence):
        # An iterator over images has its classes in an attribute.
        for attribute in _ATTRIBUTES:
            value = getattr(given, attribute, None)
            if value is None or callable(value):
                continue
            # The names of a pandas Index are something else.
            if attribute == "names" and isinstance(given, Iterable):
                continue
            if attribute == "names":
                return names(value)
            raise ClassListError(f"a value of type {kind} is not a class list", f"write `.{attribute}` after it: it has one")
        if isinstance(getattr(given, "features", None), Mapping):
            raise _features(kind, ".features", given.features)
        if hasattr(given, "columns"):
            raise ClassListError(
                f"a value of type {kind} is not a class list",
                'write the names of its class columns, as in `list(df.columns[1:])`, or `sorted(df["label"].unique())`',
            )
    if hasattr(given, "iloc"):
        _check_series(given)
    try:
        listed = list(given)
    except TypeError:
        raise ClassListError(
            f"a value of type {kind} is not a class list", "write a list of names in index order, or a dict of names and indices"
        ) from None
    problems = [_not_a_name(index, name) for index, name in enumerate(listed)]
    if len(problems) > 1 and problems[0] is not None and None not in problems:
        what, help_line = problems[0]
        raise ClassListError(f"{what}; none of the others is one", help_line)
    _raise_all(problems)
    # What a class of texts prints (an enum, say) may be another text.
    return [str.__str__(name) for name in listed]


def _features(kind: str, attribute: str, features: Mapping[Any, Any]) -> ClassListError:
    """A dataset of Hugging Face's, or the features of one: it has as many class lists as it has labels."""
    labels = [key for key, feature in features.items() if getattr(feature, "names", None)]
    chosen = ", or ".join(f"`{attribute}[{_shown(key)}]`" for key in labels) or "a `ClassLabel` of its features"
    return ClassListError(f"a value of type {kind} is not a class list", f"write {chosen} after it")


def _check_series(given: Any) -> None:
    """A column of pandas: its rows are the classes only if its index says so."""
    if hasattr(given, "cat"):
        raise ClassListError("a Series of categories has a row for each image", "write `.cat.categories` after it")
    if list(given.index) != list(range(len(given))):
        raise ClassListError(
            "the index of the Series is not 0, 1, 2, ..",
            "if it is the index of each class, write `dict(series)`; if the rows are in index order, write `list(series)`",
        )


def _of_mapping(given: Mapping[Any, Any]) -> list[str]:
    keys, values = list(given), list(given.values())
    if all(map(_is_index, values)) and all(isinstance(key, str) for key in keys):
        return _in_order([(operator.index(index), str.__str__(name)) for name, index in zip(keys, values)])
    if all(isinstance(value, str) for value in values) and all(map(_is_index_key, keys)):
        are_digits = all(isinstance(text, str) and _is_index_key(text) for text in [*keys, *values])
        if are_digits and {value: key for key, value in given.items()} != dict(given):
            raise ClassListError(
                "the keys and the values of the dict are numbers as texts, and each could be the indices",
                "write the indices as `int`: `{name: int(index) for ..}` or `{int(index): name for ..}`",
            )
        found = _in_order([(int(key), str.__str__(name)) for key, name in zip(keys, values)])
        if found == [f"LABEL_{index}" for index in range(len(found))]:
            raise ClassListError(
                '"LABEL_0" and the others are what Hugging Face writes if it is given no names',
                "write the names in the order in which the model was trained; give them to the next as `id2label`",
            )
        return found
    if any(getattr(value, "names", None) and hasattr(value, "num_classes") for value in values):
        raise _features(type(given).__name__, "", given)
    _raise_all(_not_an_entry(key, value) for key, value in given.items())
    raise ClassListError(
        "some keys of the dict are names, and others are indices", "write all of one kind: `{name: index}` or `{index: name}`"
    )


def _is_index(value: Any) -> bool:
    """Also numpy's integers; a truth value is not one."""
    return hasattr(value, "__index__") and not isinstance(value, bool) and not hasattr(value, "__len__")


def _is_index_key(key: Any) -> bool:
    """An integer, or its digits: JSON has no other keys than text."""
    is_digits = isinstance(key, str) and key.isascii() and key.isdigit() and str(int(key)) == key
    return is_digits or _is_index(key)


def _in_order(entries: list[tuple[int, str]]) -> list[str]:
    """The names by their indices, which must be all from 0 on, each once."""
    by_index: dict[int, str] = {}
    problems = []
    for index, name in entries:
        if index in by_index:
            problems.append(f"index {index} is that of {_shown(by_index[index])} and of {_shown(name)}")
        by_index.setdefault(index, name)
    if problems:
        raise ClassListError(_listed(problems), "give each class an index of its own")
    absent = [index for index in range(len(by_index)) if index not in by_index]
    if not absent:
        return [by_index[index] for index in range(len(by_index))]
    first, last = min(by_index), max(by_index)
    if last - first + 1 == len(by_index):
        raise ClassListError(
            f"the indices start at {first}, not at 0",
            f"if the model's first output is {_shown(by_index[first])}, subtract {first} from each; if it is another class "
            "(a background), add that one at its index",
        )
    raise ClassListError(
        f"there are {len(by_index)} classes, and no class has index {absent[0]}; the highest index is {last}",
        "if the model has as many outputs as classes, number them from 0 on; if it has outputs without a class, give each a name",
    )


def _not_an_entry(key: Any, value: Any) -> tuple[str, str] | None:
    if isinstance(key, str) and isinstance(value, str) and not _is_index_key(key):
        if _is_index_key(value):
            return f"the index of {_shown(key)} is a text, {_shown(value)}", "write `{name: int(index) for ..}`"
        return f"{_shown(key)} and {_shown(value)} are both texts, and neither is an index", "write `{name: index}`"
    if isinstance(key, (float, bool)) or isinstance(value, (float, bool)):
        return f"{_shown(key)}: {_shown(value)} has no whole number as index", "write the indices as `int`"
    if _is_index(key) and _is_index(value):
        return f"{_shown(key)} and {_shown(value)} are both numbers, and neither is a name", "write the name as a text"
    if isinstance(key, str) and _is_index(value) or _is_index_key(key) and isinstance(value, str):
        return None
    what = f"{_shown(key)}: {_shown(value)} is not a name and its index"
    if _is_index_key(key) and isinstance(value, (list, tuple)):
        return what, "choose one name for each class, as in `{index: names[0] for index, names in ..}`"
    return what, "write `{name: index}` or `{index: name}`"


def _not_a_name(index: int, name: Any) -> tuple[str, str] | None:
    if isinstance(name, str):
        return None
    kind = type(name).__name__
    if isinstance(name, bytes):
        return f"index {index} is {_shown(name)}, which is bytes and not text", "write `[name.decode() for name in ..]`"
    if isinstance(name, (list, tuple, Mapping)) or getattr(name, "ndim", None) or hasattr(name, "items"):
        return (
            f"index {index} is a value of type {kind}, not a name",
            "write one flat list of names; if there are several lists, choose that of the output, as in `learn.dls.vocab[0]`",
        )
    return (
        f"index {index} is {_shown(name)}, of type {kind}, not a name",
        "if these are the class of each image (`train.classes` of Keras), write `train.class_indices`; if numbers are the "
        "names of your classes, write `[str(name) for name in ..]`",
    )


def _check(found: list[str]) -> None:
    """What no class list may be, in Rust as here."""
    if not found:
        raise ClassListError("the class list is empty", "list at least one class")
    if len(found) > MOST_CLASSES:
        raise ClassListError(
            f"there are {len(found)} classes; a label type can have at most {MOST_CLASSES}",
            "write the classes, not the images or their labels",
        )
    first: dict[str, int] = {}
    problems: list[tuple[str, str]] = []
    for index, name in enumerate(found):
        seen = first.setdefault(name, index)
        if not name:
            problems.append((f"index {index} has no name", "write the class's name"))
        elif seen != index:
            twice = f"the class {_shown(name)} is there twice: index {seen} and index {index}"
            problems.append((twice, "if these are the labels of images, write each class once, as in `sorted(set(labels))`; if two classes have this name, give "
                "one of them another"))
        elif any("\ud800" <= c <= "\udfff" for c in name):
            problems.append((f"{_shown(name)}, index {index}, is not Unicode text", "rename the folder that it is of"))
    _raise_all(problems)


def _raise_all(problems: Iterable[tuple[str, str] | None]) -> None:
    """All that is wrong, with what to write about the first: the others are mostly the same mistake."""
    found = [problem for problem in problems if problem is not None]
    if found:
        raise ClassListError(_listed([what for what, _ in found]), found[0][1])


def _listed(problems: list[str]) -> str:
    more = len(problems) - _SHOWN
    return "\n".join(problems[:_SHOWN]) + (f"\nand {more} more" if more > 0 else "")


def _shown(value: Any) -> str:
    """A name or value in a message: nothing that a terminal obeys, and not longer than a line."""
    text = quoted(value) if isinstance(value, str) else quoted(repr(value))[1:-1]
    # Half of a pair can't be printed.
    text = text.encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= 80 else text[:80] + ".."
