"""Writes names/1000.txt and names/21841.txt, a name a line, from the class names of ImageNet in timm's wheel.

    pip install --no-deps timm numpy && python names.py
"""
import pathlib
import sysconfig

info = pathlib.Path(sysconfig.get_path("purelib"), "timm/data/_info")
names = pathlib.Path(__file__).with_name("names")
names.mkdir(exist_ok=True)

lemmas = (line.split("\t")[1] for line in (info / "imagenet_synset_to_lemma.txt").read_text().splitlines())
words = list(dict.fromkeys(lemma.split(",")[0].strip().replace(" ", "_") for lemma in lemmas))
(names / "1000.txt").write_text("\n".join(words[:: len(words) // 1000][:1000]) + "\n")
(names / "21841.txt").write_text((info / "imagenet22k_synsets.txt").read_text())
