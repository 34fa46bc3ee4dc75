import os

from ultralytics import YOLO

# Train, or load what you have trained: YOLO("runs/classify/train/weights/best.pt").
model = YOLO("tiny-cls.yaml")
model.train(data="data", imgsz=32, epochs=20, plots=False, amp=False)

# The model has the class list in it.
os.makedirs("yolo", exist_ok=True)
os.replace(model.export(format="onnx", imgsz=32, simplify=False), "yolo/model.onnx")
