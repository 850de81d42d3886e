#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes newsletters as ten years of a code administrator would bring them, and
as many such decades side by side as are asked for: each has modifications that
are consulted on and extended, meetings with numbers, seats that become vacant
and are filled, events that move. The same arguments give the same bytes.

usage: make-newsletters.py [--seed N] [--size BYTES] maildir|mbox|files PATH COUNT
"""
import argparse
import datetime
import os
import random

ISSUES = 250  # of one decade: one a fortnight
FIRST = datetime.date(2014, 1, 9)
CATEGORIES = ["Large Supplier", "Small Supplier", "Electricity Network", "Gas Network", "Other SEC Party", "Consumer"]
STAGES = ["Refinement Consultation", "Modification Report Consultation", "Request for Information"]
BODIES = ["Operations Group", "Design Authority Board", "Testing Group", "Privacy Committee", "Finance Committee",
          "Metering Committee", "Installation Group", "Data Board"]
PLACES = ["Arden", "Bretton", "Calder", "Dunmore", "Elswick", "Fenwick", "Garvald", "Holme", "Irthing", "Jarrow",
          "Kelso", "Lorton", "Marden", "Nidd", "Otley", "Penrith", "Quorn", "Ripley", "Settle", "Thirsk", "Ulpha",
          "Wharfe", "Yarrow", "Airedale", "Borrow", "Coquet", "Derwent", "Eden", "Foss", "Greta", "Hodder", "Isis",
          "Kent", "Lune", "Mersey", "Nene", "Orwell", "Pang", "Ribble", "Severn"]
SUBJECTS = ["prepayment top-ups", "tariff tables", "hub replacement", "event logs", "alert storms", "key rotation",
            "gas valve states", "load limits", "meter passports", "installer tools", "consumer displays",
            "service requests", "device triage", "firmware windows", "network planning data", "outage notices",
            "half-hourly profiles", "export readings", "credit ledgers", "certificate stores", "anomaly thresholds",
            "test stubs", "coverage maps", "change of tenancy", "customer consent", "radio noise floors"]
DOINGS = ["Simplifying", "Retiring", "Aligning", "Recording", "Charging for", "Protecting", "Re-testing", "Sharing",
          "Automating", "Publishing", "Clarifying", "Widening", "Delaying", "Combining", "Auditing", "Restoring"]
FILLER = [
    "The team thanks everybody who wrote in; what you tell us shapes the work more than any plan of ours.",
    "A short guide on the website explains the background in plain words, with a drawing of the message flow.",
    "Two Parties asked for the analysis to be repeated with figures of rural sites, which has been done.",
    "Costs fall on those who gain, as the charging principles of the Code ask.",
    "Nothing in the proposal touches the systems that consumers see, though the wording of a leaflet may follow.",
    "The members agreed that the case is sound but want the business requirements to be tightened first.",
    "If you are new to the Code, our helpdesk is glad to talk you through the steps by telephone.",
    "An early draft of the legal text is attached to the paper and comments on style are welcome as well.",
    "Several responses noted that the same fault shows on older hubs, and the designers will look into that.",
    "The paper sets out three ways of doing it, and says which one the proposer likes best and why.",
]


def day(date, rng):
    """A date in one of the ways in which people write it."""
    style = rng.randrange(3)
    if style == 0:
        return f"{date.day} {date:%B %Y}"
    if style == 1:
        return f"{date:%A} {date.day} {date:%B %Y}"
    return f"{date.day} {date:%B}"


def weekday(date):
    return date + datetime.timedelta(days=(7 - date.weekday()) % 7 if date.weekday() > 4 else 0)


class Decade:
    """One code: what goes on in it from issue to issue."""

    def __init__(self, number, seed):
        self.number = number
        self.rng = random.Random(f"{seed}/{number}")
        self.place = PLACES[number % len(PLACES)] + (f" {number // len(PLACES) + 1}" if number >= len(PLACES) else "")
        self.modifications = []  # [reference, title, stage, closes, was]
        self.next_reference = 1
        self.seats = []          # [body, category, closes, seats]
        self.events = []         # [title, date, was]

    def reference(self):
        reference = f"MP{(self.number * 613 + self.next_reference) % 9900 + 100}"
        self.next_reference += 1
        return reference

    def advance(self, today):
        rng, days = self.rng, datetime.timedelta
        for modification in self.modifications:
            modification[4] = None
            if modification[3] < today:
                modification[2] += 1
                modification[3] = weekday(today + days(days=rng.randint(10, 40)))
            elif rng.random() < 0.08:
                modification[4] = modification[3]
                modification[3] = weekday(modification[3] + days(days=7 * rng.randint(1, 3)))
        self.modifications = [m for m in self.modifications if m[2] < len(STAGES)]
        while len(self.modifications) < 7:
            title = f"{rng.choice(DOINGS)} {rng.choice(SUBJECTS)} for {rng.choice(SUBJECTS)}"
            self.modifications.append([self.reference(), title, 0, weekday(today + days(days=rng.randint(9, 45))), None])
        self.seats = [s for s in self.seats if s[2] >= today]
        while len(self.seats) < 3:
            body = f"{self.place} {rng.choice(BODIES)}"
            category = rng.choice(CATEGORIES)
            if all(s[:2] != [body, category] for s in self.seats):
                self.seats.append([body, category, weekday(today + days(days=rng.randint(20, 60))), rng.choice((1, 1, 2))])
        for event in self.events:
            event[2] = None
            if rng.random() < 0.05:
                event[2], event[1] = event[1], weekday(event[1] + days(days=rng.randint(2, 20)))
        self.events = [e for e in self.events if e[1] >= today]
        while len(self.events) < 4:
            title = f"{self.place} {rng.choice(('workshop', 'seminar', 'open day', 'webinar'))} on {rng.choice(SUBJECTS)}"
            if all(e[0] != title for e in self.events):
                self.events.append([title, weekday(today + days(days=rng.randint(15, 70))), None])

    def meetings(self, today):
        """Each body meets every four weeks; the number tells which time it is."""
        for index, body in enumerate(BODIES[:5]):
            for count in range(2):
                week = (today - FIRST).days // 28 + count + 1
                date = FIRST + datetime.timedelta(days=28 * week + index)
                yield f"{self.place} {body} Meeting {week + 10}", date

    def issue(self, today, size):
        """Title and paragraphs: (kind, text)."""
        rng = self.rng
        self.advance(today)
        yield "h1", f"SEC Newsletter {today.day} {today:%B %Y}"
        yield "h2", "Consultations"
        for reference, title, stage, closes, was in self.modifications:
            yield "h3", f"{reference} '{title}'"
            if was is None:
                text = rng.choice((
                    f"The {STAGES[stage]} for {reference} is open until {day(closes, rng)}.",
                    f"We are asking for your views on {reference}. The {STAGES[stage]} closes on {day(closes, rng)}.",
                    f"Please send your answers to the {STAGES[stage]} on {reference} by {day(closes, rng)}."))
            else:
                text = f"The {STAGES[stage]} for {reference} has been extended from {day(was, rng)} to {day(closes, rng)}."
            yield "p", text + " " + self.padding(size)
            yield "a", f"https://smartenergycode.example/{self.number}/{reference.lower()}"
        yield "h2", "Vacancies"
        for body, category, closes, seats in self.seats:
            yield "p", (f"The {body} has {'two seats' if seats == 2 else 'a seat'} for {category} members."
                        f" Nominations close on {day(closes, rng)}. {rng.choice(FILLER)}")
        yield "h2", "Events"
        for title, date, was in self.events:
            moved = f" (moved from {day(was, rng)})" if was is not None else ""
            yield "p", f"The {title} takes place on {day(date, rng)}{moved}. {rng.choice(FILLER)}"
        yield "h2", "Upcoming meetings"
        for title, date in self.meetings(today):
            yield "row", f"{date.day} {date:%B %Y}\t{title}"

    def padding(self, size):
        return " ".join(self.rng.choice(FILLER) for _ in range(max(1, size // 1250)))


def as_text(paragraphs):
    out = []
    for kind, text in paragraphs:
        out.append({"h1": text.upper(), "h2": "\n" + text.upper(), "row": text}.get(kind, "\n" + text))
    return "\n".join(out) + "\n"


def as_page(paragraphs):
    out, rows = ["<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>"], []
    for kind, text in paragraphs:
        if kind == "row":
            date, _, title = text.partition("\t")
            rows.append(f"<tr><td>{date}</td><td>{title}</td></tr>")
        elif kind == "a":
            out.append(f'<p><a href="{text}">Read more and respond</a></p>')
        else:
            out.append(f"<{kind}>{text}</{kind}>")
    return "\n".join(out + ["<table>"] + rows + ["</table>", "</body></html>"]) + "\n"


def message(today, number, count, paragraphs):
    """As a mail: every fourth is a page."""
    page = count % 4 == 3
    kind = "html" if page else "plain"
    head = (f"From: Code Administrator <news@code{number}.example>\n"
            f"To: Parties <parties@code{number}.example>\n"
            f"Subject: {paragraphs[0][1]}\n"
            f"Date: {today:%a, %d %b %Y} 09:00:00 +0000\n"
            f"Message-ID: <{count}.{number}@code.example>\n"
            "MIME-Version: 1.0\n"
            f"Content-Type: text/{kind}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n")
    return head + (as_page(paragraphs) if page else as_text(paragraphs))


def generate(count, seed, size):
    """The messages, decade after decade, oldest first."""
    decade = None
    for index in range(count):
        number, issue = divmod(index, ISSUES)
        if issue == 0:
            decade = Decade(number, seed)
        today = FIRST + datetime.timedelta(days=14 * issue)
        yield today, message(today, number, index, list(decade.issue(today, size)))


def write(form, path, messages):
    if form == "mbox":
        with open(path, "w", encoding="utf-8") as file:
            for today, text in messages:
                body = text.replace("\nFrom ", "\n>From ")
                file.write(f"From news@code.example {today:%a %b} {today.day:2} 09:00:00 {today.year}\n{body}\n")
        return
    folder = path
    if form == "maildir":
        for name in ("cur", "new", "tmp"):
            os.makedirs(os.path.join(path, name), exist_ok=True)
        folder = os.path.join(path, "cur")
    os.makedirs(folder, exist_ok=True)
    for index, (_, text) in enumerate(messages):
        name = f"{index:06}.code.example:2,S" if form == "maildir" else f"{index:06}.eml"
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--size", type=int, default=10000, help="bytes of each, about")
    parser.add_argument("form", choices=("maildir", "mbox", "files"))
    parser.add_argument("path")
    parser.add_argument("count", type=int)
    arguments = parser.parse_args()
    write(arguments.form, arguments.path, generate(arguments.count, arguments.seed, arguments.size))


if __name__ == "__main__":
    main()
