"""`save` writes the bytes that the Rust crates write, and refuses what they refuse."""

import json
import os
import random
import stat
import subprocess
import warnings

import pytest
import typed_label
from typed_label._command import find_command

HARD = [
    'a "cat"', "back\\slash", "/", "\t tab", "line\nend\r", "\x00\x01\x1b[31m\x7f\x85\x9f", "\b\f", "猫", "e\u0301clair", "😀",
    "\u202egpj.tac", "\u2028\u2029", "zero\u200bwidth", "\u200d", "\ufeffmark", "\U000e0041", "\xad", "\u180e", "\u061c",
    "\u2060", "\u2069", "\u206f", "\ufff9", "\U000e0000", "\ud7ff", "\ue000", "\U0010ffff", " space ", "total", "{}", "'",
]  # fmt: skip


def rust_writes(path):
    """What the command makes of the file: read, and written again by the writer of locks."""
    command = [find_command(), "list", "--format=json", "--read-as=class_indices", str(path)]
    return subprocess.run(command, capture_output=True, check=True).stdout


def of_folders(folder):
    return subprocess.run([find_command(), "list", "--format=json", str(folder)], capture_output=True, check=True).stdout


def test_hard_names_are_written_byte_for_byte_as_rust_does(tmp_path):
    typed_label.save(HARD, tmp_path / "pet.json")
    written = (tmp_path / "pet.json").read_bytes()
    assert written == rust_writes(tmp_path / "pet.json")
    assert list(json.loads(written)) == HARD


def test_every_character_is_written_as_rust_does(tmp_path):
    # Each in a name of its own; some are of no use to look at one by one.
    characters = [chr(code) for code in [*range(1, 0x3000), *range(0xFE00, 0x10200), *range(0xE0000, 0xE0200)]]
    shuffled = random.Random(7).sample(characters, len(characters))
    typed_label.save([f"{index} {c}" for index, c in enumerate(shuffled)], tmp_path / "pet.json")
    assert (tmp_path / "pet.json").read_bytes() == rust_writes(tmp_path / "pet.json")


@pytest.mark.skipif(os.name == "nt", reason="folders there have no such names")
def test_the_folders_of_a_dataset_give_the_lock_of_rust(tmp_path):
    names = sorted(name for name in HARD if "/" not in name and "\x00" not in name)
    for name in names:
        (tmp_path / "train" / name).mkdir(parents=True)
    typed_label.save(names, tmp_path / "pet.json")
    assert (tmp_path / "pet.json").read_bytes() == of_folders(tmp_path / "train")


def test_a_lock_is_replaced_and_nothing_else(tmp_path):
    lock = tmp_path / "pet.json"
    typed_label.save(["cat"], lock)
    assert lock.read_text() == '{\n  "cat": 0\n}\n'
    os.chmod(lock, 0o640)
    with pytest.warns(UserWarning, match='pet.json" had another class list, and has that of this run now'):
        typed_label.save(["cat", "dog"], str(lock))
    assert lock.read_text() == '{\n  "cat": 0,\n  "dog": 1\n}\n'
    assert os.name == "nt" or stat.S_IMODE(lock.stat().st_mode) == 0o640
    lock.write_bytes(lock.read_bytes().replace(b"\n", b"\r\n"))
    typed_label.save(["cat", "dog"], lock)
    assert b"\r\n" in lock.read_bytes(), "it was right, but for the line ends"
    lock.write_text('{"cat": 0, "dog": 1}')
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        typed_label.save(["cat", "dog"], lock)
    assert lock.read_text() == '{\n  "cat": 0,\n  "dog": 1\n}\n'

    other = tmp_path / "other"
    for text in [b"\x08\x07", b'{"id2label": {"0": "cat"}}', b"{", b'{"cat": true}', b"[1]"]:
        other.write_bytes(text)
        with pytest.raises(typed_label.ClassListError, match="is not a lock, and is left as it is\nhelp: save to another path"):
            typed_label.save(["cat"], other)
        assert other.read_bytes() == text
    os.mkdir(tmp_path / "folder")
    with pytest.raises(typed_label.ClassListError, match="is not a file\nhelp: "):
        typed_label.save(["cat"], tmp_path / "folder")
    os.rmdir(tmp_path / "folder")
    with pytest.raises(FileNotFoundError):
        typed_label.save(["cat"], tmp_path / "no" / "pet.json")
    assert sorted(os.listdir(tmp_path)) == ["other", "pet.json"], "nothing half-written is left"


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "there.json").write_text("")
    (tmp_path / "pet.json").symlink_to("there.json")
    typed_label.save(["cat"], tmp_path / "pet.json")
    assert (tmp_path / "pet.json").is_symlink()
    assert (tmp_path / "there.json").read_text() == '{\n  "cat": 0\n}\n'


@pytest.mark.parametrize(
    ("classes", "says"),
    [
        ([], "the class list is empty"),
        ({}, "the class list is empty"),
        (["cat", "dog", "cat"], 'the class "cat" is there twice: index 0 and index 2'),
        (["cat", ""], "index 1 has no name"),
        (["caf\udce9"], r'"caf\udce9", index 0, is not Unicode text'),
        ([str(index) for index in range(65_537)], "there are 65537 classes; a label type can have at most 65536"),
    ],
)
def test_what_is_not_a_class_list_is_not_written(tmp_path, classes, says):
    with pytest.raises(typed_label.ClassListError) as raised:
        typed_label.save(classes, tmp_path / "pet.json")
    what, help_line = str(raised.value).split("\nhelp: ")
    assert what == says
    assert help_line
    assert not (tmp_path / "pet.json").exists()


def test_every_class_that_is_there_twice_is_told(tmp_path):
    with pytest.raises(ValueError) as raised:
        typed_label.save(["a", "b", "a", "b"], tmp_path / "pet.json")
    assert '"a" is there twice: index 0 and index 2\nthe class "b" is there twice: index 1 and index 3' in str(raised.value)
    with pytest.raises(ValueError) as raised:
        typed_label.save(["cat"] * 30, tmp_path / "pet.json")
    assert "\nand 21 more\nhelp: " in str(raised.value)
