"""Writes `real/`, the class list files that the tests read, each by the code that writes it for users. `README.md` says where
each is from.

    python3 -m venv venv && venv/bin/pip install onnx transformers pyyaml
    venv/bin/python label-source/tests/it/formats/make.py             # writes label-source/tests/it/formats/real
    venv/bin/python label-source/tests/it/formats/make.py --wheels D  # also unpacks Ultralytics' YAML files into D: their
                                                                      # licence (AGPL-3.0) keeps them out of this repository
"""

import ast
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

import onnx
import transformers
import yaml
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


def model(path, metadata):
    """A model with a tensor that a reader should not read, and its metadata behind that."""
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


def wheels(folder):
    """Ultralytics' own data.yaml files, with what PyYAML makes of their names beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    archive = wheel("ultralytics")
    for member in archive.namelist():
        if "cfg/datasets/" in member and member.endswith(".yaml"):
            text = archive.read(member)
            names = yaml.safe_load(text).get("names")
            if names:
                pairs = names.items() if isinstance(names, dict) else enumerate(names)
                file = folder / pathlib.Path(member).name
                file.write_bytes(text)
                file.with_suffix(".json").write_text(json.dumps([str(v) for _, v in sorted(pairs)]))


if __name__ == "__main__":
    REAL.mkdir(exist_ok=True)
    for step in (imagenet, labelling_tools, hugging_face, keras, models):
        step()
    if "--wheels" in sys.argv:
        wheels(pathlib.Path(sys.argv[sys.argv.index("--wheels") + 1]))
