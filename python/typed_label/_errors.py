"""What is raised: each message ends with a line that says what to write."""

from __future__ import annotations


class ClassListError(ValueError):
    """A class list that can't be told, read or written."""

    # As users call it.
    __module__ = "typed_label"

    def __init__(self, what: str, help: str = "") -> None:
        super().__init__(f"{what}\nhelp: {help}" if help else what)


class ClassesDiffer(ClassListError):
    """Two class lists that are not the same."""

    __module__ = "typed_label"
