"""What the frameworks themselves make of folders: frameworks.py ORDER.. < PATHS

A path a line; a line of JSON for each: {order: {"classes": [..]} or {"error": ".."}}. No class list is made here: each
function calls the framework's own, and returns what that says.
"""
import ast, collections, contextlib, functools, importlib.machinery, importlib.util, io, json, logging, mimetypes, os, pathlib, random, resource, shutil, signal, sys, tempfile, types

os.environ["KERAS_BACKEND"] = "numpy"
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_DATASETS_DISABLE_PROGRESS_BARS"] = "1"


def by_index(mapping):
    return sorted(mapping, key=mapping.get)


def bare(package):
    """A package without what its __init__ imports (torch), so that its plain modules can be."""
    parent, _, name = package.rpartition(".")
    origin = importlib.util.find_spec(package).submodule_search_locations[0] if not parent else None
    folder = origin or os.path.join(sys.modules[parent].__path__[0], name)
    module = types.ModuleType(package)
    module.__path__ = [folder]
    module.__spec__ = importlib.machinery.ModuleSpec(package, None, is_package=True)
    sys.modules[package] = module


def keras():
    from keras.src.legacy.preprocessing.image import ImageDataGenerator
    return lambda root: by_index(ImageDataGenerator().flow_from_directory(root).class_indices)


def keras_utils():
    from keras.src.utils.dataset_utils import index_directory
    from keras.src.utils.image_dataset_utils import ALLOWLIST_FORMATS
    return lambda root: index_directory(root, "inferred", ALLOWLIST_FORMATS, shuffle=False)[2]


@functools.cache
def image_folder():
    bare("torchvision"), bare("torchvision.datasets")
    base = types.ModuleType("torchvision.datasets.vision")

    class VisionDataset:  # The real one keeps these, too, and is a torch dataset.
        def __init__(self, root, transform=None, target_transform=None):
            self.root = root

    base.VisionDataset = VisionDataset
    sys.modules[base.__name__] = base
    return importlib.import_module("torchvision.datasets.folder").ImageFolder


def torchvision():
    return lambda root: image_folder()(root).classes


def source(package, file, *names):
    """Functions and constants of a package's file, run as they stand there without what the file imports (torch, cv2)."""
    body = ast.parse(pathlib.Path(sys.modules[package].__path__[0], file).read_text()).body
    name = lambda node: node.targets[0].id if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) else getattr(node, "name", None)
    chosen = [node for node in body if name(node) in names]
    assert len(chosen) == len(names), (package, file, names)
    future = ast.ImportFrom("__future__", [ast.alias("annotations")], 0)  # for the types in signatures
    return compile(ast.fix_missing_locations(ast.Module([future, *chosen], [])), file, "exec")


def ultralytics():
    bare("ultralytics"), bare("ultralytics.data")
    split = types.ModuleType("ultralytics.data.split")
    kept = {"Path": pathlib.Path, "LOGGER": logging.getLogger("quiet"), "TQDM": iter, "random": random, "shutil": shutil,
            "DATASETS_DIR": pathlib.Path("/nowhere"), "colorstr": lambda *words: words[-1]}
    kept["LOGGER"].disabled = True
    exec(source("ultralytics", "data/utils.py", "IMG_FORMATS", "check_cls_dataset"), kept)
    split.__dict__.update(kept)
    exec(source("ultralytics", "data/split.py", "split_classify_dataset"), split.__dict__)
    sys.modules[split.__name__] = split

    def read(root):
        with tempfile.TemporaryDirectory() as above:
            # It writes a copy beside the folder. It stops if there is no image for training, and if a folder or a link to nothing has
            # an image's name, so that it can't be copied: neither changes a list.
            root = shutil.copytree(root, os.path.join(above, "above", os.path.basename(root)), symlinks=True)
            train = os.path.join(root, "train")
            for entry in os.scandir(train if os.path.isdir(train) else root):
                for image in range(3 if entry.is_dir(follow_symlinks=False) else 0):
                    pathlib.Path(entry, f"of-the-test-{image}.png").touch()
                for path in list(pathlib.Path(entry).rglob("*.*")):
                    if path.suffix[1:].lower() in kept["IMG_FORMATS"] and not path.is_file():
                        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)
            data = kept["check_cls_dataset"](root)
            is_image = lambda path: path.rpartition(".")[-1].lower() in kept["IMG_FORMATS"]
            classes = image_folder()(data["train"], is_valid_file=is_image, allow_empty=True).classes
            assert classes == list(data["names"].values()), (classes, data["names"])
            return classes
    return read


def timm():
    for package in ("timm", "timm.utils", "timm.data", "timm.data.readers"):
        bare(package)
    reader = importlib.import_module("timm.data.readers.reader_image_folder").ReaderImageFolder
    return lambda root: by_index(reader(root).class_to_idx)


def huggingface():
    import datasets
    datasets.disable_progress_bars()
    datasets.utils.logging.set_verbosity_error()

    def read(root):
        with tempfile.TemporaryDirectory() as cache:
            splits = datasets.load_dataset("imagefolder", data_dir=root, cache_dir=cache)
            features = next(iter(splits.values())).features
            return list(features["label"].names) if "label" in features else []
    return read


def of_class(package, file, owner, method):
    """A method of a class in a package's file, without its decorators, run as `source` does."""
    body = ast.parse(pathlib.Path(sys.modules[package].__path__[0], file).read_text()).body
    (chosen,) = [node for top in body if getattr(top, "name", None) == owner for node in top.body if getattr(node, "name", None) == method]
    chosen.decorator_list = []
    future = ast.ImportFrom("__future__", [ast.alias("annotations")], 0)
    return compile(ast.fix_missing_locations(ast.Module([future, chosen], [])), file, "exec")


def fastai():
    from fastcore.foundation import CollBase, L, mask2idxs, setify
    from pandas import CategoricalDtype
    mimetypes.init()  # as fastai/imports.py does
    bare("fastai"), bare("fastai.data")
    kept = {"CollBase": CollBase, "L": L, "mask2idxs": mask2idxs, "setify": setify, "CategoricalDtype": CategoricalDtype, "Path": pathlib.Path,
            "os": os, "mimetypes": mimetypes, "partial": functools.partial, "PILImage": None, "ImageBlock": lambda kind: kind,
            "CategoryBlock": lambda vocab: vocab, "RandomSplitter": lambda *_, **__: lambda items: (range(len(items)), [])}
    exec(source("fastai", "data/transforms.py", "_get_files", "get_files", "image_extensions", "get_image_files", "_grandparent_idxs",
                "GrandparentSplitter", "parent_label", "CategoryMap"), kept)
    exec(of_class("fastai", "vision/data.py", "ImageDataLoaders", "from_folder"), kept)

    class DataBlock:  # The real one is torch's; this one does what it does with these arguments.
        def __init__(self, get_items, splitter, get_y, **_):
            self.get_items, self.splitter, self.get_y = get_items, splitter, get_y

        @classmethod
        def from_dblock(cls, block, root, path):
            items = block.get_items(root)
            train = block.splitter(items)[0]
            if not len(train):
                raise IndexError("no image for training")
            return list(kept["CategoryMap"](block.get_y(items[i]) for i in train))

    kept["DataBlock"] = DataBlock

    def read(root):
        try:
            return kept["from_folder"](DataBlock, root)
        except IndexError:
            return kept["from_folder"](DataBlock, root, valid_pct=.2)
    return read


def tfds():
    # TensorFlow is 250 MB; all that is asked of it here is to list a folder.
    bare("tensorflow_datasets")
    gfile = types.SimpleNamespace(listdir=os.listdir, isdir=os.path.isdir)
    kept = {"os": os, "random": random, "collections": collections, "tf": types.SimpleNamespace(io=types.SimpleNamespace(gfile=gfile))}
    exec(source("tensorflow_datasets", "core/folder_dataset/image_folder.py", "_SUPPORTED_IMAGE_FORMAT", "_Example", "_get_split_label_images",
                "_list_folders", "_list_img_paths"), kept)
    named = {"epath": types.SimpleNamespace(Path=pathlib.Path)}
    exec(of_class("tensorflow_datasets", "core/naming.py", "ShardedFileTemplate", "__post_init__"), named)

    def read(root):
        splits, labels = kept["_get_split_label_images"](root)
        for split in splits:
            named["__post_init__"](types.SimpleNamespace(data_dir=root, split=split, filetype_suffix=None, template="x"))
        return labels
    return read


class NeverEnds(BaseException):
    """No Exception: os.walk goes on after any OSError, TimeoutError too."""


def too_long(*_):
    raise NeverEnds


def answer(ask):
    """A line for each path, with what each function of `ask` makes of it."""
    signal.signal(signal.SIGALRM, too_long)
    resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
    for line in sys.stdin.buffer:
        root, answers = os.fsdecode(line.rstrip(b"\n")), {}
        for order, read in ask.items():
            signal.alarm(20)
            try:
                with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                    answers[order] = {"classes": read(root)}
            except (Exception, NeverEnds) as error:
                answers[order] = {"error": f"{type(error).__name__}: {error}"[:300]}
            finally:
                signal.alarm(0)
        print(json.dumps(answers), flush=True)


if __name__ == "__main__":
    answer({order: globals()[order.replace("-", "_")]() for order in sys.argv[1:]})
