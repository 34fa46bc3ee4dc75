"""What frameworks with another one's rule make of folders: twins.py < PATHS

As frameworks.py, with keys "ORDER (TWIN)": `order = "TWIN"` is an error that says to write ORDER. paddle's `DatasetFolder` is not asked, since
its wheel has 190 MB.
"""
import os, sys, types
from frameworks import answer, bare, by_index, of_class, source


def keras_preprocessing():
    from keras_preprocessing.image import ImageDataGenerator
    return lambda root: by_index(ImageDataGenerator().flow_from_directory(root).class_indices)


def tf_keras():
    """Its iterator of a folder, without TensorFlow: what it inherits only keeps the arguments."""
    import multiprocessing.pool, numpy, warnings
    bare("tf_keras")

    class Kept:
        def __init__(self, *_):
            pass

        def set_processing_attrs(self, *_):
            self.white_list_formats, self.split = ("png", "jpg", "jpeg", "bmp", "ppm", "tif", "tiff"), None

    kept = {"BatchFromFilesMixin": Kept, "Iterator": type("Iterator", (), {"__init__": Kept.__init__}), "os": os, "np": numpy,
            "multiprocessing": multiprocessing, "warnings": warnings, "keras_export": lambda *_, **__: lambda made: made,
            "backend": types.SimpleNamespace(image_data_format=lambda: "", floatx=lambda: ""),
            "io_utils": types.SimpleNamespace(print_msg=lambda _: None)}
    exec(source("tf_keras", "src/preprocessing/image.py", "DirectoryIterator", "_list_valid_filenames_in_directory", "_iter_valid_files"), kept)
    return lambda root: by_index(kept["DirectoryIterator"](root, None).class_indices)


def load_files():
    from sklearn.datasets import load_files
    return lambda root: load_files(root, load_content=False).target_names


def mxnet():
    import warnings
    bare("mxnet")
    kept = {"dataset": types.SimpleNamespace(Dataset=object), "os": os, "warnings": types.SimpleNamespace(warn=lambda *_, **__: None)}
    exec(source("mxnet", "gluon/data/vision/datasets.py", "ImageFolderDataset"), kept)
    return lambda root: kept["ImageFolderDataset"](root).synsets


def mmpretrain():
    import contextlib
    bare("mmpretrain"), bare("mmengine")
    kept = {"BaseStorageBackend": object, "os": os, "osp": os.path, "contextmanager": contextlib.contextmanager}
    exec(source("mmengine", "fileio/backends/local_backend.py", "LocalBackend"), kept)
    logger = types.SimpleNamespace(warning=lambda _: None)
    kept.update(get_file_backend=lambda *_, **__: kept["LocalBackend"](), MMLogger=types.SimpleNamespace(get_current_instance=lambda: logger))
    exec(source("mmpretrain", "datasets/custom.py", "find_folders", "get_samples"), kept)
    exec(of_class("mmpretrain", "datasets/custom.py", "CustomDataset", "_find_samples"), kept)

    def read(root):
        this = types.SimpleNamespace(img_prefix=root, with_label=True, is_valid_file=lambda _: True, CLASSES=None, _metainfo={}, data_prefix=root,
                                     extensions=())
        kept["_find_samples"](this)
        return list(this._metainfo["classes"])
    return read


class Found(Exception):
    """The class names are made; what follows is TensorFlow's."""


def of_keras_utils(module, function):
    """The class names in a function of Keras that goes on with TensorFlow."""
    def index_directory(*arguments, **options):
        from keras.src.utils.dataset_utils import index_directory
        raise Found(index_directory(*arguments, **options)[2])

    module.dataset_utils = types.SimpleNamespace(**{**vars(module.dataset_utils), "index_directory": index_directory})

    def read(root):
        try:
            getattr(module, function)(root)
        except Found as found:
            return found.args[0]
    return read


def text():
    from keras.src.utils import text_dataset_utils
    return of_keras_utils(text_dataset_utils, "text_dataset_from_directory")


def audio():
    from keras.src.utils import audio_dataset_utils
    return of_keras_utils(audio_dataset_utils, "audio_dataset_from_directory")


if __name__ == "__main__":
    twins = {"keras": [tf_keras, keras_preprocessing, load_files, mxnet, mmpretrain], "keras-utils": [text, audio]}
    answer({f"{order} ({twin.__name__})": twin() for order in twins for twin in twins[order]})
