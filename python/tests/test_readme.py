"""The Python lines of the page run, and it shows the message that there is."""

import pathlib
import re

import pytest
import typed_label

PAGE = (pathlib.Path(__file__).parents[1] / "README.md").read_text()


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_the_python_lines_run_one_after_the_other(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lines = blocks("python")
    assert len(lines) == 3
    scope = {}
    for block in lines:
        exec(block, scope)
    renamed = [name.replace("_2", "_02") for name in scope["model"].classes_]
    with pytest.raises(typed_label.ClassesDiffer) as raised:
        typed_label.check(renamed, "digits.json")
    assert blocks("text") == [f"typed_label.ClassesDiffer: {raised.value}\n"]
