"""Writes from_numpy.json: random scores, and what numpy makes of them. Floats are the bits of float32, so that each comes back exactly."""
import json, pathlib
import numpy as np  # 2.x

COUNT = 14
SPECIAL = np.array([-np.inf, np.inf, -0.0, 0.0, np.nan, 1.0, -1.0], np.float32)
rng = np.random.default_rng(0)


def bits(array):
    return np.asarray(array, np.float32).view(np.uint32).tolist()


def softmax(x):
    powers = np.exp(x.astype(np.float64) - x.astype(np.float64).max())
    return powers / powers.sum()


def sigmoid(x):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-x.astype(np.float64)))


def quantized(dtype, spread):
    low, high = np.iinfo(dtype).min, np.iinfo(dtype).max
    integers = rng.integers(low, high + 1, COUNT) if spread is None else rng.integers(0, spread, COUNT) + rng.choice([low, 0])
    scale = np.float32(rng.choice([1 / 256, 2.0 ** rng.uniform(-12, 2)]))
    zero_point = int(rng.choice([low, 0, high, rng.integers(low, high + 1)]))
    real = ((integers - zero_point) * np.float64(scale)).astype(np.float32)
    threshold = rng.choice([real[0], np.float32(0.5)])
    return {
        "type": np.dtype(dtype).name, "integers": integers.tolist(), "scale": bits(scale), "zero_point": zero_point,
        "real": bits(real), "argmax": int(real.argmax()), "order": np.argsort(-real, kind="stable").tolist(),
        "softmax": bits(softmax(real)), "sigmoid": bits(sigmoid(real)), "threshold": bits(threshold),
        "above": np.flatnonzero(real > threshold).tolist(), "at_least": np.flatnonzero(real >= threshold).tolist(),
    }


def class_major(kind, columns):
    shape = (COUNT, columns)
    scores = {"random": rng.normal(size=shape), "ties": rng.integers(0, 3, shape), "special": rng.choice(SPECIAL, shape)}[kind].astype(np.float32)
    if kind == "special":
        scores[:, ::3] = np.nan_to_num(scores[:, ::3], nan=0, posinf=np.inf, neginf=-np.inf)
    threshold = np.float32(rng.choice([0, 1]))
    indices = lambda chosen: [np.flatnonzero(column).tolist() for column in chosen.T]
    return {
        "columns": columns, "scores": bits(scores.ravel()), "argmax": scores.argmax(axis=0).tolist(), "threshold": bits(threshold),
        "above": indices(scores > threshold), "at_least": indices(scores >= threshold),
        "order": np.argsort(-scores, axis=0, kind="stable").T.tolist(), "has_nan": np.isnan(scores).any(axis=0).tolist(),
    }


cases = {
    "quantized": [quantized(dtype, spread) for dtype in [np.uint8, np.int8, np.int16] for spread in [None, None, None, 3] for _ in range(3)],
    "class_major": [class_major(kind, columns) for kind in ["random", "ties", "special"] for columns in [1, 7, 33]],
}
lines = ",\n".join(f'"{name}": [\n' + ",\n".join(json.dumps(case) for case in group) + "\n]" for name, group in cases.items())
pathlib.Path(__file__).with_suffix(".json").write_text("{\n" + lines + "\n}\n")
