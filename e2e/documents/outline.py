"""outline.py FILE.pdf: prints the bookmarks of a PDF as JSON, [[level, title], ...], level 1 at the top. Needs python3-pikepdf."""
import json
import sys

import pikepdf


def walk(items, level):
    for item in items:
        yield [level, item.title]
        yield from walk(item.children, level + 1)


with pikepdf.open(sys.argv[1]) as pdf, pdf.open_outline() as outline:
    print(json.dumps(list(walk(outline.root, 1))))
