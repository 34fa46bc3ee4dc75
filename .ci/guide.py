#!/usr/bin/env python3
"""The code blocks of docs/guide.md are the files of examples/guide, to the letter. `.ci/guide.py overwrite` puts them in."""

import re
import sys
from pathlib import Path

here, page = Path("examples/guide"), Path("docs/guide.md")
frameworks = ["keras", "pytorch", "yolo", "huggingface"]
files = [here / name for it in frameworks for name in (f"train_{it}.py", f"src/bin/{it}.rs")]
text = page.read_text(encoding="utf-8")
blocks = re.compile(r"(?<=^```python\n).*?(?=^```$)|(?<=^```rust,ignore\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
assert len(blocks.findall(text)) == len(files), f"docs/guide.md does not have {len(files)} blocks of code"
codes = iter(file.read_text(encoding="utf-8") for file in files)
written = blocks.sub(lambda _: next(codes), text)
if sys.argv[1:] == ["overwrite"]:
    page.write_text(written, encoding="utf-8")
elif written != text:
    sys.exit("docs/guide.md has other code than examples/guide: run `.ci/guide.py overwrite`")
