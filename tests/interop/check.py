"""Reads releases with every tool that they are meant for; one line a check, exit 1 where one fails.

Without arguments: the sample and, where they are at hand, releases of real articles, each in every format; the
notebooks; and who notices when the sample is broken. With paths: those releases. `--write` renews what README.md
shows of the sample, and the table of who notices what.
"""

import logging
import sys
import time
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)

import csv_files  # noqa: E402, F401
import parquet_files  # noqa: E402, F401
import arrow_files  # noqa: E402, F401
import delta_tables  # noqa: E402, F401
import sqlite_file  # noqa: E402, F401
import views  # noqa: E402, F401
import json_lines  # noqa: E402, F401
import linked_data  # noqa: E402, F401
import own_terms  # noqa: E402, F401
import statements  # noqa: E402, F401
import pages  # noqa: E402, F401
import descriptors  # noqa: E402, F401
import made_up  # noqa: E402
import mutations  # noqa: E402
import notebooks  # noqa: E402
import readme  # noqa: E402
import releases  # noqa: E402
import wikitext  # noqa: E402
from harness import CHECKS, Check, Release, run  # noqa: E402

# What is checked along with the sample, once.
ONCE = [
    *releases.SAMPLE_CHECKS,
    Check("made-up titles there and back", made_up.there_and_back),
    Check("templates of wikitext", wikitext.templates),
    Check("notebooks", notebooks.execute),
    Check("README.md", readme.up_to_date),
    Check("mutations", mutations.up_to_date),
]


def main(arguments):
    if arguments == ["--write"]:
        sample = releases.sample()
        readme.write(sample)
        mutations.write(sample)
        return []
    missing = []
    if arguments:
        due = {path: (Release(path), CHECKS) for path in arguments}
    else:
        real, missing = releases.real()
        due = {"the sample": (releases.sample(), [*CHECKS, *ONCE])}
        due |= {f"real articles, {kind}": (release, CHECKS) for kind, release in real.items()}
    failed = []
    for name, (release, checks) in due.items():
        print(f"\n# {name}: {sum(release.rows.values())} rows, {release.rows['films']} films", flush=True)
        failed += [f"{each} ({name})" for each in run(checks, release)]
    if missing:
        print(f"-- no real articles here as {' or '.join(missing)}: those releases were not checked")
    return failed


# The processes of the mutation check import this too.
if __name__ == "__main__":
    started = time.monotonic()
    failed = main(sys.argv[1:])
    print(f"\n{time.monotonic() - started:.0f}s")
    sys.exit(f"{len(failed)} checks failed: {', '.join(failed)}" if failed else 0)
