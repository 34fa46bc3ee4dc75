import json
import os
os.environ["KERAS_BACKEND"] = "jax"

import keras

keras.utils.set_random_seed(0)

# Train, or load what you have trained.
train = keras.utils.image_dataset_from_directory(
    "data/train", image_size=(32, 32), format="grain"
)
model = keras.Sequential([
    keras.Input((32, 32, 3)),
    keras.layers.Rescaling(1 / 255),
    keras.layers.GlobalAveragePooling2D(),
    keras.layers.Dense(len(train.class_names), activation="softmax"),
])
model.compile(keras.optimizers.Adam(0.1), "sparse_categorical_crossentropy")
model.fit(train, epochs=20, verbose=0)

# Save the class list and the model, side by side.
os.makedirs("keras", exist_ok=True)
json.dump(train.class_names, open("keras/class_names.json", "w"))
one_image = keras.InputSpec(shape=(1, 32, 32, 3), dtype="float32")
model.export("keras/model.onnx", format="onnx", input_signature=[one_image])
