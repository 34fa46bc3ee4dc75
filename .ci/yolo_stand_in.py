#!/usr/bin/env python3
"""Writes yolo/model.onnx as `train_yolo.py` would: PyTorch's model, for values from 0 to 1, with the names as Ultralytics writes them.

A real one is not in the repository, since Ultralytics' exports say that they are under the AGPL.
"""

import json
import os

import numpy as np
import onnx
from onnx import helper, numpy_helper

model = onnx.load("pytorch/model.onnx")
[first] = [node for node in model.graph.node if model.graph.input[0].name in node.input]
first.input[list(first.input).index(model.graph.input[0].name)] = "normalized"
for at, (operator, numbers, names) in enumerate([
    ("Sub", [0.485, 0.456, 0.406], [model.graph.input[0].name, "imagenet_mean", "centered"]),
    ("Div", [0.229, 0.224, 0.225], ["centered", "imagenet_deviation", "normalized"]),
]):
    model.graph.initializer.append(numpy_helper.from_array(np.array(numbers, np.float32).reshape(3, 1, 1), names[1]))
    model.graph.node.insert(at, helper.make_node(operator, names[:2], names[2:]))
indices = json.load(open("pytorch/class_to_idx.json"))
model.metadata_props.add(key="names", value=str({index: name for name, index in indices.items()}))
onnx.checker.check_model(model, full_check=True)
os.makedirs("yolo", exist_ok=True)
onnx.save(model, "yolo/model.onnx")
