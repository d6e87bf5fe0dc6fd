"""The templates of real pages, as two parsers of wikitext that many rely on find them."""

import json
import os
from collections import Counter

import mwparserfromhell
import wikitextparser

from harness import command
from releases import SHARED

# Templates that reelmill alone finds, or does not find, by page and name, and why.
EXPLAINED = {
    # A citation in the infobox is closed by one brace instead of two: reelmill closes it there and keeps the infobox,
    # mwparserfromhell loses the infobox to it.
    ("48 Hrs.", "Infobox film"),
    ("48 Hrs.", "cite web"),
    # Braces around a reference: no name that a template can have, and for mwparserfromhell and wikitextparser none.
    ("Chuvappu Naada", "<ref>Noor Nisha</ref>"),
}


def templates(_release):
    """Every template of every page: its words, its name, its parameters with key and value."""
    corpus = next((folder / "wikitext" for folder in SHARED if (folder / "wikitext").is_dir()), None)
    if corpus is None:
        return "no real pages here"
    pages = command(os.environ["TEMPLATES"], *sorted(corpus.glob("*.xml"))).splitlines()
    count = 0
    for page in map(json.loads, pages):
        title, text = page["title"], page["text"]
        ours = Counter(
            (one["words"], one["name"], tuple(map(tuple, one["parameters"]))) for one in page["templates"]
        )
        count += sum(ours.values())
        compare(title, ours, from_mwparserfromhell(text), "mwparserfromhell")
        # What wikitextparser calls parser functions, it does not list among the templates.
        plain = Counter({one: number for one, number in ours.items() if ":" not in one[1]})
        compare(title, plain, from_wikitextparser(text), "wikitextparser")
    assert count > 1000, f"only {count} templates"
    return f"{len(pages)} pages, {count} templates, {len(EXPLAINED)} differences explained"


def from_mwparserfromhell(text):
    code = mwparserfromhell.parse(text, skip_style_tags=True)
    parameters = lambda template: tuple(
        (str(one.name).strip() if one.showkey else None, str(one.value).strip()) for one in template.params
    )
    return Counter((str(one), str(one.name).strip(), parameters(one)) for one in code.filter_templates())


def from_wikitextparser(text):
    parameters = lambda template: tuple(
        (None if one.positional else one.name.strip(), one.value.strip()) for one in template.arguments
    )
    return Counter((str(one), one.name.strip(), parameters(one)) for one in wikitextparser.parse(text).templates)


def compare(title, ours, theirs, parser):
    different = [*(ours - theirs), *(theirs - ours)]
    unexplained = [one for one in different if (title, one[1]) not in EXPLAINED]
    assert not unexplained, f"{title}: {parser} differs at {unexplained[0]}"
