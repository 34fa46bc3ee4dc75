"""A folder of ImageNet's shape: imagenet_shape.py FOLDER [--images N]

1,000 class folders named after synsets (names/21841.txt of names.py where it is there, else drawn), and N empty .JPEG files
(1,281,167), as evenly as they go. It says how long that took: on a tmpfs 14 seconds, while a build ran 53.
"""
import argparse, os, time

from compile_cost import synsets


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--images", type=int, default=1_281_167)
    arguments = parser.parse_args()
    start, names = time.perf_counter(), synsets(1000)
    for index, name in enumerate(names):
        folder = os.path.join(arguments.folder, name)
        os.makedirs(folder)
        fd = os.open(folder, os.O_RDONLY)
        for image in range(arguments.images // 1000 + (index < arguments.images % 1000)):
            os.close(os.open(f"{name}_{image}.JPEG", os.O_CREAT | os.O_WRONLY | os.O_EXCL, dir_fd=fd))
        os.close(fd)
    print(f"1000 folders, {arguments.images} files in {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
