"""Asks `reelmill verify` and the validators who notices that a copy of the release is broken.

`tests/interop/run --write` rewrites the table in docs/validation.md.
"""

import shutil
import tempfile
import warnings
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import broken_tables  # noqa: F401
import broken_formats  # noqa: F401
import broken_descriptors  # noqa: F401
from breaking import MUTATIONS, rehash
from harness import CHECKS, ROOT, Release, silence

PAGE = ROOT / "docs/validation.md"
START, END = "<!-- mutations: start -->", "<!-- mutations: end -->"


def caught_by(at, source):
    """Names of the checks that notice a mutation."""
    title, hashes_follow, action = MUTATIONS[at]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "release"
        shutil.copytree(source, copy)
        before = times(copy)
        action(Release(copy))
        after = times(copy)
        touched = {path.split("/")[0] for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        assert touched, f"this changes nothing: {title}"
        if hashes_follow:
            rehash(Release(copy))
        noticed = []
        for check in CHECKS:
            # A check that reads other formats sees what it saw before.
            unconcerned = check.needs and touched <= Release(copy).formats and touched.isdisjoint(check.needs)
            if not check.catches or unconcerned:
                continue
            try:
                with silence():
                    check.action(Release(copy))
            except KeyboardInterrupt:
                raise
            except BaseException:  # whatever a check says, it has noticed: some readers panic
                noticed.append(check.name)
    return title, hashes_follow, noticed


def times(folder):
    """What changes with every change of a file."""
    stats = {path.relative_to(folder).as_posix(): path.stat() for path in folder.rglob("*") if path.is_file()}
    return {path: (stat.st_mtime_ns, stat.st_size, stat.st_ino) for path, stat in stats.items()}


def quiet():
    warnings.filterwarnings("ignore")
    import logging

    logging.disable(logging.CRITICAL)


def table(release):
    # Readers keep threads, which a process that is forked off does not have.
    with ProcessPoolExecutor(2, get_context("spawn"), quiet) as pool:
        (_, _, noticed), *found = pool.map(caught_by, range(len(MUTATIONS)), [release.path] * len(MUTATIONS))
    assert not noticed, f"these fail without any mutation: {noticed}"
    lines = ["| what is broken | hashes follow | `reelmill verify` | who else notices |", "|---|---|---|---|"]
    for title, hashes_follow, noticed in found:
        others = " · ".join(name for name in noticed if name != "reelmill verify")
        own = "caught" if "reelmill verify" in noticed else "–"
        lines.append(f"| {title} | {'yes' if hashes_follow else 'no'} | {own} | {others} |")
    return found, "\n".join(lines)


def up_to_date(release):
    """Each mutation is caught: by `reelmill verify` as docs/validation.md says, and by one at least of those that it names.

    Who else notices may change with the rows that a mutation falls on.
    """
    found, _ = table(release)
    missed = [title for title, _, noticed in found if not noticed]
    assert not missed, f"nobody notices: {missed}"
    page = PAGE.read_text("utf-8")
    rows = [line.strip("| ").split(" | ") for line in page[page.index(START) : page.index(END)].splitlines()[3:]]
    told = {row[0]: (row[2].strip() == "caught", set(row[3].split(" · ")) if row[3:] and row[3].strip() else set()) for row in rows}
    stale = [title for title, _, noticed in found if title not in told or not borne_out(*told[title], noticed)]
    assert not stale and len(told) == len(found), f"docs/validation.md is stale, run `tests/interop/run --write`: {stale}"
    by_verify = sum("reelmill verify" in noticed for _, _, noticed in found)
    return f"{len(found)} of {len(found)} caught, {by_verify} by reelmill verify"


def borne_out(by_verify, others, noticed):
    return by_verify == ("reelmill verify" in noticed) and (not others or not others.isdisjoint(noticed))


def write(release):
    _, fresh = table(release)
    page = PAGE.read_text("utf-8")
    before, after = page[: page.index(START) + len(START)], page[page.index(END) :]
    PAGE.write_text(f"{before}\n{fresh}\n{after}", "utf-8")
