#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES.in names every source with words for people, and no other.

Usage: test-potfiles.py SOURCE-ROOT
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
WORDS = {
    ".c": re.compile(r'\b(?:_|N_|C_|NC_|ngettext) ?\("'),
    ".h": re.compile(r'\b(?:_|N_|C_|NC_|ngettext) ?\("'),
    ".ui": re.compile(r"\btranslatable="),
}

listed = set((ROOT / "po" / "POTFILES.in").read_text(encoding="utf-8").split())
needed = {str(path.relative_to(ROOT)) for path in (ROOT / "src").rglob("*")
          if path.suffix in WORDS and WORDS[path.suffix].search(path.read_text(encoding="utf-8"))}
needed |= {str(path.relative_to(ROOT)) for path in (ROOT / "data").glob("*.desktop.in")}
needed |= {str(path.relative_to(ROOT)) for path in (ROOT / "data").glob("*.metainfo.xml.in")}

for path in sorted(needed - listed):
    print(f"missing in po/POTFILES.in: {path}")
for path in sorted(listed - needed):
    print(f"in po/POTFILES.in, but without words: {path}")
sys.exit(1 if needed != listed else 0)
