"""Writes `real/`, the class list files that the tests read, each by the code that writes it for users. `README.md` says where
each is from.

    python3 -m venv venv && venv/bin/pip install onnx transformers pyyaml numpy protobuf
    venv/bin/python label-source/tests/it/formats/make.py  # writes label-source/tests/it/formats/real
"""

import ast
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

import numpy
import onnx
import transformers
import yaml
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory, text_format
from onnx import TensorProto, helper

HERE = pathlib.Path(__file__).parent
REAL = HERE / "real"
FLOWERS = ["daisy", "yellow_lady's_slipper", 'the "queen"', "Gänseblümchen", "tab\there", "back\\slash"]


def wheel(package):
    """Downloads a package's wheel, without what it depends on."""
    folder = tempfile.mkdtemp()
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:", "-d", folder, package]
    subprocess.run(pip, check=True)
    return zipfile.ZipFile(next(pathlib.Path(folder).iterdir()))


def write(name, text):
    (REAL / name).write_bytes(text if isinstance(text, bytes) else text.encode())


def imagenet():
    """timm's synsets and lemmas (Apache-2.0), torchvision's categories (BSD-3-Clause)."""
    timm, torchvision = wheel("timm"), wheel("torchvision")
    info = "timm/data/_info/"
    synsets = timm.read(info + "imagenet_synsets.txt").decode()
    write("imagenet_synsets.txt", synsets)
    lemma = dict(line.split("\t") for line in timm.read(info + "imagenet_synset_to_lemma.txt").decode().splitlines())
    ids = synsets.split()
    write("synset.txt", "".join(f"{i} {lemma[i]}\n" for i in ids))
    # As Keras' own file: the first lemma, with `_` for a space.
    first = [lemma[i].split(",")[0].replace(" ", "_") for i in ids]
    write("imagenet_class_index.json", json.dumps({str(n): [i, w] for n, (i, w) in enumerate(zip(ids, first))}))
    write("timm_config.json", json.dumps({"architecture": "resnet18", "num_classes": 1000, "label_names": ids}, indent=2))

    tree = ast.parse(torchvision.read("torchvision/models/_meta.py").decode())
    lists = {node.targets[0].id: ast.literal_eval(node.value) for node in tree.body if isinstance(node, ast.Assign)}
    write("torchvision_imagenet.txt", "\n".join(lists["_IMAGENET_CATEGORIES"]) + "\n")
    write("torchvision_voc.json", json.dumps(lists["_VOC_CATEGORIES"]))
    write("torchvision_coco.json", json.dumps(lists["_COCO_CATEGORIES"]))
    # COCO's own categories are torchvision's, less those that it marks as never used.
    coco = [{"id": i, "name": n, "supercategory": "x"} for i, n in enumerate(lists["_COCO_CATEGORIES"]) if i and n != "N/A"]
    boxes = [{"id": i, "bbox": [1, 2, 3, 4], "segmentation": [[0.5] * 6], "category_id": 1} for i in range(9)]
    write("instances.json", json.dumps({"info": {}, "images": [], "annotations": boxes, "categories": coco}))
    names = [c["name"] for c in coco]
    data = {"path": "coco8", "train": "images/train", "nc": len(names), "names": dict(enumerate(names))}
    write("data_map.yaml", yaml.safe_dump(data, sort_keys=False))
    write("data_list.yaml", yaml.safe_dump({**data, "names": names}, default_flow_style=None, sort_keys=False))
    # TensorFlow's labelmap.txt, as it stands in the COCO detectors that are still downloaded most.
    write("labelmap.txt", "".join(f"{'???' if n == 'N/A' else n}\n" for n in lists["_COCO_CATEGORIES"]))


def labelling_tools():
    """Pascal VOC's names and colours, in the form of CVAT's export and of NVIDIA TAO's labels.txt."""
    names = ["background", *json.loads((REAL / "torchvision_voc.json").read_text())[1:]]

    def colour(index):
        """VOC's own: the index's bits, spread over the channels."""
        return ",".join(str(sum((index >> 3 * bit + channel & 1) << 7 - bit for bit in range(3))) for channel in range(3))

    lines = (f"{name}:{colour(index)}::\n" for index, name in enumerate(names))
    write("cvat_labelmap.txt", "# label:color_rgb:parts:actions\n" + "".join(lines))
    write("tao_labels.txt", ";".join(names[1:]) + "\n")


def hugging_face():
    labels = dict(enumerate(["cat", "dog", *(f"breed {i}" for i in range(10))]))
    config = transformers.ViTConfig(id2label=labels, label2id={v: k for k, v in labels.items()})
    write("hf_config.json", config.to_json_string())
    write("hf_placeholders.json", transformers.ViTConfig(num_labels=3, id2label={i: f"LABEL_{i}" for i in range(3)}).to_json_string())


def keras():
    write("class_indices.json", json.dumps({n: i for i, n in enumerate(sorted(f"Class_{k}" for k in range(1, 11)))}))
    write("flowers.json", json.dumps({n: i for i, n in enumerate(FLOWERS)}))
    write("index_to_name.json", json.dumps(dict(enumerate(FLOWERS)), indent=1))
    write("digits.json", json.dumps({str(i): i for i in range(10)}))
    write("teachable_machine.txt", "0 cat\r\n1 dog\r\n2 nothing there\r\n")
    write("bom.txt", "\ufeffcat\r\ndog\r\n\r\n".encode())


def wrapped():
    """Lists below a key, as tools write them beside the model."""
    write("data_upper.yaml", yaml.safe_dump({"NAMES": FLOWERS, "INPUT_SIZE": 224}, allow_unicode=True, sort_keys=False))
    write("class_to_idx.json", json.dumps({"epoch": 3, "class_to_idx": {n: i for i, n in enumerate(FLOWERS)}}))
    # What Teachable Machine's export for the web has beside model.json, and that for sounds.
    image = {"tfjsVersion": "1.7.4", "tmVersion": "2.4.10", "packageName": "@teachablemachine/image", "userMetadata": {}}
    write("metadata.json", json.dumps({**image, "modelName": "flowers", "labels": FLOWERS, "imageSize": 224}))
    sound = {"tfjsSpeechCommandsVersion": "0.4.0", "modelName": "TMv2", "timeStamp": "2025-03-02T10:00:00.000Z"}
    write("sound_metadata.json", json.dumps({**sound, "wordLabels": ["Background Noise", *FLOWERS]}))
    # `DatasetInfo.write_to_directory` of Hugging Face's datasets.
    features = {"image": {"_type": "Image"}, "label": {"names": FLOWERS, "_type": "ClassLabel"}}
    splits = {"train": {"name": "train", "num_bytes": 1, "num_examples": 12, "dataset_name": "flowers"}}
    write("dataset_info.json", json.dumps({"builder_name": "imagefolder", "features": features, "splits": splits}, indent=2))
    # Roboflow's COCO export: the project's name is category 0, above the classes.
    above = {"id": 0, "name": "flowers", "supercategory": "none"}
    below = [{"id": i + 1, "name": n, "supercategory": "flowers"} for i, n in enumerate(FLOWERS)]
    write("_annotations.coco.json", json.dumps({"info": {}, "categories": [above, *below], "images": [], "annotations": []}))


def arrays():
    """Labels as scikit-learn's encoder has them, saved by numpy."""
    numpy.save(REAL / "classes.npy", numpy.array(FLOWERS))
    numpy.save(REAL / "big_endian.npy", numpy.array(FLOWERS).astype(">U32"))
    numpy.save(REAL / "bytes.npy", numpy.char.encode(numpy.array(FLOWERS), "utf-8"))
    numpy.save(REAL / "objects.npy", numpy.array(FLOWERS, dtype=object))
    numpy.save(REAL / "numbers.npy", numpy.arange(3))


def label_map():
    """TensorFlow's StringIntLabelMap, printed by protobuf."""
    file = descriptor_pb2.FileDescriptorProto(name="label_map.proto", syntax="proto2")
    item, whole = file.message_type.add(name="Item"), file.message_type.add(name="Map")
    for number, (name, kind) in enumerate([("name", 9), ("id", 5), ("display_name", 9)], 1):
        item.field.add(name=name, number=number, type=kind, label=1)
    whole.field.add(name="item", number=1, type=11, label=3, type_name=".Item")
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    labels = message_factory.GetMessageClass(pool.FindMessageTypeByName("Map"))()
    for number, name in enumerate(FLOWERS, 1):
        labels.item.add(name=f"/m/{number}", id=number, display_name=name)
    write("label_map.pbtxt", text_format.MessageToString(labels))


def model(path, metadata):
    """A model with a tensor that a reader should not read, and its metadata after that."""
    weights = helper.make_tensor("w", TensorProto.FLOAT, [4096], [0.0] * 4096)
    x, y = (helper.make_tensor_value_info(n, TensorProto.FLOAT, [4096]) for n in "xy")
    graph = helper.make_graph([helper.make_node("Add", ["x", "w"], ["y"])], "g", [x], [y], [weights])
    made = helper.make_model(graph)
    helper.set_model_props(made, metadata)
    onnx.checker.check_model(made)
    onnx.save(made, path)


def models():
    # The call of Ultralytics' exporter: `meta.key, meta.value = k, str(v)`.
    names = dict(enumerate(FLOWERS))
    model(REAL / "ultralytics.onnx", {k: str(v) for k, v in {"stride": 32, "task": "classify", "names": names}.items()})
    model(REAL / "class_names.onnx", {"class_names": json.dumps(FLOWERS)})
    model(REAL / "no_names.onnx", {"author": "nobody"})
    # Associated files are appended to the flatbuffer, by TensorFlow's metadata writer and by Ultralytics alike.
    start = bytes([28, 0, 0, 0]) + b"TFL3" + bytes(120)
    for name, files, method in [
        ("labels.tflite", {"labels.txt": "cat\ndog\n"}, zipfile.ZIP_STORED),
        ("deflated.tflite", {"labels.txt": "".join(f"class {i}\n" for i in range(300))}, zipfile.ZIP_DEFLATED),
        ("ultralytics.tflite", {"metadata.json": json.dumps({"task": "classify", "names": names})}, zipfile.ZIP_STORED),
        ("two.tflite", {"labels.txt": "cat\n", "labels_de.txt": "Katze\n"}, zipfile.ZIP_STORED),
        ("none.tflite", {}, None),
    ]:
        write(name, start)
        if files:
            with zipfile.ZipFile(REAL / name, "a", method) as archive:
                for file, text in files.items():
                    archive.writestr(zipfile.ZipInfo(file), text, method)


if __name__ == "__main__":
    REAL.mkdir(exist_ok=True)
    for step in (imagenet, labelling_tools, hugging_face, keras, wrapped, arrays, label_map, models):
        step()
