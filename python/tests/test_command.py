"""`check`, `class_list` and `fingerprint` say what the wheel's own command says."""

import os
import shutil
import subprocess
import sys
import sysconfig

import pytest
import typed_label
from typed_label._command import _in_words_of_python


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """A dataset and its lock in the current folder."""
    monkeypatch.chdir(tmp_path)
    for name in ["Class_1", "Class_10", "Class_2"]:
        (tmp_path / "train" / name).mkdir(parents=True)
    typed_label.save(["Class_1", "Class_10", "Class_2"], "digit.json")
    return tmp_path


def command(*arguments):
    return subprocess.run(arguments, capture_output=True, text=True)


def script(name):
    return os.path.join(sysconfig.get_path("scripts"), name + (sysconfig.get_config_var("EXE") or ""))


def test_equal_lists_pass_and_others_raise_the_difference():
    typed_label.check({"Class_1": 0, "Class_10": 1, "Class_2": 2}, "digit.json")
    typed_label.check(["Class_1", "Class_10", "Class_2"], "train")
    with pytest.raises(typed_label.ClassesDiffer) as raised:
        typed_label.check({"Class_1": 0, "Class_2": 1, "Class_3": 2}, "digit.json")
    assert isinstance(raised.value, ValueError)
    assert str(raised.value) == (
        '"digit.json" and "this run" have different classes (3 each); the first index that differs is 1\n'
        '  index 1 is "Class_10" in "digit.json", "Class_2" in "this run"\n'
        '  only in "digit.json": "Class_10" (1)\n'
        '  only in "this run": "Class_3" (2)\n'
        '  at another index, from "digit.json" to "this run": "Class_2" (2 -> 1)\n'
        'help: if the classes of "this run" are meant, write "digit.json" again after training; if not, put the dataset back as '
        "it was"
    )


def test_a_renamed_folder_is_told_in_the_words_of_the_command():
    os.rename("train/Class_2", "train/Class_02")
    with pytest.raises(typed_label.ClassesDiffer) as raised:
        typed_label.check(typed_label.class_list("train"), "digit.json", name="train")
    said = command(script("typed-label"), "diff", "digit.json", "train")
    assert said.returncode == 1
    assert str(raised.value).startswith(said.stdout)
    with pytest.raises(typed_label.ClassesDiffer, match="rename, add or remove folders in \"train\""):
        typed_label.check(["Class_1"], "train")


def test_a_class_called_total_is_a_class():
    typed_label.save(["cat", "total"], "total.json")
    with pytest.raises(typed_label.ClassListError, match='if it is a class, say `read_as="class_indices"`'):
        typed_label.check(["cat", "total"], "total.json")
    typed_label.check(["cat", "total"], "total.json", read_as="class_indices")


def test_what_can_not_be_read_is_an_error_in_the_words_of_python():
    with pytest.raises(typed_label.ClassListError, match='the file "no.json" does not exist\nhelp: ') as raised:
        typed_label.check(["cat"], "no.json")
    assert not isinstance(raised.value, typed_label.ClassesDiffer)
    assert not str(raised.value).startswith("error")
    with pytest.raises(typed_label.ClassListError, match='there is no order "kers"\nhelp: .*order="keras"'):
        typed_label.class_list("train", order="kers")
    with pytest.raises(typed_label.ClassListError, match="unexpected argument '--ordre'"):
        typed_label.class_list("train", ordre="keras")
    with pytest.raises(typed_label.ClassListError, match="`order` is for a dataset folder(.|\n)*\nhelp: remove `order`"):
        typed_label.class_list("digit.json", order="timm")
    with pytest.raises(typed_label.ClassListError, match="`format` is not an option here\nhelp: .*`read_as`"):
        typed_label.class_list("digit.json", format="list")


@pytest.mark.parametrize(
    ("said", "in_python"),
    [
        ("`--read-as list`", '`read_as="list"`'),
        ("`--allow-empty`", "`allow_empty=True`"),
        ("`--column 'Finding Labels' --separator '|'`", '`column="Finding Labels", separator="|"`'),
        ("`--classes cat --classes=-dog`", '`classes=["cat", "-dog"]`'),
        ("`--column $'\\x0a'`", "`--column $'\\x0a'`"),
        ("`--column it's`", "`--column it's`"),
        ("error: `cat`\nhelp: `--without=`", '`cat`\nhelp: `without=""`'),
    ],
)
def test_flags_are_keyword_arguments(said, in_python):
    assert _in_words_of_python(said) == in_python


def test_a_model_without_names_agrees_with_a_warning(here):
    # An ONNX file whose output is [N, 3]: ModelProto.graph.output.type.tensor_type.shape.
    def field(number, content):
        return bytes([number << 3 | 2, len(content)]) + content

    dims = field(1, field(2, b"N")) + field(1, b"\x08\x03")
    value = field(1, b"scores") + field(2, field(1, b"\x08\x01" + field(2, dims)))
    (here / "model.onnx").write_bytes(b"\x08\x08" + field(7, field(12, value)))
    with pytest.warns(UserWarning, match="agrees by width alone"):
        typed_label.check(["Class_1", "Class_10", "Class_2"], "model.onnx")
    with pytest.raises(typed_label.ClassesDiffer, match='gives 3 scores for each image, and this run has 1 class\n'):
        typed_label.check(["Class_1"], "model.onnx")


def test_the_class_list_of_a_folder_or_file():
    assert typed_label.class_list("train") == ["Class_1", "Class_10", "Class_2"]
    for name in os.listdir("train"):
        open(f"train/{name}/1.png", "w").close()
    assert typed_label.class_list("train", order="timm") == ["Class_1", "Class_2", "Class_10"]
    assert typed_label.class_list("train", classes=["Class_2", "Class_1"]) == ["Class_2", "Class_1"]
    assert typed_label.class_list("digit.json") == ["Class_1", "Class_10", "Class_2"]


def test_a_path_is_a_path_whatever_its_name(here, monkeypatch):
    monkeypatch.setenv("HOME", "nowhere")
    for name in ["$HOME", "-", "--color", "a b"]:
        (here / name / "cat").mkdir(parents=True)
        assert typed_label.class_list(name) == ["cat"], name
        assert typed_label.class_list(here / name) == ["cat"], name
    typed_label.check(["cat"], "-")


def test_the_fingerprint_is_that_of_rust():
    assert typed_label.fingerprint(["cat", "dog"]) == 0xD51D8F4955F114A7
    assert typed_label.fingerprint({"dog": 1, "cat": 0}) == 0xD51D8F4955F114A7
    assert typed_label.fingerprint(["dog", "cat"]) != 0xD51D8F4955F114A7


def test_the_command_has_both_names():
    for words in [
        [script("typed-label")],
        [script("cargo-label"), "label"],
        [sys.executable, "-m", "typed_label"],
    ]:
        listed = command(*words, "list", "train", "--format=txt")
        assert (listed.returncode, listed.stdout) == (0, "Class_1\nClass_10\nClass_2\n"), words
        assert command(*words, "diff", "train", "no").returncode == 2, words
    assert "Usage: typed-label list" in command(script("typed-label"), "list", "--help").stdout
    assert command(script("typed-label"), "--version").stdout.startswith("typed-label ")


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_the_command_is_found_through_a_link(here):
    os.symlink(script("typed-label"), here / "linked")
    assert command(str(here / "linked"), "list", "train").returncode == 0


def test_colours_never_reach_a_message(monkeypatch):
    monkeypatch.setenv("CLICOLOR_FORCE", "1")
    with pytest.raises(typed_label.ClassListError) as raised:
        typed_label.class_list("no")
    assert "\x1b" not in str(raised.value)


def test_a_command_that_is_absent_is_told(here, monkeypatch):
    monkeypatch.setattr(sysconfig, "get_path", lambda *_, **__: str(here))
    monkeypatch.setattr(sys, "executable", str(here / "python"))
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(typed_label.ClassListError, match="is not found in .*\nhelp: run `pip install"):
        typed_label.class_list("train")


def test_types_are_checked_in_the_code_of_users(here):
    (here / "user.py").write_text(
        "from pathlib import Path\n\nimport numpy as np\nimport typed_label\n\n"
        "classes: dict[str, int] = {'cat': 0}\ntyped_label.save(classes, 'pet.json')\n"
        "typed_label.save(np.array(['cat']), Path('pet.json'))\ntyped_label.check({0: 'cat'}, 'pet.json', name='x')\n"
        "names: list[str] = typed_label.class_list('train', order='timm', allow_empty=True, classes=['cat'])\n"
        "number: int = typed_label.fingerprint(names)\ntyped_label.save(7, 'pet.json')\n"
    )
    said = command(sys.executable, "-m", "mypy", "--strict", "user.py").stdout
    assert "user.py:12: error: Argument 1 to \"save\"" in said
    assert "Found 1 error in 1 file" in said, said
