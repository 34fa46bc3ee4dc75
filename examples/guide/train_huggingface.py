import torch
from datasets import load_dataset
from transformers import ViTConfig, ViTForImageClassification, ViTImageProcessor

# Train, or load what you have trained: `from_pretrained` takes id2label and label2id, too.
train = load_dataset("imagefolder", data_dir="data", split="train")
names = train.features["label"].names
processor = ViTImageProcessor(size={"height": 32, "width": 32})
model = ViTForImageClassification(ViTConfig(
    id2label=dict(enumerate(names)),
    label2id={name: index for index, name in enumerate(names)},
    image_size=32,
    patch_size=8,
    hidden_size=16,
    num_hidden_layers=1,
    num_attention_heads=1,
    intermediate_size=16,
))
pixels = processor(list(train["image"]), return_tensors="pt")["pixel_values"]
labels = torch.tensor(list(train["label"]))
optimizer = torch.optim.Adam(model.parameters(), 0.01)
for step in range(50):
    optimizer.zero_grad()
    model(pixels, labels=labels).loss.backward()
    optimizer.step()

# config.json has the class list, as `id2label`.
model.save_pretrained("huggingface")
torch.onnx.export(model.eval(), (pixels[:1],), "huggingface/model.onnx", external_data=False)
