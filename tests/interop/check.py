"""Reads a release with every tool that it is meant for; one line a check, exit 1 where one fails."""

import sys
import warnings

warnings.filterwarnings("ignore")

import csv_files  # noqa: E402, F401
import parquet_files  # noqa: E402, F401
import linked_data  # noqa: E402, F401
import descriptors  # noqa: E402, F401
import made_up  # noqa: E402
import mutations  # noqa: E402
import notebooks  # noqa: E402
from harness import CHECKS, ROOT, Check, Release, run  # noqa: E402

if sys.argv[1] == "--write":
    mutations.write(Release(ROOT / "output"))
    sys.exit()
release = Release(sys.argv[1])
checks = list(CHECKS)
# What does not depend on the release is checked along with the one that is committed.
if release.path == ROOT / "output":
    checks += [
        Check("made-up titles there and back", made_up.there_and_back, False, False),
        Check("notebooks", notebooks.execute, False, False),
        Check("mutations", mutations.up_to_date, False, False),
    ]
failed = run(checks, release)
sys.exit(f"{len(failed)} checks failed: {', '.join(failed)}" if failed else 0)
