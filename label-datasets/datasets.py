"""The table of extract.py: a row for each dataset, with the package, file and place that state its class list in index order.

`where`: how the file states it: `lines`, `csv INDEX NAME` (columns), `yaml PATH`, `json PATH` or `python PATH`. `first`: classes that
the models have before it. `unused`: words that mark an output which is not in use. `display`: a file with a second name for each
class. `flags`: what `cargo label generate` needs beside.
"""

PACKAGES = {
    "clip-benchmark": "1.6.2",
    "epanns": "0.1.5",
    "medmnist": "3.0.2",
    "mmpretrain": "1.2.0",
    "paddleaudio": "1.0.2",
    "tensorflow-datasets": "4.9.10",
    "timm": "1.0.31",
    "torchvision": "0.29.2",
    "ultralytics": "8.4.190",
}

PROSE = {
    "tell": """# Is this the model's list?

- Another width than `{type}::COUNT` ({count}) is another list: [`Scores`](typed_label_core::Scores) does not take it.
- A model with names: `{type}::check_names(names)`, or `cargo label diff model.onnx --dataset {key}`, says what differs;
  `cargo label identify model.onnx` names the nearest list.
- A model without names: run it on images that you know. Here index 0 is {first} and index {last_index} is {last}.
"""
}
PROSE["tell"] = PROSE["tell"].replace("{last_index}", "`COUNT - 1`")

IMAGENET = """# Which ImageNet list?

| list | classes | its models |
|---|---|---|
| `imagenet-1k` | 1,000 | torchvision, timm `in1k`, Keras' applications, most ONNX files |
| `imagenet-1k-background` | 1,001: index 0 is the background, every other one is higher by 1 | TensorFlow-Slim, MobileNet and EfficientNet in TensorFlow Lite, TF Hub |
| `imagenet-12k` | 11,821 | timm `in12k` |
| `imagenet-21k` | 21,841, the synsets of fall 2011, sorted | models trained on the whole of ImageNet's folders |

All four are sorted by synset, so the names tell them apart. The same list in words differs from package to package (`tench`,
`tench, Tinca tinca`, `sorrel` or `common sorrel horse`), and has names that two classes share (`crane`, `maillot`): the synsets are the
names here, and the words the display names."""
COCO = """# Which COCO list?

| list | classes | its models |
|---|---|---|
| `coco-80` | 80 without a gap; index 0 is `person` | YOLO of every kind, SSD and RT-DETR as Ultralytics, MMDetection and candle have them |
| `coco-91` | 91: COCO's own ids; index 0 is the background, 1 is `person`, ten are not in use | torchvision's detectors; DETR of Hugging Face has the same ids |

A `person` at index 1, or an index above 79, is `coco-91`. Darknet's coco.names has six classes in other words (`motorbike`,
`aeroplane`, `sofa`, `pottedplant`, `diningtable`, `tvmonitor`) at the same indices as `coco-80`."""
VOC = """# With background or without?

Detectors have 20 classes (`voc-20`), segmentation models 21 (`voc-21`): index 0 is the background, every other one is higher by 1."""
CIFAR = """# Fine or coarse?

CIFAR-100 has 100 classes in 20 groups. These are the 100, sorted by name; the labels of the files are `fine_labels`. A model of
`coarse_labels` has 20 outputs."""
CHEST = """# Which order?

The 14 findings come in several orders. ChestMNIST has that of the paper (X. Wang et al., 2017: Atelectasis, Cardiomegaly, Effusion,
..), with its own words (`pleural`). A dataset folder, sorted, and torchxrayvision's `NIH_Dataset` have another: Atelectasis,
Cardiomegaly, Consolidation, .. The width is 14 in each, so only the names tell them apart."""

FOOD = """# Sorted or not?

The dataset's own list, and so this one, has `cheesecake` at index 16 and `cheese_plate` at 17. torchvision's `Food101`, and every framework
that sorts the folders, has them the other way round. Nothing else differs, so that no accuracy shows it."""


def row(key, type, count, package, file, where, title, models, **more):
    return {"key": key, "type": type, "count": count, "package": package, "file": file, "where": where, "title": title, "models": models, **more}


def ultralytics(key, type, count, file, title, **more):
    models = more.pop("models", f"the models that Ultralytics trains with `{file}`")
    return row(key, type, count, "ultralytics", f"ultralytics/cfg/datasets/{file}", "yaml names", title, models, **more)


def timm(key, type, count, file, title, models, **more):
    info = "timm/data/_info/"
    lemmas = info + "imagenet_synset_to_lemma.txt"
    return row(key, type, count, "timm", info + file, "lines", title, models, display=lemmas, more=IMAGENET, **more)


def mmpretrain(key, type, count, name, title, models, **more):
    return row(key, type, count, "mmpretrain", "mmpretrain/datasets/categories.py", f"python {name}", title, models, **more)


def tfds(key, type, count, file, where, title, models, **more):
    return row(key, type, count, "tensorflow-datasets", f"tensorflow_datasets/{file}", where, title, models, **more)


SORTED = "a folder of the dataset, sorted: torchvision, Keras and timm"
TFDS = "TensorFlow Datasets"
META = "torchvision/models/_meta.py"
ALL = [
    timm("imagenet-1k", "Imagenet1k", 1000, "imagenet_synsets.txt", "ImageNet-1k (ILSVRC 2012).",
         "torchvision, timm, Keras and nearly every other model of it", variants="display"),
    timm("imagenet-1k-background", "Imagenet1kBackground", 1001, "imagenet_synsets.txt",
         "ImageNet-1k (ILSVRC 2012) after a class for the background.", "TensorFlow-Slim and its TensorFlow Lite files",
         first=["background"], variants="display"),
    timm("imagenet-12k", "Imagenet12k", 11821, "imagenet12k_synsets.txt",
         "The 11,821 synsets of ImageNet that have enough images.", "timm's models with `in12k` in their name"),
    timm("imagenet-21k", "Imagenet21k", 21841, "imagenet22k_synsets.txt", "The whole of ImageNet, fall 2011.",
         "a folder of the dataset, sorted"),
    ultralytics("coco-80", "Coco80", 80, "coco.yaml", "COCO's 80 object classes, in a row.", more=COCO,
                models="YOLO and all that has its labels"),
    row("coco-91", "Coco91", 91, "torchvision", META, "python _COCO_CATEGORIES", "COCO's category ids, unused ones too.",
        "torchvision's detectors", unused=["N/A"], more=COCO),
    ultralytics("voc-20", "Voc20", 20, "VOC.yaml", "Pascal VOC's 20 object classes.", more=VOC, models="VOC's detectors"),
    row("voc-21", "Voc21", 21, "torchvision", META, "python _VOC_CATEGORIES", "Pascal VOC's classes after the background.",
        "torchvision's segmentation models", more=VOC),
    ultralytics("lvis", "Lvis", 1203, "lvis.yaml", "LVIS 1.0, whose names are the synonyms of a class."),
    ultralytics("objects365", "Objects365", 365, "Objects365.yaml", "Objects365."),
    ultralytics("open-images-v7", "OpenImagesV7", 601, "open-images-v7.yaml", "The 601 classes of Open Images that have boxes."),
    ultralytics("dota", "Dota", 15, "DOTAv1.yaml", "DOTA 1.0: objects in aerial images.",
                more="MMRotate has the same 15 in another order, of which index 1 is `baseball-diamond`."),
    ultralytics("visdrone", "Visdrone", 10, "VisDrone.yaml", "VisDrone: what a drone sees in streets."),
    ultralytics("xview", "Xview", 60, "xView.yaml", "xView: objects in satellite images."),
    ultralytics("ade20k", "Ade20k", 150, "ade20k.yaml", "ADE20K's 150 classes (MIT Scene Parsing).",
                more="The dataset's own masks have these at 1 to 150, after 0 for all else, which is what 151 outputs are."),
    ultralytics("cityscapes", "Cityscapes", 19, "cityscapes.yaml", "Cityscapes' 19 classes for training.",
                more="These are the `trainId`s. The dataset's own ids go from 0 to 33, in which `road` is 7."),
    row("kinetics-400", "Kinetics400", 400, "torchvision", META, "python _KINETICS400_CATEGORIES", "Kinetics-400: actions in videos.",
        "torchvision's video models"),
    mmpretrain("cifar-10", "Cifar10", 10, "CIFAR10_CATEGORIES", "CIFAR-10.", "the dataset's own files, for every framework"),
    mmpretrain("cifar-100", "Cifar100", 100, "CIFAR100_CATEGORIES", "CIFAR-100, its 100 fine classes.",
               "the dataset's own files, for every framework", more=CIFAR),
    row("mnist", "Mnist", 10, "torchvision", "torchvision/datasets/mnist.py", "python MNIST.classes", "MNIST: handwritten digits.",
        "the dataset's own files, for every framework"),
    row("fashion-mnist", "FashionMnist", 10, "torchvision", "torchvision/datasets/mnist.py", "python FashionMNIST.classes",
        "Fashion-MNIST.", "the dataset's own files, for every framework"),
    row("kmnist", "Kmnist", 10, "torchvision", "torchvision/datasets/mnist.py", "python KMNIST.classes",
        "Kuzushiji-MNIST: ten characters of cursive Japanese.", "the dataset's own files, for every framework"),
    row("svhn", "Svhn", 10, "clip-benchmark", "clip_benchmark/datasets/en_classnames.json", "json svhn",
        "Street View House Numbers.", "torchvision and TensorFlow Datasets, which turn the files' label 10 into 0"),
    tfds("food-101", "Food101", 101, "image_classification/food-101_classes.txt", "lines", "Food-101.",
         "the dataset's own classes.txt", more=FOOD),
    tfds("places365", "Places365", 365, "image_classification/categories_places365.txt", "lines", "Places365.",
         "the dataset's own categories_places365.txt"),
    tfds("oxford-pets", "OxfordPets", 37, "datasets/oxford_iiit_pet/oxford_iiit_pet_dataset_builder.py", "python _LABEL_CLASSES",
         "Oxford-IIIT Pet: breeds of cats and dogs.", "the dataset's own annotations, less 1"),
    row("flowers-102", "Flowers102", 102, "torchvision", "torchvision/datasets/flowers102.py", "python Flowers102.classes",
        "Oxford Flowers 102.", "the dataset's own labels, less 1",
        more="A folder of the dataset is called after the numbers 1 to 102, and sorted as text: `1`, `10`, `100`, `101`, .."),
    tfds("stanford-cars", "StanfordCars", 196, "image_classification/cars196.py", "python _NAMES", "Stanford Cars.",
         "the dataset's own labels, less 1"),
    mmpretrain("fgvc-aircraft", "FgvcAircraft", 100, "FGVCAIRCRAFT_CATEGORIES", "FGVC Aircraft, its 100 variants.",
               "the dataset's own variants.txt"),
    mmpretrain("cub-200", "Cub200", 200, "CUB_CATEGORIES", "Caltech-UCSD Birds 200 (2011).", "the dataset's own labels, less 1"),
    tfds("caltech-101", "Caltech101", 102, "image_classification/caltech101_labels.txt", "lines",
         "Caltech-101, and its class of background.", TFDS),
    tfds("sun397", "Sun397", 397, "image_classification/sun397_labels.txt", "lines", "SUN397: scenes.", TFDS),
    tfds("dtd", "Dtd", 47, "image_classification/dtd_key_attributes.txt", "lines", "Describable Textures.", SORTED),
    tfds("eurosat", "Eurosat", 10, "image_classification/eurosat.py", "python _LABELS", "EuroSAT: land in satellite images.", SORTED),
    tfds("resisc45", "Resisc45", 45, "datasets/resisc45/resisc45_dataset_builder.py", "python _LABELS",
         "NWPU-RESISC45: scenes in aerial images.", SORTED),
    tfds("plant-village", "PlantVillage", 38, "datasets/plant_village/plant_village_dataset_builder.py", "python _LABELS",
         "PlantVillage: leaves and their diseases.", TFDS),
    row("gtsrb", "Gtsrb", 43, "clip-benchmark", "clip_benchmark/datasets/en_classnames.json", "json gtsrb",
        "German traffic signs (GTSRB).", "the dataset's own ClassIds",
        more="The dataset has no names; these are a description of each sign. Its folders are `00000` to `00042`."),
    row("audioset", "Audioset", 527, "epanns", "epanns/config/audioset_labels.csv", "csv index display_name",
        "AudioSet's 527 sounds.", "the dataset's own class_labels_indices.csv: PANNs, AST",
        more="YAMNet has 521 of them, in the order of its own yamnet_class_map.csv."),
    row("esc-50", "Esc50", 50, "paddleaudio", "paddleaudio/datasets/esc50.py", "python ESC50.label_list",
        "ESC-50: environmental sounds.", "the dataset's own `target`, in five groups of ten"),
    tfds("speech-commands", "SpeechCommands", 12, "datasets/speech_commands/speech_commands_dataset_builder.py",
         "python Builder.names=", "Speech Commands: ten words, silence, and all other words.", TFDS,
         more="TensorFlow's own example has `_silence_` and `_unknown_` at index 0 and 1. Models of 35 outputs have all words."),
    row("chestmnist", "Chestmnist", 14, "medmnist", "medmnist/info.py", "python INFO.chestmnist.label",
        "ChestMNIST: the 14 findings of NIH ChestX-ray14.", "MedMNIST, and by index the paper", more=CHEST),
]
