"""What each framework has is taken for the class list that it is. Where a framework is heavy, an object of the same shape stands for
it, with the place in its source."""

import collections
import dataclasses
import enum
import io

import numpy as np
import pytest
import typed_label
from sklearn.preprocessing import LabelEncoder, MultiLabelBinarizer
from typed_label._names import names

PETS = ["cat", "dog", "owl"]


@dataclasses.dataclass
class ClassLabel:
    """datasets/features/features.py: a dataclass with `num_classes`, `names` and methods."""

    names: list
    num_classes: int = 3

    def str2int(self, name):
        return self.names.index(name)


class Features(dict):
    """datasets/features/features.py: a feature for each column."""


class Dataset:
    """datasets/arrow_dataset.py: gives its rows."""

    features = Features(label=ClassLabel(PETS), x=1)

    def __iter__(self):
        raise AssertionError("a dataset is long")


class L:
    """fastcore/foundation.py, `CollBase` and `L`: a sequence by its methods, with a list called `items`."""

    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]


class CategoryMap(L):
    """fastai/data/transforms.py: the vocabulary of a `Categorize`, with the way back in `o2i`."""

    @property
    def o2i(self):
        return {name: index for index, name in enumerate(self.items)}


class DirectoryIterator:
    """keras/src/legacy/preprocessing/image.py: gives batches; `classes` has the class of each image."""

    class_indices = {"cat": 0, "dog": 1, "owl": 2}
    classes = np.array([0, 0, 1, 2], np.int32)

    def __iter__(self):
        yield "a batch"


class ImageFolder:
    """torchvision/datasets/folder.py: gives images."""

    classes = PETS
    class_to_idx = {"cat": 0, "dog": 1, "owl": 2}

    def __getitem__(self, index):
        return "an image", 0


class Frame:
    """pandas: a table, which gives its columns."""

    columns = ["image", "cat", "dog"]

    def __iter__(self):
        return iter(self.columns)


@pytest.mark.parametrize(
    "classes",
    [
        DirectoryIterator.class_indices,  # train.class_indices
        {"owl": 2, "cat": 0, "dog": 1},  # a dict in another order: its indices count
        {"cat": np.int64(0), "dog": np.int64(1), "owl": np.int64(2)},
        collections.OrderedDict(owl=2, cat=0, dog=1),
        ImageFolder.classes,
        ImageFolder.class_to_idx,
        ClassLabel(PETS),  # dataset.features["label"]
        {0: "cat", 1: "dog", 2: "owl"},  # model.config.id2label, YOLO's model.names
        {2: "owl", 0: "cat", 1: "dog"},
        {"0": "cat", "1": "dog", "2": "owl"},  # id2label as JSON has it
        {np.int64(index): name for index, name in enumerate(PETS)},
        L(PETS),
        CategoryMap(L(PETS)),  # learn.dls.vocab
        LabelEncoder().fit(["owl", "cat", "dog", "cat"]).classes_,
        LabelEncoder().fit(np.array(["owl", "cat", "dog"], object)).classes_,
        MultiLabelBinarizer().fit([["owl", "cat"], ["dog"]]).classes_,
        np.array(PETS),
        tuple(PETS),
        (name for name in PETS),
    ],
)
def test_what_the_frameworks_have(classes):
    found = names(classes)
    assert found == PETS
    assert all(type(name) is str for name in found)


def test_names_that_are_numbers_are_names_in_the_order_of_their_indices():
    assert names({"10": 1, "2": 2, "1": 0}) == ["1", "10", "2"]
    assert names({"0": "1", "1": "0"}) == ["1", "0"]
    assert names(["0", "1"]) == ["0", "1"]
    with pytest.raises(typed_label.ClassListError, match="each could be the indices"):
        names({"0": "1", "1": "2", "2": "0"})


class Pet(str, enum.Enum):
    CAT = "cat"
    DOG = "dog"


def test_a_class_of_texts_is_named_by_its_text():
    assert names(list(Pet)) == names({0: Pet.CAT, 1: Pet.DOG}) == names({Pet.DOG: 1, Pet.CAT: 0}) == ["cat", "dog"]


class Series:
    """pandas: a column, whose index may be that of the classes."""

    iloc = None

    def __init__(self, values, index):
        self.values, self.index = values, index

    def __iter__(self):
        return iter(self.values)

    def __len__(self):
        return len(self.values)


def test_a_series_is_a_list_if_its_index_counts_the_rows():
    assert names(Series(PETS, range(len(PETS)))) == PETS
    with pytest.raises(typed_label.ClassListError, match=r"not 0, 1, 2, \.\.\nhelp: .*`dict\(series\)`"):
        names(Series(PETS, range(len(PETS))[::-1]))


@pytest.mark.parametrize(
    ("classes", "what", "help_says"),
    [
        ({"cat": 0, "owl": 2}, "no class has index 1; the highest index is 2", "give each a name"),
        ({"cat": 1, "dog": 2}, "the indices start at 1, not at 0", "subtract 1 from each"),
        ({1: "cat", 2: "dog"}, "the indices start at 1, not at 0", "subtract 1 from each"),
        ({"cat": -1, "dog": 0}, "the indices start at -1, not at 0", "subtract -1"),
        ({"cat": 0, "kitty": 0}, 'index 0 is that of "cat" and of "kitty"', "an index of its own"),
        ({0: "cat", "0": "dog"}, 'index 0 is that of "cat" and of "dog"', "an index of its own"),
        ({0: "cat", 1: "cat"}, 'the class "cat" is there twice', "give one of them another"),
        ({"cat": 0.0, "dog": 1.0}, '"cat": 0.0 has no whole number as index', "`int`"),
        ({"cat": True, "dog": False}, '"cat": True has no whole number as index', "`int`"),
        ({"cat": "0", "dog": "1"}, 'the index of "cat" is a text, "0"', "int(index)"),
        ({"cat": "chat", "dog": "chien"}, '"cat" and "chat" are both texts', "`{name: index}`"),
        ({0: 1, 1: 0}, "0 and 1 are both numbers", "the name as a text"),
        ({"0": ["n02", "cat"], "1": ["n01", "dog"]}, "is not a name and its index", "names[0]"),
        ({"train": {"cat": 0}}, '"train": {\'cat\': 0} is not a name and its index', "`{name: index}`"),
        ({"cat": 0, 1: "dog"}, "some keys of the dict are names, and others are indices", "all of one kind"),
        ({0: "LABEL_0", 1: "LABEL_1"}, "if it is given no names", "`id2label`"),
        ([0, 1, 2], "index 0 is 0, of type int, not a name; none of the others is one", "`[str(name) for name in ..]`"),
        (LabelEncoder().fit([3, 5]).classes_, ", not a name", "str(name)"),
        (DirectoryIterator.classes, ", not a name", "`train.class_indices`"),
        ([0.5], "index 0 is 0.5", "str(name)"),
        (["cat", None], "index 1 is None", "str(name)"),
        ([b"cat"], "index 0 is b'cat', which is bytes", "name.decode()"),
        ([["cat", "dog"], ["red"]], "index 0 is a value of type list, not a name", "`learn.dls.vocab[0]`"),
        ([CategoryMap(["cat"])], "index 0 is a value of type CategoryMap, not a name", "`learn.dls.vocab[0]`"),
        (np.array([["cat", "dog"]]), "index 0 is a value of type ndarray, not a name", "one flat list"),
        (Features(label=ClassLabel(PETS), x=1), "a value of type Features is not a class list", '`["label"]` after it'),
        (Dataset(), "a value of type Dataset is not a class list", '`.features["label"]` after it'),
        ({"cat", "dog"}, "a value of type set has no indices", "the order of the model's outputs"),
        ({"cat": 0}.keys(), "a value of type dict_keys has no indices", "the dict itself"),
        ("cat", '"cat", of type str, is not a class list', "`typed_label.class_list(..)`"),
        (b"cat", "b'cat', of type bytes", "a list of names"),
        (io.StringIO("cat\n"), "of type StringIO, is not a class list", "`typed_label.class_list(..)`"),
        (7, "a value of type int is not a class list", "a list of names in index order"),
        (None, "a value of type NoneType is not a class list", "a list of names"),
        (DirectoryIterator(), "a value of type DirectoryIterator is not a class list", "write `.class_indices` after it"),
        (ImageFolder(), "a value of type ImageFolder is not a class list", "write `.class_to_idx` after it"),
        (LabelEncoder().fit(PETS), "a value of type LabelEncoder is not a class list", "write `.classes_` after it"),
        (Frame(), "a value of type Frame is not a class list", "list(df.columns[1:])"),
    ],
)
def test_what_can_not_be_told_is_an_error_with_what_to_write(classes, what, help_says):
    with pytest.raises(typed_label.ClassListError) as raised:
        names(classes)
    said, help_line = str(raised.value).split("\nhelp: ")
    assert what in said
    assert help_says in help_line
