"""Unpacks four wheels, and writes beside the files what each must give, by the parsers of Python: truth.json.

    python3 -m venv venv && venv/bin/pip install pyyaml==6.0.3
    venv/bin/python label-source/tests/it/formats/wheels.py FOLDER

A file's place and kind say whether it is a class list (`RULES`, the first that fits), not what is in it. Every other file is
none, and must be refused, but for those that nothing in them tells from one name a line (`None`): they have no answer.
"""

import csv
import fnmatch
import json
import pathlib
import shutil
import subprocess
import sys
import zipfile

import yaml

WHEELS = ["ultralytics==8.4.190", "timm==1.0.31", "tensorflow-datasets==4.9.10", "torchvision==0.29.2"]
# What the name of a class list file may end in; and Python of torchvision, which has its lists nowhere else.
FILES = ["*.csv", "*.html", "*.json", "*.tsv", "*.txt", "*.yaml", "torchvision/*.py"]


def names_of_yaml(text):
    """`names` as Ultralytics' `check_det_dataset` takes it: a list, or a map of indices."""
    names = yaml.safe_load(text)["names"]
    return names if isinstance(names, list) else [names[index] for index in range(len(names))]


def lines(text):
    """tensorflow_datasets' `_load_names_from_file`; timm's `splitlines` gives the same of its files."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def first_column(text):
    """What timm reads with `csv.reader`: the class, a tab, what it is called."""
    return [row[0] for row in csv.reader(text.splitlines(), delimiter="\t")]


REFUSED = lambda text: []
NO_ANSWER = None
TFDS = "tensorflow_datasets/"
RULES = [
    ("ultralytics/cfg/datasets/*.yaml", names_of_yaml),
    ("timm/data/_info/*_synsets.txt", lines),
    ("timm/data/_info/imagenet_synset_to_*.txt", first_column),
    # Each of these is `names_file` of a ClassLabel.
    (TFDS + "datasets/imagenet2012/validation_labels.txt", REFUSED),  # .. but this: a class for each image
    (TFDS + "*labels.txt", lines),
    (TFDS + "*classes*.txt", lines),
    (TFDS + "*categories*.txt", lines),
    (TFDS + "image_classification/cbis_ddsm_*.txt", lines),
    (TFDS + "image_classification/dtd_key_attributes.txt", lines),
    (TFDS + "datasets/ogbg_molpcba/tasks.txt", lines),
    # Numbers, tags and modules, one a line.
    ("timm/data/_info/*_indices.txt", NO_ANSWER),
    (TFDS + "datasets/*/TAGS.txt", NO_ANSWER),
    ("*.dist-info/*.txt", NO_ANSWER),
    ("*", REFUSED),
]


def answer(path, text):
    """The class names, no name if the file must be refused, or None."""
    reader = next(reader for pattern, reader in RULES if fnmatch.fnmatchcase(path, pattern))
    names = reader and reader(text)
    # A class that is there twice has two indices: no class list.
    return names if names is None or len(set(names)) == len(names) else []


def main(folder):
    shutil.rmtree(folder, ignore_errors=True)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps"]
    # Each machine takes the same files.
    platform = ["--only-binary", ":all:", "--platform", "manylinux_2_28_x86_64", "--python-version", "3.11"]
    subprocess.run(pip + platform + ["--dest", folder / "wheels", *WHEELS], check=True)
    truth = {}
    for wheel in sorted((folder / "wheels").iterdir()):
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if any(fnmatch.fnmatchcase(name, pattern) for pattern in FILES):
                    archive.extract(name, folder)
                    truth[name] = answer(name, archive.read(name).decode())
    (folder / "truth.json").write_text(json.dumps(truth, ensure_ascii=False), encoding="utf-8")


main(pathlib.Path(sys.argv[1]))
