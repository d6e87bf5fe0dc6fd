"""Markdown: a page for each film, which a parser of CommonMark reads as what the tables hold."""

import csv
from collections import Counter, defaultdict
from urllib.parse import unquote

from harness import check
from markdown_it import MarkdownIt

PARSER = MarkdownIt("commonmark").enable("table")


class Page:
    """Title, items, links, and rows of the tables by the heading above them."""

    def __init__(self, path):
        self.title, self.items, self.links, self.rows = None, [], [], Counter()
        heading = within = None
        for token in PARSER.parse(path.read_text("utf-8")):
            assert token.type != "html_block", f"{path.name} holds HTML: {token.content[:80]}"
            within = token.type if token.type.endswith("_open") else within
            if token.type == "tr_open":
                self.rows[heading] += 1
            if token.type != "inline":
                continue
            text = "".join(child.content for child in token.children if child.type in ("text", "text_special"))
            assert not any(child.type == "html_inline" for child in token.children), f"{path.name} holds HTML: {token.content[:80]}"
            self.links += [child.attrs["href"] for child in token.children if child.type == "link_open"]
            if within == "heading_open":
                heading = text
                self.title = self.title or text
            elif token.level >= 3 and within == "paragraph_open":
                self.items.append(text)


def flat(text):
    return text.replace("\n", " ").replace("\r", " ")


def named(name):
    return name.replace("_", " ").capitalize()


@check("markdown", needs="markdown csv", catches=True)
def pages(release):
    folder = release.path / "markdown"
    found = {path.stem.rsplit("-", 1)[-1]: path for path in (folder / "films").glob("*.md")}
    due = defaultdict(Counter)
    children = [t for t, d in release.contract.items() if d["order"][0] == "film_id" and "film_id" in release.references(t)]
    for table in children:
        with release.csv(table).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                due[row["film_id"]][named(table.removeprefix("film_"))] += 1
    facts = [c for c in release.contract["films"]["columns"] if c["type"] != "id" and not c.get("quoted") and c["name"] != "title"]
    n_rows = n_facts = n_links = n_films = 0
    with release.csv("films").open(encoding="utf-8", newline="") as file:
        for film in csv.DictReader(file):
            n_films += 1
            start = film["film_id"].split("-")[0]
            assert start in found, f"{film['title']} has no page"
            page = Page(found[start])
            assert page.title == flat(film["title"]), f"the page of {film['title']} is headed {page.title}"
            for heading, expected in due[film["film_id"]].items():
                # A table whose columns are all keys or empty is not shown; the first row is the header.
                rows = page.rows[heading] - 1
                assert rows == expected, f"{film['title']} has {rows} rows under {heading}, not {expected}"
                n_rows += rows
            for column in facts:
                if value := film[column["name"]]:
                    assert f"{named(column['name'])}: {flat(value)}" in page.items, f"{film['title']} lacks {column['name']}"
                    n_facts += 1
            n_links += follow(found[start], page.links)
    assert n_films == len(found), f"{len(found)} pages for {n_films} films"
    index = Page(folder / "README.md")
    n_links += follow(folder / "README.md", index.links)
    assert len(set(index.links)) == n_films, f"the index leads to {len(set(index.links))} pages"
    return f"{n_films} pages with {n_facts} facts and {n_rows} table rows, {n_links} links that lead somewhere, no HTML"


def follow(path, links):
    for link in links:
        assert (path.parent / unquote(link)).is_file(), f"{path.name} leads to {link}, which is not there"
    return len(links)
