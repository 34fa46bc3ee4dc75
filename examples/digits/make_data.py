"""Write scikit-learn's handwritten digits as a Keras-style image folder.

In:  sklearn.datasets.load_digits, 1,797 images of 8x8 pixels with values
     0..16. They come with scikit-learn; nothing is downloaded. The set is the
     test part of E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten
     Digits (1998), UCI Machine Learning Repository, CC BY 4.0,
     https://doi.org/10.24432/C50P49.
Out: data/{train,validation}/Class_1 .. Class_10 beside this script. Digit 0 is
     Class_1, digit 1 is Class_2, and so on to digit 9, which is Class_10.
     Each image is an 8-bit grayscale PNG, with 0..16 scaled to 0..255 and
     rounded down, named by its index in the original set: 0007.png.

Every fifth image (index % 5 == 0) is for validation, the rest for training.
The validation images are always all written; of the training images only the
first three of each class, as checked in, unless --all is given. Files already
there are overwritten, never removed.
"""

import argparse
import struct
import zlib
from collections import Counter
from pathlib import Path

from sklearn.datasets import load_digits

DATA = Path(__file__).resolve().parent / "data"
TRAIN_PER_CLASS = 3


def png(pixels):
    """An 8-bit grayscale PNG of `pixels`, rows of integers 0..255."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", len(pixels[0]), len(pixels), 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + bytes(row) for row in pixels)  # 0: the row is not filtered
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows, 9))
        + chunk(b"IEND", b"")
    )


def write(every):
    """Write the folders, with `every` training image or the checked-in ones, and print what is in them."""
    digits = load_digits()
    written = Counter()
    for index, (image, digit) in enumerate(zip(digits.images, digits.target)):
        split = "validation" if index % 5 == 0 else "train"
        folder = DATA / split / f"Class_{digit + 1}"
        if split == "train" and not every and written[folder] == TRAIN_PER_CLASS:
            continue
        folder.mkdir(parents=True, exist_ok=True)
        pixels = (image.astype(int) * 255 // 16).tolist()
        (folder / f"{index:04}.png").write_bytes(png(pixels))
        written[folder] += 1

    for folder, count in sorted(written.items()):
        print(f"{folder.relative_to(DATA).as_posix()}: {count}")
    print(f"{written.total()} images")


def main():
    parser = argparse.ArgumentParser(description="Write the digits as a Keras-style image folder.")
    parser.add_argument("--all", action="store_true", help="write every training image")
    write(parser.parse_args().all)


if __name__ == "__main__":
    main()
