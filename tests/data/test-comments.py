#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every function, structure and enumeration that a header tells other files of is
explained by a comment that documentation tools understand: "name:" in its first
line, its own parameters and no others.

Usage: test-comments.py SOURCE-ROOT
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])

# A declaration of a header, whole: "SnDate sn_date_add_days (const SnDate *date, int days);"
DECLARATION = re.compile(r"^(?!typedef|extern|#|G_)[A-Za-z][\w \t*]*?[\s*](sn_\w+)\s*\(([^;{]*)\)[^;{(]*;", re.M)
COMMENT = re.compile(r"/\*\*\n((?: \*[^\n]*\n)+?) \*/")
TYPE = re.compile(r"^typedef (?:struct|enum)\b[^;{]*\{[^}]*\} (Sn\w+);", re.M)
# What the macros of GObject and of autoptr need no words for.
SELF_EVIDENT = re.compile(r"_(free|unref|ref|copy|get_type|finish|clear|quark)$")


def comments_of(text):
    """The lines of every documentation comment, by the name in its first line."""
    found = {}
    for match in COMMENT.finditer(text):
        lines = [line[3:] if line.startswith(" * ") else line[2:] for line in match[1].splitlines()]
        found[lines[0].split(":")[0]] = lines
    return found


def parameters_of(arguments):
    parts = (part.strip() for part in arguments.split(","))
    names = (re.search(r"(\w+)\s*(?:\[\w*\])?$", part) for part in parts if part not in ("", "void", "..."))
    return {name[1] for name in names if name is not None}


def told_parameters(lines):
    return {found[1] for found in (re.match(r"@(\w+):", line) for line in lines[1:]) if found is not None}


def is_field(name, text):
    """Whether it gets or sets what the comment of its type names."""
    field = re.search(r"_(?:get|set|take)_(\w+)$", name)
    return field is not None and re.search(rf"^ \* - .*`{field[1]}`", text, flags=re.M) is not None


trouble = []
for header in sorted((ROOT / "src").rglob("*.h")):
    text = header.read_text(encoding="utf-8")
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    comments = comments_of(text)
    for source in header.parent.glob("*.c"):
        comments |= comments_of(source.read_text(encoding="utf-8"))
    for name, arguments in DECLARATION.findall(bare):
        # A line beside a declaration says enough of a small one.
        beside = re.search(rf"\b{name}\s*\([^;]*\)[^;]*;[ \t]*/\*", text)
        if name not in comments:
            if not beside and not SELF_EVIDENT.search(name) and not is_field(name, text):
                trouble.append(f"{header.relative_to(ROOT)}: {name}() is not explained")
            continue
        extra = told_parameters(comments[name]) - parameters_of(arguments)
        if extra:
            trouble.append(f"{header.relative_to(ROOT)}: {name}() has no parameter {', '.join(sorted(extra))}")
    for name in TYPE.findall(bare):
        before = text[:text.index(f"}} {name};")]
        if name not in comments and not re.search(r"\*/\s*typedef [^}]*$", before):
            trouble.append(f"{header.relative_to(ROOT)}: {name} is not explained")

print("\n".join(trouble) or "all is explained")
sys.exit(1 if trouble else 0)
