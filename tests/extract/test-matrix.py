#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same few things, set down in every way that writers of newsletters have.

usage: test-matrix.py BINARY

A diary, meetings with their hours, a list of consultations and one of seats are written out in each
combination of how days are written, how a day is parted from what is on it, how
entries are told apart, and with which elements a page does so: some thousands of
newsletters. What is found must be the same in all of them: a layout of which one
entry is missed, or has another's day, fails. They are read as one mailbox.
"""
import datetime
import html
import itertools
import json
import os
import subprocess
import sys
import tempfile

YEAR = 2023
MONTHS = ("", "January", "February", "March", "April", "May", "June")
INTRODUCTION = "Dear all, welcome to this issue. There is much to tell this month, and the Panel is busy."
END = "SECAS is the code administrator. You get this newsletter because you asked for it."
BULLETS = ("", "- ", "* ", "• ")


def ordinal(day):
    return f"{day}th" if 10 < day < 20 else f"{day}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def weekday(month, day, form="%a"):
    return datetime.date(YEAR, month, day).strftime(form)


DAYS = {
    "28 March": lambda m, d: f"{d} {MONTHS[m]}",
    "28 March 2023": lambda m, d: f"{d} {MONTHS[m]} {YEAR}",
    "Tue 28 Mar": lambda m, d: f"{weekday(m, d)} {d} {MONTHS[m][:3]}",
    "Tuesday 28th March": lambda m, d: f"{weekday(m, d, '%A')} {ordinal(d)} {MONTHS[m]}",
    "Tuesday, 28 March 2023": lambda m, d: f"{weekday(m, d, '%A')}, {d} {MONTHS[m]} {YEAR}",
    "28th of March": lambda m, d: f"{ordinal(d)} of {MONTHS[m]}",
    "March 28": lambda m, d: f"{MONTHS[m]} {d}",
    "28 Mar 23": lambda m, d: f"{d} {MONTHS[m][:3]} {YEAR % 100}",
    "28-Mar": lambda m, d: f"{d:02}-{MONTHS[m][:3]}",
    "28-Mar-23": lambda m, d: f"{d:02}-{MONTHS[m][:3]}-{YEAR % 100}",
    "28/03/2023": lambda m, d: f"{d:02}/{m:02}/{YEAR}",
    "28.03.23": lambda m, d: f"{d:02}.{m:02}.{YEAR % 100}",
}


def text(heading, body):
    return "plain", f"SEC Newsletter\n9 March {YEAR}\n\n{INTRODUCTION}\n\n{heading}\n\n{body}\n\nAbout us\n\n{END}\n"


def page(heading, body):
    return "html", (f"<html><body><h1>SEC Newsletter</h1><p>9 March {YEAR}</p><p>{INTRODUCTION}</p><h2>{heading}</h2>"
                    f"{body}<h2>About us</h2><p>{END}</p></body></html>")


def link(words, number):
    return f"<a href='https://www.a.example/c/{number}'>{words}</a>"


def rows(cells, head=()):
    lines = ["".join(f"<th>{cell}</th>" for cell in head)] if head else []
    lines += ["".join(f"<td>{cell}</td>" for cell in row) for row in cells]
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def items(words):
    return "<ul>" + "".join(f"<li>{word}</li>" for word in words) + "</ul>"


def paragraphs(words):
    return "".join(f"<p>{word}</p>" for word in words)


# ---- A diary ------------------------------------------------------------

# month, day, what is on it, and what is made of that
DIARY = (
    (3, 28, "SEC Panel Meeting 30", ("event", "SEC Panel Meeting 30")),
    (3, 30, "MP112 Modification Report Consultation closes", ("consultation", "MP112 Modification Report Consultation")),
    (4, 3, "TABASC Meeting 44", ("event", "TABASC Meeting 44")),
    (4, 5, "SSC Meeting 9", ("event", "SSC Meeting 9")),
    (4, 6, "Service Request forecasts due", ("deadline", "Service Request forecasts due")),
    (6, 29, "June 2023 SEC Release", ("milestone", "June 2023 SEC Release")),
)
DIARY_LINES = {
    "gap": "{d:<18}  {t}", "tab": "{d}\t{t}", "pipe": "{d} | {t}", "drawn": "| {d} | {t} |", "hyphen": "{d} - {t}",
    "dash": "{d} – {t}", "colon": "{d}: {t}", "space": "{d} {t}", "comma": "{d}, {t}", "leader": "{d} ........ {t}",
    "bracket": "[{d}] {t}", "above": "{d}\n{t}", "above, set in": "{d}\n    {t}", "behind a gap": "{t:<50}  {d}",
    "behind a tab": "{t}\t{d}", "behind a pipe": "{t} | {d}", "behind a hyphen": "{t} - {d}",
    "behind a dash": "{t} – {d}", "behind a colon": "{t}: {d}", "in brackets": "{t} ({d})",
    "behind a comma": "{t}, {d}", "behind on": "{t} on {d}", "behind a leader": "{t} ........ {d}",
}
DIARY_PAGES = {
    "table": lambda e: rows(e), "table with heads": lambda e: rows(e, ("Date", "Event")),
    "table, days last": lambda e: rows([(t, d) for d, t in e]),
    "table with heads, days last": lambda e: rows([(t, d) for d, t in e], ("What", "When")),
    "table of paragraphs": lambda e: rows([(f"<p>{d}</p>", f"<p>{t}</p>") for d, t in e]),
    "one cell": lambda e: rows([("<br>".join(f"{d} {t}" for d, t in e),)]),
    "one column": lambda e: rows([(f"<b>{d}</b> {t}",) for d, t in e]),
    "list, colon": lambda e: items(f"{d}: {t}" for d, t in e),
    "list, bold": lambda e: items(f"<b>{d}</b> {t}" for d, t in e),
    "list, dash": lambda e: items(f"{d} &ndash; {t}" for d, t in e),
    "list, days last": lambda e: items(f"{t} &ndash; {d}" for d, t in e),
    "list, in brackets": lambda e: items(f"{t} ({d})" for d, t in e),
    "list, on": lambda e: items(f"{t} on {d}" for d, t in e),
    "list, two lines": lambda e: items(f"<b>{d}</b><br>{t}" for d, t in e),
    "list, two lines, days last": lambda e: items(f"<b>{t}</b><br>{d}" for d, t in e),
    "paragraphs, colon": lambda e: paragraphs(f"{d}: {t}" for d, t in e),
    "paragraphs, bold": lambda e: paragraphs(f"<strong>{d}</strong> {t}" for d, t in e),
    "paragraphs, two lines": lambda e: paragraphs(f"<strong>{d}</strong><br>{t}" for d, t in e),
    "paragraphs, two lines, days last": lambda e: paragraphs(f"<strong>{t}</strong><br>{d}" for d, t in e),
    "line breaks": lambda e: paragraphs(["<br>".join(f"{d} {t}" for d, t in e)]),
    "line breaks, colon": lambda e: paragraphs(["<br>".join(f"{d}: {t}" for d, t in e)]),
    "line breaks, bold": lambda e: paragraphs(["<br>".join(f"<b>{d}</b> {t}" for d, t in e)]),
    "line breaks, days last": lambda e: paragraphs(["<br>".join(f"{t} &ndash; {d}" for d, t in e)]),
    "line breaks, in brackets": lambda e: paragraphs(["<br>".join(f"{t} ({d})" for d, t in e)]),
    "terms": lambda e: "<dl>" + "".join(f"<dt>{d}</dt><dd>{t}</dd>" for d, t in e) + "</dl>",
    "terms, days last": lambda e: "<dl>" + "".join(f"<dt>{t}</dt><dd>{d}</dd>" for d, t in e) + "</dl>",
    "headings": lambda e: "".join(f"<h3>{d}</h3><p>{t}</p>" for d, t in e),
    "headings, days last": lambda e: "".join(f"<h3>{t}</h3><p>{d}</p>" for d, t in e),
    "boxes": lambda e: "".join(f"<div><div>{d}</div><div>{t}</div></div>" for d, t in e),
    "spans": lambda e: "".join(f"<div><span>{d}</span> <span>{t}</span></div>" for d, t in e),
    "links": lambda e: items(f"<time>{d}</time> {link(t, 0)}" for d, t in e),
    "links, days last": lambda e: paragraphs(f"{link(t, 0)} {d}" for d, t in e),
    "tables in a table": lambda e: rows([("".join(rows([(d,), (t,)]) for d, t in e),)]),
    "a table in each row": lambda e: rows([(rows([(d, t)]),) for d, t in e]),
}
# Below the name of a month.
MONTH_LINES = {
    "space": "{d} {t}", "colon": "{d}: {t}", "dash": "{d} – {t}", "ordinal": "{o} {t}", "weekday": "{w} {d:2}  {t}",
    "weekday, ordinal": "{w} {o}  {t}", "weekday, colon": "{w} {d}: {t}",
}
MONTH_TEXT_LINES = {**MONTH_LINES, "gap": " {d:2}   {t}", "gap, set in": "  {d:2}   {t}"}
MONTH_HEADS = ("{m}", "{m} 2023", "{m}:", "{u}")


MONTH_PAGES = {
    "heading, list": lambda e: "".join(f"<h3>{m}</h3>{items(x)}" for m, x in e),
    "paragraph, list": lambda e: "".join(f"<p><b>{m}</b></p>{items(x)}" for m, x in e),
    "paragraph": lambda e: "".join(f"<p><b>{m}</b><br>{'<br>'.join(x)}</p>" for m, x in e),
    "heading, line breaks": lambda e: "".join(f"<h3>{m}</h3><p>{'<br>'.join(x)}</p>" for m, x in e),
    "heading, paragraphs": lambda e: "".join(f"<h3>{m}</h3>{paragraphs(x)}" for m, x in e),
    "one paragraph": lambda e: "<p>" + "<br>".join(f"<b>{m}</b><br>{'<br>'.join(x)}" for m, x in e) + "</p>",
    "one paragraph, parted": lambda e: "<p>" + "<br><br>".join(f"<b>{m}</b><br>{'<br>'.join(x)}" for m, x in e) + "</p>",
    "boxes": lambda e: "".join(f"<div>{m}</div>{''.join(f'<div>{y}</div>' for y in x)}" for m, x in e),
    "list in a list": lambda e: items(f"{m}{items(x)}" for m, x in e),
    "terms": lambda e: "<dl>" + "".join(f"<dt>{m}</dt>{''.join(f'<dd>{y}</dd>' for y in x)}" for m, x in e) + "</dl>",
    "cells, line breaks": lambda e: rows([(m, "<br>".join(x)) for m, x in e]),
    "cells, paragraphs": lambda e: rows([(m, paragraphs(x)) for m, x in e]),
    "cells, lists": lambda e: rows([(m, items(x)) for m, x in e]),
    "rows below": lambda e: "<table>" + "".join(
        f"<tr><th colspan=2>{m}</th></tr>{''.join(f'<tr><td colspan=2>{y}</td></tr>' for y in x)}"
        for m, x in e) + "</table>",
    "a cell over rows": lambda e: "<table>" + "".join(
        f"<tr><td rowspan={len(x)}>{m}</td><td>{x[0]}</td></tr>{''.join(f'<tr><td>{y}</td></tr>' for y in x[1:])}"
        for m, x in e) + "</table>",
}


def diary_wanted(entries):
    return {(kind, f"{YEAR}-{m:02}-{d:02}", title) for m, d, _, (kind, title) in entries}


def diaries():
    for (days, day), (lines, line), bullet, blank in itertools.product(
            DAYS.items(), DIARY_LINES.items(), BULLETS, (False, True)):
        # A release with such a number behind it may be a version: "SEC Release 29.06.23".
        entries = DIARY[:-1] if days == "28.03.23" else DIARY
        if bullet and lines in ("gap", "tab", "pipe", "drawn", "above", "above, set in", "behind a gap", "behind a tab",
                                "behind a pipe"):
            continue
        body = ("\n\n" if blank else "\n").join(bullet + line.format(d=day(m, d), t=t) for m, d, t, _ in entries)
        yield f"diary: {days}: {lines}, bullet “{bullet}”, blank lines {blank}", text("Key dates", body), diary_wanted(entries)
    for (days, day), (layout, make) in itertools.product(DAYS.items(), DIARY_PAGES.items()):
        entries = DIARY[:-1] if days == "28.03.23" else DIARY
        body = make([(day(m, d), html.escape(t)) for m, d, t, _ in entries])
        yield f"diary: {days}: {layout}", page("Key dates", body), diary_wanted(entries)


# Of "29 June 2023 SEC Release" below "June" nobody can say whether the month is of the day or
# of the name.
MONTH_DIARY = DIARY[:-1]


def months():
    return [(month, list(group)) for month, group in itertools.groupby(MONTH_DIARY, lambda entry: entry[0])]


def month_line(line, entry):
    m, d, t, _ = entry
    return line.format(d=d, o=ordinal(d), w=weekday(m, d), t=t)


def month_diaries():
    wanted = diary_wanted(MONTH_DIARY)
    for (lines, line), head, bullet, between, below in itertools.product(
            MONTH_TEXT_LINES.items(), MONTH_HEADS, BULLETS, ("\n", "\n\n"), ("\n", "\n\n")):
        body = between.join(
            head.format(m=MONTHS[m], u=MONTHS[m].upper()) + below +
            "".join(bullet + month_line(line, entry) + "\n" for entry in group) for m, group in months())
        yield (f"months: {lines}, “{head}”, bullet “{bullet}”, {len(between)} {len(below)}",
               text("Key dates", body.rstrip("\n")), wanted)
    for (lines, line), (layout, make) in itertools.product(MONTH_LINES.items(), MONTH_PAGES.items()):
        body = make([(MONTHS[m], [month_line(line, entry) for entry in group]) for m, group in months()])
        yield f"months: {lines}: {layout}", page("Key dates", body), wanted


# ---- Consultations ------------------------------------------------------

# the words for it, what it is on, whose it is, when it closes
CONSULTATIONS = (
    ("MP112 Refinement Consultation: Clearer rules for Device swaps", "SECAS", (3, 28)),
    ("Ofgem consultation on code governance", "Ofgem", (3, 30)),
    ("DCC consultation on testing charges", "DCC", (4, 3)),
    ("DESNZ call for evidence on appliance security", "DESNZ", (4, 14)),
)
CONSULTATION_LINES = {
    "closes": "{t} – closes {d}", "in brackets": "{t} (closes {d})", "closing date": "{t} – closing date: {d}",
    "sentence": "{t}. Closes {d}.", "responses by": "{t} – responses by {d}", "deadline": "{t} (deadline {d})",
    "until": "{t}, open until {d}", "below": "{t}\nCloses: {d}", "below, set in": "{t}\n  Closing date: {d}",
    "fields": "{t}\nDeadline: {d}\nRespond: {u}", "before": "{d} – {t} closes", "by": "By {d}: {t}",
    "address behind": "{t} – closes {d} – {u}", "address below": "{t} – closes {d}\n  {u}", "due": "{t}: responses due {d}",
    "tab": "{t}\t{d}", "gap": "{t:<66}{d}", "pipe": "| {t} | {d} |",
    "article": "{t}\nThe paper asks what Parties think of the change. Please reply by {d} using the form at {u}.",
}
CONSULTATION_HEADS = {"tab": "Consultation\tCloses\n", "gap": f"{'Consultation':<66}Closes\n",
                      "pipe": "| Consultation | Closes |\n"}
ASKS = "The paper asks what Parties think of the change."
CONSULTATION_PAGES = {
    "table": lambda e: rows([(link(t, i), d) for i, (t, w, d) in enumerate(e)], ("Consultation", "Closes")),
    "table, days first": lambda e: rows([(d, link(t, i)) for i, (t, w, d) in enumerate(e)],
                                        ("Closing date", "Consultation")),
    "table with whose": lambda e: rows([(w, link(t, i), d) for i, (t, w, d) in enumerate(e)], ("Who", "What", "Closes")),
    "table with links": lambda e: rows([(t, d, link("Respond", i)) for i, (t, w, d) in enumerate(e)],
                                       ("Consultation", "Deadline", "Link")),
    "table without heads": lambda e: rows([(link(t, i), f"Closes {d}") for i, (t, w, d) in enumerate(e)]),
    "list": lambda e: items(f"{link(t, i)} &ndash; closes {d}" for i, (t, w, d) in enumerate(e)),
    "list, in brackets": lambda e: items(f"{link(t, i)} (closes {d})" for i, (t, w, d) in enumerate(e)),
    "list, two lines": lambda e: items(f"{link(t, i)}<br>Closes: {d}" for i, (t, w, d) in enumerate(e)),
    "headings": lambda e: "".join(f"<h3>{link(t, i)}</h3><p>Closes: {d}</p>" for i, (t, w, d) in enumerate(e)),
    "articles, fields": lambda e: "".join(
        f"<h3>{t}</h3><p>{ASKS}</p><p><b>Closing date:</b> {d}</p><p>{link('Respond online', i)}</p>"
        for i, (t, w, d) in enumerate(e)),
    "articles": lambda e: "".join(
        f"<h3>{t}</h3><p>{ASKS} Please respond by {d}.</p><p>{link('Respond online', i)}</p>"
        for i, (t, w, d) in enumerate(e)),
    "paragraphs": lambda e: paragraphs(f"<b>{link(t, i)}</b><br>Closes {d}" for i, (t, w, d) in enumerate(e)),
    "sentences": lambda e: paragraphs(f"{t} is open until {d}. {link('Respond here', i)}" for i, (t, w, d) in enumerate(e)),
    "line breaks": lambda e: paragraphs(["<br>".join(f"{link(t, i)} &ndash; closes {d}" for i, (t, w, d) in enumerate(e))]),
    "terms": lambda e: "<dl>" + "".join(f"<dt>{link(t, i)}</dt><dd>Closes {d}</dd>" for i, (t, w, d) in enumerate(e)) + "</dl>",
    "cards": lambda e: "".join(
        f"<div><h4>{t}</h4><div>Deadline</div><div>{d}</div><div>{link('Have your say', i)}</div></div>"
        for i, (t, w, d) in enumerate(e)),
    "cards with kickers": lambda e: "".join(
        f"<div><div>Consultation</div><h4>{link(t, i)}</h4><div>Closes {d}</div></div>" for i, (t, w, d) in enumerate(e)),
    "tables in a table": lambda e: rows([("".join(
        rows([(f"<b>{t}</b>",), (ASKS,), (f"Closes {d}",), (link("Respond", i),)]) for i, (t, w, d) in enumerate(e)),)]),
}
CLOSING_DAYS = {**{name: DAYS[name] for name in ("28 March", "28 March 2023", "28/03/2023", "28-Mar-23")},
                "Tuesday 28 March": lambda m, d: f"{weekday(m, d, '%A')} {d} {MONTHS[m]}",
                "5pm on 28 March 2023": lambda m, d: f"5pm on {d} {MONTHS[m]} {YEAR}"}


def consultations():
    wanted = {("consultation", f"{YEAR}-{m:02}-{d:02}", title) for title, _, (m, d) in CONSULTATIONS}
    for (days, day), (lines, line), bullet, blank in itertools.product(
            CLOSING_DAYS.items(), CONSULTATION_LINES.items(), BULLETS, (False, True)):
        if bullet and lines in ("tab", "gap", "pipe", "article", "fields"):
            continue
        if not blank and not bullet and lines in ("article", "below", "fields"):
            continue
        if (blank and lines in ("tab", "pipe", "gap")) or (days.startswith("5pm") and lines in ("before", "by")):
            continue
        body = ("\n\n" if blank else "\n").join(
            bullet + line.format(t=t, d=day(*when), u=f"https://www.a.example/c/{i}").replace("\n", "\n  " if bullet else "\n")
            for i, (t, _, when) in enumerate(CONSULTATIONS))
        yield (f"consultations: {days}: {lines}, bullet “{bullet}”, blank lines {blank}",
               text("Open consultations", CONSULTATION_HEADS.get(lines, "") + body), wanted)
    for (days, day), (layout, make) in itertools.product(CLOSING_DAYS.items(), CONSULTATION_PAGES.items()):
        body = make([(html.escape(t), w, day(*when)) for t, w, when in CONSULTATIONS])
        yield f"consultations: {days}: {layout}", page("Open consultations", body), wanted


# ---- Seats --------------------------------------------------------------

# committee as it is written and as it is kept, category, how many, when nominations close
SEATS = (
    ("Change Board", "Change Board", "Large Supplier", 1, (3, 28)),
    ("Security Sub-Committee", "SSC", "Small Supplier", 2, (3, 30)),
    ("TABASC", "TABASC", "Other SEC Party", 1, (3, 31)),
    ("SMKI PMA", "SMKI PMA", "Electricity Network", 1, (4, 14)),
)
NUMBERS = ("", "one", "two")
SEAT_LINES = {
    "dash": "{k} – {n} {c} {s}, closes {d}", "in brackets": "{k}: {n} {c} {s} (nominations close {d})",
    "number": "{k}: {i} x {c} – nominations by {d}", "category first": "{N} {c} {s} on the {k} – apply by {d}",
    "sentence": "The {k} needs {n} {c} {m}. Nominations close on {d}.",
    "has arisen": "{v} for {a}{c} {r} on the {k}; nominations by {d}.",
    "vacancy": "{k}: vacancy for {n} {p}, closing {d}", "below": "{k}: {n} {c} {s}\nNominations close: {d}",
    "fields": "{k}\nCategory: {c}\nSeats: {i}\nNominations close: {d}", "pipe": "| {k} | {c} | {i} | {d} |",
    "tab": "{k}\t{c}\t{i}\t{d}", "gap": "{k:<26}{c:<22}{i:<8}{d}",
}
SEAT_HEADS = {"pipe": "| Committee | Category | Seats | Closes |\n", "tab": "Committee\tCategory\tSeats\tClosing date\n",
              "gap": f"{'Committee':<26}{'Category':<22}{'Seats':<8}Closing date\n"}
SEAT_PAGES = {
    "table": ("Committee", "Category", "Seats", "Closing date", lambda f: (f["k"], f["c"], f["i"], f["d"])),
    "table, days first": ("Closes", "Committee", "Seat", lambda f: (f["d"], f["k"], f"{f['i']} x {f['c']}")),
    "table, two columns": ("Seat", "Nominations close", lambda f: (f"{f['N']} {f['c']} {f['s']} on the {f['k']}", f["d"])),
    "list": lambda f: f"<li><b>{f['k']}</b> &ndash; {f['n']} {f['c']} {f['s']}, closes {f['d']}</li>",
    "list, sentences": lambda f: (f"<li><b>{f['k']}</b>: {f['n']} {f['c']} {f['s']}. Nominations by {f['d']}. "
                                  f"{link('Nominate', 0)}</li>"),
    "headings": lambda f: f"<h3>{f['k']}</h3><p>{f['N']} {f['c']} {f['s']}. Nominations close on {f['d']}.</p>",
    "paragraphs": lambda f: (f"<p>The {f['k']} has {'a vacancy' if f['i'] == 1 else 'vacancies'} for {f['n']} {f['c']} "
                             f"{f['m']}. Nominations close on {f['d']}.</p>"),
    "line breaks": lambda f: f"{f['k']} &ndash; {f['n']} {f['c']} {f['s']}, closes {f['d']}<br>",
    "terms": lambda f: f"<dt>{f['k']}</dt><dd>{f['n']} {f['c']} {f['s']}, nominations by {f['d']}</dd>",
    "cards": lambda f: (f"<div><h4>{f['k']}</h4><div>{f['N']} {f['c']} {f['s']}</div><div>Closes {f['d']}</div>"
                        f"<div>{link('Apply', 0)}</div></div>"),
    "tables": lambda f: rows([(f"<b>{f['k']}</b>",), (f"{f['N']} {f['c']} {f['s']}",), (f"Nominations close {f['d']}",)]),
}
SEAT_AROUND = {"list": "<ul>{}</ul>", "list, sentences": "<ul>{}</ul>", "line breaks": "<p>{}</p>", "terms": "<dl>{}</dl>"}


def seat_fields(seat, day):
    committee, _, category, n, when = seat
    one = n == 1
    return {"k": committee, "c": category, "i": n, "n": NUMBERS[n], "N": NUMBERS[n].capitalize(), "d": day(*when),
            "s": "seat" if one else "seats", "m": "member" if one else "members",
            "r": "representative" if one else "representatives", "p": category if one else category + "s",
            "a": ("an " if category[0] in "OE" else "a ") if one else "",
            "v": "A vacancy has arisen" if one else "Two vacancies have arisen"}


def seats():
    wanted = {(f"{YEAR}-{m:02}-{d:02}", committee, category, n) for _, committee, category, n, (m, d) in SEATS}
    for (days, day), (lines, line), bullet, blank in itertools.product(
            CLOSING_DAYS.items(), SEAT_LINES.items(), BULLETS, (False, True)):
        if bullet and lines in ("tab", "gap", "pipe", "fields"):
            continue
        if (not blank and not bullet and lines in ("below", "fields")) or (blank and lines in ("tab", "pipe", "gap")):
            continue
        body = ("\n\n" if blank else "\n").join(
            bullet + line.format(**seat_fields(seat, day)).replace("\n", "\n  " if bullet else "\n") for seat in SEATS)
        yield (f"seats: {days}: {lines}, bullet “{bullet}”, blank lines {blank}",
               text("Committee vacancies", SEAT_HEADS.get(lines, "") + body), wanted)
    for (days, day), (layout, make) in itertools.product(CLOSING_DAYS.items(), SEAT_PAGES.items()):
        fields = [seat_fields(seat, day) for seat in SEATS]
        if isinstance(make, tuple):
            body = rows([make[-1](field) for field in fields], make[:-1])
        else:
            body = SEAT_AROUND.get(layout, "{}").format("".join(make(field) for field in fields))
        yield f"seats: {days}: {layout}", page("Committee vacancies", body), wanted


# ---- Meetings with their hours ------------------------------------------

# month, day, from when and until when, what it is, and where
MEETINGS = (
    (3, 28, "10:00", "12:00", "SEC Panel Meeting 30", "Leeds"),
    (3, 29, "14:00", "15:30", "Change Board Meeting 12", "Teams"),
    (4, 4, "09:30", "11:00", "TABASC Meeting 44", "Teams"),
    (4, 6, "13:00", "16:00", "SEC Engagement Day", "Birmingham"),
)
MEETING_LINES = {
    "hour first": "{d}{,h} – {t}", "hour last": "{d} – {t}{,h}", "hour in brackets": "{d}: {t}{(h)}",
    "hour and place": "{d} – {t}{,h}, {p}", "days last": "{t} – {d}{,h}", "days last, place": "{t} – {d}{,h}, {p}",
    "in brackets": "{t} ({d}{,h})", "tab": "{d}\t{h}\t{t}\t{p}", "tab, days last": "{t}\t{d}\t{h}\t{p}",
    "pipe": "| {d} | {h} | {t} | {p} |", "gap": "{d:<26}{h:<24}{t:<30}{p}",
    "fields": "{t}\nDate: {d}\nTime: {h}\nVenue: {p}", "two fields": "{t}\nWhen: {d}{,h}\nWhere: {p}",
    "below": "{t}\n{d}{,h}\n{p}", "above": "{d}\n{h} {t}",
}
MEETING_HEADS = {"tab": "Date\tTime\tMeeting\tVenue\n", "tab, days last": "Meeting\tDate\tTime\tVenue\n",
                 "pipe": "| Date | Time | Meeting | Venue |\n",
                 "gap": f"{'Date':<26}{'Time':<24}{'Meeting':<30}Venue\n"}
MEETING_PAGES = {
    "table": lambda e: rows([(d, h, t, p) for d, h, t, p in e], ("Date", "Time", "Meeting", "Venue")),
    "table, days second": lambda e: rows([(t, d + comma(h), p) for d, h, t, p in e], ("Event", "When", "Where")),
    "table, two columns": lambda e: rows([(d, f"{t}{'<br>' if h else ''}{h}<br>{p}") for d, h, t, p in e]),
    "list": lambda e: items(f"<b>{d}</b>{comma(h)}: {t}, {p}" for d, h, t, p in e),
    "cards": lambda e: "".join(f"<div><h3>{t}</h3><p>{d}{comma(h)}<br>{p}</p></div>" for d, h, t, p in e),
    "cards, fields": lambda e: "".join(
        f"<div><h3>{t}</h3><p>Date: {d}</p>{f'<p>Time: {h}</p>' if h else ''}<p>Location: {p}</p></div>" for d, h, t, p in e),
    "tiles": lambda e: "".join(f"<div><p>{d}{comma(h)}</p><h3>{t}</h3><p>{p}</p></div>" for d, h, t, p in e),
    "paragraphs, three lines": lambda e: paragraphs(f"<b>{t}</b><br>{d}{comma(h)}<br>{p}" for d, h, t, p in e),
    "paragraphs": lambda e: paragraphs(f"{d}{comma(h)} &ndash; {t}, {p}" for d, h, t, p in e),
    "terms": lambda e: "<dl>" + "".join(f"<dt>{d}{comma(h)}</dt><dd>{t}, {p}</dd>" for d, h, t, p in e) + "</dl>",
    "headings": lambda e: "".join(f"<h3>{d}</h3>{items([f'{h} {t}' if h else t])}" for d, h, t, p in e),
}


def comma(words):
    return f", {words}" if words else ""


def on_the_clock(hour):
    hours, minutes = map(int, hour.split(":"))
    return f"{hours % 12 or 12}{f'.{minutes:02}' if minutes else ''}{'am' if hours < 12 else 'pm'}"


HOURS = {
    "none": lambda a, b: "", "10:00": lambda a, b: a, "10:00–12:00": lambda a, b: f"{a}–{b}",
    "10:00 to 12:00": lambda a, b: f"{a} to {b}", "10am": lambda a, b: on_the_clock(a),
    "10am - 12pm": lambda a, b: f"{on_the_clock(a)} - {on_the_clock(b)}",
    "from 10am to 12pm": lambda a, b: f"from {on_the_clock(a)} to {on_the_clock(b)}",
}
MEETING_DAYS = {name: DAYS[name] for name in ("28 March", "Tue 28 Mar", "Tuesday 28th March", "28 March 2023")}


def meeting_line(line, day, hour, title, place):
    whole = line.replace("{,h}", comma(hour)).replace("{(h)}", f" ({hour})" if hour else "")
    return "\n".join(part for part in whole.format(d=day, h=hour, t=title, p=place).split("\n") if part != "Time: ")


def meetings():
    for (days, day), (hours, hour), (lines, line), bullet, blank in itertools.product(
            MEETING_DAYS.items(), HOURS.items(), MEETING_LINES.items(), BULLETS, (False, True)):
        cells = lines in ("tab", "tab, days last", "pipe", "gap")
        if (bullet and (cells or "\n" in line)) or (cells and (blank or hours == "none")):
            continue
        if not blank and lines in ("fields", "two fields", "below"):
            continue
        body = ("\n\n" if blank else "\n").join(
            bullet + meeting_line(line, day(m, d), hour(a, b), t, p).replace("\n ", "\n") for m, d, a, b, t, p in MEETINGS)
        yield (f"meetings: {days}, {hours}: {lines}, bullet “{bullet}”, blank lines {blank}",
               text("Meetings and events", MEETING_HEADS.get(lines, "") + body), meetings_wanted(hours))
    for (days, day), (hours, hour), (layout, make) in itertools.product(
            MEETING_DAYS.items(), HOURS.items(), MEETING_PAGES.items()):
        body = make([(day(m, d), hour(a, b), t, p) for m, d, a, b, t, p in MEETINGS])
        yield f"meetings: {days}, {hours}: {layout}", page("Meetings and events", body), meetings_wanted(hours)


def meetings_wanted(hours):
    return {("event", f"{YEAR}-{m:02}-{d:02}", None if hours == "none" else a, t) for m, d, a, _, t, _ in MEETINGS}


# ---- All of them --------------------------------------------------------


def message(kind, body):
    return (f"From news@secas.example Thu Mar  9 09:00:00 {YEAR}\nFrom: SECAS <news@secas.example>\nSubject: News\n"
            f"Date: Thu, 9 Mar {YEAR} 09:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/{kind}; charset=utf-8\n"
            f"Content-Transfer-Encoding: 8bit\n\n{body}\n\n")


def found_seats(read):
    return {(item["date"], item["committee"], item["category"], item["seats"]) if item["kind"] == "vacancy"
            else (item["kind"], item["date"], item["title"]) for item in read["items"]}


def found_hours(read):
    return {(item["kind"], item["date"], item.get("time"), item["title"]) for item in read["items"]}


def found_titles(read):
    return {(item["kind"], item["date"], item["title"]) for item in read["items"]}


def same(wanted, found):
    """Whether each was found: a title may have more words than it needs."""
    return len(wanted) == len(found) and all(
        any(w[:-1] == f[:-1] and (w[-1] == f[-1] or str(w[-1]).lower() in str(f[-1]).lower()) for f in found)
        for w in wanted)


def main():
    binary = sys.argv[1]
    cases = [*diaries(), *month_diaries(), *meetings(), *consultations(), *seats()]
    found_in = {"seats": found_seats, "meetings": found_hours}
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "all.mbox")
        with open(path, "w", encoding="utf-8") as mailbox:
            mailbox.writelines(message(*case[1]) for case in cases)
        printed = subprocess.run([binary, "inspect", "--json", path], check=True, stdout=subprocess.PIPE).stdout
    messages = json.loads(printed)["messages"]
    if len(messages) != len(cases):
        print(f"{len(cases)} were written, {len(messages)} read")
        return 1
    failed = 0
    for (name, _, wanted), read in zip(cases, messages):
        found = found_in.get(name.split(":")[0], found_titles)(read)
        if not same(wanted, found):
            failed += 1
            print(f"{name}\n  missed {sorted(wanted - found, key=str)}\n  wrong  {sorted(found - wanted, key=str)}")
    print(f"{len(cases) - failed} of {len(cases)} ways of setting it down were read right")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
