"""Train Keras on the handwritten digits, and write what a program needs to run the model.

In:  data/train and data/validation beside this script; make_data.py writes all
     of them first.
Out: model/class_indices.json  the class order, as flow_from_directory made it
     model/predictions.json    validation image -> ten scores, as predict gave
                               them; each number names its float32 exactly
     model/digits.onnx         the model; `image` (n, 8, 8, 1) with values 0..255
                               gives `scores` (n, 10). The class names are in
                               its metadata, as Ultralytics writes them.

    pip install -r requirements-train.txt && python train.py

With --check nothing in model/ is written: a model trained anew must have the
same class order and be as accurate as we say, and so must the files in model/.
"""

import argparse
import json
import os
from pathlib import Path

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"

import keras
import numpy as np
import onnx
import onnxruntime
from keras.src.legacy.preprocessing.image import ImageDataGenerator  # Keras 3 has no public name for it
from onnx import TensorProto, helper, numpy_helper

import make_data

MODEL = Path(__file__).resolve().parent / "model"
SEED = 0
ACCURACY = 0.95  # at least, on the validation images
TOLERANCE = 1e-5  # between Keras' scores and the ONNX file's


def images(split, shuffle):
    return ImageDataGenerator().flow_from_directory(
        make_data.DATA / split,
        target_size=(8, 8),
        color_mode="grayscale",
        class_mode="sparse",
        shuffle=shuffle,
        seed=SEED,
    )


def train():
    """A trained model and the class order that it has."""
    keras.utils.set_random_seed(SEED)
    model = keras.Sequential(
        [
            keras.Input((8, 8, 1)),
            keras.layers.Rescaling(1 / 255),
            keras.layers.Flatten(),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(
        optimizer=keras.optimizers.Adam(3e-3),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    folder = images("train", shuffle=True)
    model.fit(folder, epochs=30, verbose=2)
    return model, folder.class_indices


def onnx_model(model, class_indices):
    """The same computation from the same weights, as an ONNX model that knows its class names."""
    names = ("hidden.weight", "hidden.bias", "output.weight", "output.bias")
    tensors = {"scale": np.float32(1 / 255)} | dict(zip(names, model.get_weights(), strict=True))
    steps = [
        helper.make_node("Mul", ["image", "scale"], ["scaled"]),
        helper.make_node("Flatten", ["scaled"], ["pixels"]),
        helper.make_node("Gemm", ["pixels", "hidden.weight", "hidden.bias"], ["hidden"]),
        helper.make_node("Relu", ["hidden"], ["active"]),
        helper.make_node("Gemm", ["active", "output.weight", "output.bias"], ["logits"]),
        helper.make_node("Softmax", ["logits"], ["scores"], axis=-1),
    ]
    graph = helper.make_graph(
        steps,
        "digits",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["n", 8, 8, 1])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["n", 10])],
        [numpy_helper.from_array(np.asarray(array), name) for name, array in tensors.items()],
    )
    # Old versions on purpose: every reader of ONNX knows them.
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    made.metadata_props.add(key="names", value=str({index: name for name, index in class_indices.items()}))
    onnx.checker.check_model(made, full_check=True)
    return made


def accurate(what, scores, classes):
    accuracy = float(np.mean(scores.argmax(axis=1) == classes))
    print(f"{what}: accuracy {accuracy:.4f} on {len(classes)} validation images")
    assert accuracy >= ACCURACY, f"{what}: below {ACCURACY}"


def same_scores(onnx_bytes, scores):
    """The ONNX file gives these scores for the validation images."""
    folder = images("validation", shuffle=False)
    pixels = np.concatenate([folder[batch][0] for batch in range(len(folder))])
    session = onnxruntime.InferenceSession(onnx_bytes, providers=["CPUExecutionProvider"])
    off = np.abs(session.run(None, {"image": pixels})[0] - scores).max()
    print(f"ONNX: scores within {off:.1e} of Keras'")
    assert off < TOLERANCE, "the ONNX file is another model"


def check_files(class_indices, classes):
    """What is in model/ says the same of the classes, and is accurate."""
    assert json.loads((MODEL / "class_indices.json").read_text()) == class_indices, "another class order"
    scores = np.array(list(json.loads((MODEL / "predictions.json").read_text()).values()), np.float32)
    accurate("model/predictions.json", scores, classes)
    same_scores((MODEL / "digits.onnx").read_bytes(), scores)


def write_files(class_indices, predictions, onnx_bytes):
    MODEL.mkdir(exist_ok=True)
    with open(MODEL / "class_indices.json", "w") as file:
        json.dump(class_indices, file, indent=2)
        file.write("\n")
    # A float32's own text is the shortest that reads back as the same float32.
    lines = [f"{json.dumps(file)}: {[float(str(score)) for score in row]}" for file, row in predictions.items()]
    (MODEL / "predictions.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
    (MODEL / "digits.onnx").write_bytes(onnx_bytes)


def main():
    parser = argparse.ArgumentParser(description="Train Keras on the handwritten digits.")
    parser.add_argument("--check", action="store_true", help="write nothing; check that what is there still holds")
    check = parser.parse_args().check

    make_data.write(every=True)
    model, class_indices = train()
    validation = images("validation", shuffle=False)
    assert validation.class_indices == class_indices
    scores = model.predict(validation, verbose=0)
    onnx_bytes = onnx_model(model, class_indices).SerializeToString()

    accurate("Keras", scores, validation.classes)
    same_scores(onnx_bytes, scores)
    if check:
        check_files(class_indices, validation.classes)
    else:
        write_files(class_indices, dict(zip(validation.filenames, scores, strict=True)), onnx_bytes)


if __name__ == "__main__":
    main()
