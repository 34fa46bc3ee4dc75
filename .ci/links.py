#!/usr/bin/env python3
"""Follows every local link of rustdoc's pages, whose folder is the argument: the page or picture must be there, and the place in it."""

import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote


class Page(HTMLParser):
    def __init__(self, path: Path):
        super().__init__()
        self.links, self.ids = [], set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        for key, value in attributes:
            if key in ("href", "src") and value and ":" not in value:
                self.links.append(value)
            if key == "id":
                self.ids.add(value)


root = Path(sys.argv[1]).resolve()
pages = {path: Page(path) for path in root.glob("typed_label*/**/*.html")}
lost = set()
for path, page in pages.items():
    for link in page.links:
        target, _, fragment = link.partition("#")
        target = (path.parent / unquote(target.partition("?")[0])).resolve() if target else path
        if not target.exists():
            lost.add(f"{path.relative_to(root)}: {link}")
        # rustdoc links to items that are hidden.
        elif fragment and target in pages and not fragment.startswith("associatedtype.") and not pages[target].ids & {fragment, unquote(fragment)}:
            lost.add(f"{path.relative_to(root)}: {link}: no such place in the page")
print(f"{len(pages)} pages, {sum(len(page.links) for page in pages.values())} links")
sys.exit("\n".join(sorted(lost)) or 0)
