"""How copies of a release are broken, so that their descriptors vouch for what was broken."""

import hashlib
import json
import re

MUTATIONS = []
# A key of nothing.
ELSEWHERE = "00000000-0000-5000-8000-000000000000"


def mutation(title, rehash=True):
    """Declares a way to break a release. `rehash`: descriptors then vouch for what was broken."""

    def declare(action):
        MUTATIONS.append((title, rehash, action))
        return action

    return declare


def edit_bytes(path, edit):
    path.write_bytes(edit(path.read_bytes()))


def edit_text(path, edit):
    edit_bytes(path, lambda content: edit(content.decode("utf-8")).encode("utf-8"))


def edit_json(path, edit):
    content = json.loads(path.read_text("utf-8"))
    edit(content)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8")


def rehash(release):
    """Makes all descriptors vouch for the files as they are."""
    manifest = release.json("manifest.json")
    files = {file["path"]: file for file in manifest["files"]}

    def note(path):
        content = (release.path / path).read_bytes()
        files[path] |= {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}

    def vouch(entry, path):
        """A descriptor's entry of a file, with what is so now."""
        new = {"bytes": files[path]["bytes"], "hash": f"sha256:{files[path]['sha256']}"}
        new |= {"sha256": files[path]["sha256"], "contentSize": f"{files[path]['bytes']} B"}
        entry |= {key: value for key, value in new.items() if key in entry}

    # Descriptors tell of data, and SHA256SUMS of descriptors.
    for path in (path for path in files if "/" in path):
        note(path)
    for name, entries, key in (("datapackage.json", "resources", "path"), ("croissant.json", "distribution", "contentUrl")):
        edit_json(release.path / name, lambda descriptor: [vouch(entry, entry[key]) for entry in descriptor[entries]])
    edit_text(release.path / "report.html", lambda text: TOLD.sub(lambda row: told(row, files[row["path"]]), text))
    for path in (path for path in files if "/" not in path and path != "SHA256SUMS"):
        note(path)
    sums = "".join(f"{files[path]['sha256']}  {path}\n" for path in sorted(files) if path != "SHA256SUMS")
    (release.path / "SHA256SUMS").write_text(sums, "utf-8")
    note("SHA256SUMS")
    (release.path / "manifest.json").write_text(json.dumps(manifest, indent=2), "utf-8")


# A file in report.html: its hash, and its size with thin spaces between thousands.
TOLD = re.compile(r'(<code>(?P<path>[^<]+)</code></a><br><small><code>)[0-9a-f]{64}(</code></small></td><td class="n">)[^<]+')


def told(row, file):
    size = f"{file['bytes']:,}".replace(",", "\u202f")
    return f"{row[1]}{file['sha256']}{row[3]}{size}"
