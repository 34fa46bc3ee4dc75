import json
import os

import torch
from torchvision import transforms
from torchvision.datasets import ImageFolder

# Train, or load what you have trained.
mean, std = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
prepare = transforms.Compose([
    transforms.Resize((32, 32)),
    transforms.ToTensor(),
    transforms.Normalize(mean, std),
])
train = ImageFolder("data/train", prepare)
model = torch.nn.Sequential(
    torch.nn.Conv2d(3, 8, 3),
    torch.nn.ReLU(),
    torch.nn.AdaptiveAvgPool2d(1),
    torch.nn.Flatten(),
    torch.nn.Linear(8, len(train.classes)),
)
optimizer = torch.optim.Adam(model.parameters(), 0.05)
for epoch in range(20):
    for images, labels in torch.utils.data.DataLoader(train, batch_size=20, shuffle=True):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(model(images), labels).backward()
        optimizer.step()

# Save the class list and the model, side by side.
os.makedirs("pytorch", exist_ok=True)
json.dump(train.class_to_idx, open("pytorch/class_to_idx.json", "w"))
one_image = torch.zeros(1, 3, 32, 32)
torch.onnx.export(model.eval(), one_image, "pytorch/model.onnx", external_data=False)
