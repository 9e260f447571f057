"""What the tests ran, for the part coverage of ../harden.sh: coverage.py SOURCES GCOVR-JSON STATEMENTS

Prints one line of figures.  On the standard error every line of C and every statement of PL/pgSQL that no test ran and uncovered.txt has
no reason for.  Fails if there is one, or if a figure is below its floor.
"""

import collections
import json
import pathlib
import sys

FLOORS = {"lines": 99, "branches": 90, "statements": 95}

sources = pathlib.Path(sys.argv[1])

# a reason stands above what it is for, and what it is for begins with blanks
known = collections.Counter()
for text in (sources / "test/harden/uncovered.txt").read_text().splitlines():
    if text.startswith("    "):
        known[text.strip()] += 1

ran = collections.Counter()
all_of = collections.Counter()
missed = []

for file in json.loads(pathlib.Path(sys.argv[2]).read_text())["files"]:
    texts = (sources / file["file"]).read_text().splitlines()
    for line in file["lines"]:
        if line["gcovr/noncode"] or line["gcovr/excluded"]:
            continue
        all_of["lines"] += 1
        ran["lines"] += line["count"] > 0
        all_of["branches"] += len(line["branches"])
        ran["branches"] += sum(branch["count"] > 0 for branch in line["branches"])
        if line["count"] == 0:
            before = [f for f in file["functions"] if f["lineno"] <= line["line_number"]]
            function = max(before, key=lambda f: f["lineno"])["name"] if before else "?"
            missed.append(f"{file['file']} {function}(): {texts[line['line_number'] - 1].strip()}")

for text in pathlib.Path(sys.argv[3]).read_text().splitlines():
    function, line, what, did = text.split("\t")
    all_of["statements"] += 1
    ran["statements"] += did == "t"
    if did != "t":
        missed.append(f"{function}: {what}")

new = collections.Counter(missed) - known
for text, times in new.items():
    print(f"not run, and no reason in test/harden/uncovered.txt: {text}" + (f" ({times} times)" if times > 1 else ""), file=sys.stderr)
for text in known - collections.Counter(missed):
    print(f"run, or gone, and still in test/harden/uncovered.txt: {text}", file=sys.stderr)

# rounded down, so that a floor is not reached by rounding
percent = {what: int(10000 * ran[what] / max(all_of[what], 1)) / 100 for what in FLOORS}
print(
    f"C: {percent['lines']} % of {all_of['lines']} lines (floor {FLOORS['lines']}), "
    f"{percent['branches']} % of {all_of['branches']} branches ({FLOORS['branches']}); "
    f"PL/pgSQL: {percent['statements']} % of {all_of['statements']} statements ({FLOORS['statements']}); "
    f"{len(missed)} not run, {sum(new.values())} of them without a reason"
)
sys.exit(any(percent[what] < FLOORS[what] for what in FLOORS) or bool(new))
