"""The releases that are checked: the sample and, where they are at hand, real articles, in every format."""

import shutil

from harness import REELMILL, ROOT, TOOLS, Check, Release, command

FOLDER = TOOLS / "releases"
# A checkout stands beside `shared`, or a folder below it.
SHARED = [ROOT.parent / "shared/corpus", ROOT.parent.parent / "shared/corpus"]
# Flags that must not show in any byte.
ONE, OTHER = ["--threads", "1"], ["--threads", "3", "--buffer-bytes", "4096"]


def sample():
    return Release(make("sample", ROOT / "input", ONE), is_sample=True)


def real():
    """Releases of real articles by name, and what is left out because it is not there."""
    corpus = next((folder for folder in SHARED if folder.is_dir()), SHARED[0])
    found, missing = {}, []
    for kind in ("text", "wikitext"):
        if (corpus / kind).is_dir():
            found[kind] = Release(make(kind, corpus / kind, ["--license", "CC-BY-SA-4.0"]))
        else:
            missing.append(kind)
    return found, missing


def make(name, source, flags):
    """A release of everything in a folder, in every format. Documents that are left out are part of the job."""
    FOLDER.mkdir(exist_ok=True)
    out = FOLDER / name
    shutil.rmtree(out, ignore_errors=True)
    command(REELMILL, "run", source, "--out", out, "--formats", "all", *flags, codes=(0, 1))
    return out


def files(folder):
    """The files of a release by path, but for the record of the run."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != "run.json")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def twice(release):
    """A run with other threads and little memory gives the same bytes, in every format."""
    first, second = files(release.path), files(make("again", ROOT / "input", OTHER))
    differing = [path for path in first.keys() | second.keys() if first.get(path) != second.get(path)]
    assert not differing, f"{len(differing)} files differ: {sorted(differing)[:5]}"
    return f"{len(first)} files in {len(release.formats)} formats, {sum(map(len, first.values())) >> 10} KiB, the same bytes"


def committed(release):
    """What is committed under output/ is what was checked, with fewer formats."""
    whole, told = files(release.path), files(ROOT / "output")
    data = {path for path in told if "/" in path}
    differing = [path for path in data if whole.get(path) != told[path]]
    assert data and not differing, f"{len(differing)} files differ, run the main job: {sorted(differing)[:5]}"
    return f"{len(data)} files of output/ are files of this release, byte for byte"


SAMPLE_CHECKS = [Check("two runs", twice), Check("output/", committed)]
