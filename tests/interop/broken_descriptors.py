"""Mutations of descriptors: what they say of the tables is no longer so."""

import re

from breaking import edit_json, edit_text, mutation


@mutation("an enum without one of its names, in datapackage.json")
def _(release):
    def forget(package):
        credits = next(resource for resource in package["resources"] if resource["name"] == "credits")
        role = next(field for field in credits["schema"]["fields"] if field["name"] == "role")
        role["constraints"]["enum"].remove("director")

    edit_json(release.path / "datapackage.json", forget)


@mutation("a column of another type, in csv-metadata.json")
def _(release):
    def retype(metadata):
        films = next(table for table in metadata["tables"] if table["dc:title"] == "films")
        next(column for column in films["tableSchema"]["columns"] if column["name"] == "title")["datatype"] = "date"

    edit_json(release.path / "csv-metadata.json", retype)


@mutation("a column that is not there, in croissant.json")
def _(release):
    def rename(dataset):
        films = next(records for records in dataset["recordSet"] if records["@id"] == "films")
        films["field"][-1]["source"]["extract"]["column"] = "story"

    edit_json(release.path / "croissant.json", rename)


@mutation("a view that counts nominations as awards won, in schema.sql")
def _(release):
    counted = "FILTER (WHERE result = 'won')"
    edit_text(release.path / "schema.sql", lambda text: text.replace(counted, counted.replace("'won'", "'nominated'")))


@mutation("a table without its primary key, in schema.sql")
def _(release):
    edit_text(release.path / "schema.sql", lambda text: re.sub(r',\n    PRIMARY KEY \("credit_id"\)', "", text, count=1))
