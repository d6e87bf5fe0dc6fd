-- A release of films by reelmill, for DuckDB. From inside the folder of the release:
--
--     duckdb -cmd '.read schema.sql'
--
-- then `FROM films LIMIT 5;` or `FROM film_summary LIMIT 5;`. The views read the files; the empty
-- tables in the schema `contract` declare keys, checks and meanings. To have rows checked against
-- them, table by table: `INSERT INTO contract.articles FROM articles;`

CREATE SCHEMA IF NOT EXISTS contract;

CREATE TABLE IF NOT EXISTS contract."articles" (
    "article_id" VARCHAR NOT NULL,
    "title" VARCHAR NOT NULL,
    "wiki" VARCHAR NOT NULL,
    "page_id" BIGINT,
    "revision_id" BIGINT,
    "revision_time" TIMESTAMP WITH TIME ZONE,
    "source_uri" VARCHAR NOT NULL,
    "format" VARCHAR NOT NULL CHECK ("format" IN ('text', 'wikitext', 'mediawiki-xml', 'jsonl', 'parquet')),
    "content_sha256" VARCHAR NOT NULL,
    "byte_length" BIGINT NOT NULL,
    "status" VARCHAR NOT NULL CHECK ("status" IN ('film', 'not_film')),
    "license" VARCHAR,
    PRIMARY KEY ("article_id")
);
COMMENT ON TABLE contract."articles" IS 'One row per document read, film or not.';
COMMENT ON COLUMN contract."articles"."article_id" IS 'Key, made from `article:<wiki>:<title>`.';
COMMENT ON COLUMN contract."articles"."title" IS 'Title as in the source, disambiguation included.';
COMMENT ON COLUMN contract."articles"."wiki" IS 'The wiki that the article belongs to, by its database name.';
COMMENT ON COLUMN contract."articles"."page_id" IS 'MediaWiki page id, where the input carries one.';
COMMENT ON COLUMN contract."articles"."revision_id" IS 'MediaWiki revision id, where the input carries one.';
COMMENT ON COLUMN contract."articles"."revision_time" IS 'When that revision was saved.';
COMMENT ON COLUMN contract."articles"."source_uri" IS 'Path relative to the input root; several articles in one file are told apart by a line range (RFC 5147), pages of a dump by their page id: `dump.xml.bz2#23`.';
COMMENT ON COLUMN contract."articles"."format" IS 'Format of the document.';
COMMENT ON COLUMN contract."articles"."content_sha256" IS 'SHA-256 of the document''s bytes as read, in hexadecimal.';
COMMENT ON COLUMN contract."articles"."byte_length" IS 'Length of the document, in bytes.';
COMMENT ON COLUMN contract."articles"."status" IS 'Whether the article is about a film.';
COMMENT ON COLUMN contract."articles"."license" IS 'SPDX identifier of the text''s licence, where known.';

CREATE TABLE IF NOT EXISTS contract."films" (
    "film_id" VARCHAR NOT NULL,
    "article_id" VARCHAR NOT NULL,
    "title" VARCHAR NOT NULL,
    "original_title" VARCHAR,
    "original_language" VARCHAR,
    "year" INTEGER,
    "release_date" DATE,
    "runtime_minutes" INTEGER,
    "short_description" VARCHAR,
    "lead" VARCHAR,
    "plot" VARCHAR,
    PRIMARY KEY ("film_id"),
    FOREIGN KEY ("article_id") REFERENCES contract."articles" ("article_id")
);
COMMENT ON TABLE contract."films" IS 'One row per film.';
COMMENT ON COLUMN contract."films"."film_id" IS 'Key, made from `film:<wiki>:<title>`.';
COMMENT ON COLUMN contract."films"."article_id" IS 'The article that the film was read from.';
COMMENT ON COLUMN contract."films"."title" IS 'Display title, without disambiguation.';
COMMENT ON COLUMN contract."films"."original_title" IS 'Title in its own script, where the article gives one.';
COMMENT ON COLUMN contract."films"."original_language" IS 'BCP 47 tag of the original version.';
COMMENT ON COLUMN contract."films"."year" IS 'Year of first release; else as the lead states it.';
COMMENT ON COLUMN contract."films"."release_date" IS 'First release date known to the day.';
COMMENT ON COLUMN contract."films"."runtime_minutes" IS 'First stated running time, in minutes, rounded half up.';
COMMENT ON COLUMN contract."films"."short_description" IS 'First sentence of the lead.';
COMMENT ON COLUMN contract."films"."lead" IS 'The lead section as plain text.';
COMMENT ON COLUMN contract."films"."plot" IS 'The plot section as plain text.';

CREATE TABLE IF NOT EXISTS contract."film_titles" (
    "film_id" VARCHAR NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "title" VARCHAR NOT NULL,
    "kind" VARCHAR NOT NULL CHECK ("kind" IN ('main', 'original', 'romanized', 'translated', 'alternative', 'working')),
    "language" VARCHAR,
    "script" VARCHAR,
    PRIMARY KEY ("film_id", "ordinal"),
    FOREIGN KEY ("film_id") REFERENCES contract."films" ("film_id")
);
COMMENT ON TABLE contract."film_titles" IS 'Every title that the article gives the film.';
COMMENT ON COLUMN contract."film_titles"."film_id" IS 'Film.';
COMMENT ON COLUMN contract."film_titles"."ordinal" IS 'Position in the source, from 1.';
COMMENT ON COLUMN contract."film_titles"."title" IS 'The title.';
COMMENT ON COLUMN contract."film_titles"."kind" IS 'What kind of title.';
COMMENT ON COLUMN contract."film_titles"."language" IS 'BCP 47 tag of the title''s language.';
COMMENT ON COLUMN contract."film_titles"."script" IS 'ISO 15924 code of the script that the title is written in.';

CREATE TABLE IF NOT EXISTS contract."people" (
    "person_id" VARCHAR NOT NULL,
    "name" VARCHAR NOT NULL,
    "sort_name" VARCHAR NOT NULL,
    "given_name" VARCHAR,
    "family_name" VARCHAR,
    "suffix" VARCHAR,
    "identity" VARCHAR NOT NULL CHECK ("identity" IN ('link', 'name')),
    "article_title" VARCHAR,
    "ambiguous" BOOLEAN NOT NULL,
    "film_count" INTEGER NOT NULL,
    PRIMARY KEY ("person_id")
);
COMMENT ON TABLE contract."people" IS 'One row per person identity.';
COMMENT ON COLUMN contract."people"."person_id" IS 'Key, made from `person:<wiki>:<folded link target, or folded name where there is no link>`.';
COMMENT ON COLUMN contract."people"."name" IS 'The form of the name that the most films use; ties go to the first in code-point order.';
COMMENT ON COLUMN contract."people"."sort_name" IS 'Name as sorted: `Konchalovsky, Andrei`.';
COMMENT ON COLUMN contract."people"."given_name" IS 'Given name or names.';
COMMENT ON COLUMN contract."people"."family_name" IS 'Family name.';
COMMENT ON COLUMN contract."people"."suffix" IS 'Generational suffix, such as `Jr.`.';
COMMENT ON COLUMN contract."people"."identity" IS 'What the key was made from.';
COMMENT ON COLUMN contract."people"."article_title" IS 'Title of the article that the person is linked to.';
COMMENT ON COLUMN contract."people"."ambiguous" IS 'Whether links somewhere in the release lead from a name of the person to different pages: the name alone tells nobody.';
COMMENT ON COLUMN contract."people"."film_count" IS 'Number of distinct films.';

CREATE TABLE IF NOT EXISTS contract."person_names" (
    "person_id" VARCHAR NOT NULL,
    "name" VARCHAR NOT NULL,
    "kind" VARCHAR NOT NULL CHECK ("kind" IN ('preferred', 'credited_as', 'variant')),
    "uses" INTEGER NOT NULL,
    PRIMARY KEY ("person_id", "name"),
    FOREIGN KEY ("person_id") REFERENCES contract."people" ("person_id")
);
COMMENT ON TABLE contract."person_names" IS 'Every form in which a person is named.';
COMMENT ON COLUMN contract."person_names"."person_id" IS 'Person.';
COMMENT ON COLUMN contract."person_names"."name" IS 'The form.';
COMMENT ON COLUMN contract."person_names"."kind" IS 'How the form is used.';
COMMENT ON COLUMN contract."person_names"."uses" IS 'Number of distinct films that use the form.';

CREATE TABLE IF NOT EXISTS contract."credits" (
    "credit_id" VARCHAR NOT NULL,
    "film_id" VARCHAR NOT NULL,
    "person_id" VARCHAR NOT NULL,
    "role" VARCHAR NOT NULL CHECK ("role" IN ('director', 'co_director', 'producer', 'executive_producer', 'co_producer', 'line_producer', 'writer', 'screenwriter', 'story', 'dialogue', 'based_on', 'actor', 'narrator', 'presenter', 'composer', 'lyricist', 'cinematographer', 'editor', 'production_designer', 'art_director', 'costume_designer', 'sound', 'visual_effects', 'animator', 'choreographer', 'stunts', 'other')),
    "department" VARCHAR NOT NULL CHECK ("department" IN ('directing', 'production', 'writing', 'cast', 'camera', 'editing', 'music', 'art', 'sound', 'effects', 'other')),
    "ordinal" INTEGER NOT NULL,
    "character" VARCHAR,
    "character_description" VARCHAR,
    "credited_as" VARCHAR,
    "qualifier" VARCHAR CHECK ("qualifier" IN ('uncredited', 'voice', 'archive_footage', 'cameo', 'special_appearance', 'himself_or_herself', 'additional', 'posthumous', 'deleted_scene', 'singing_voice', 'motion_capture', 'stand_in')),
    "billing" VARCHAR NOT NULL CHECK ("billing" IN ('starring', 'cast', 'crew')),
    PRIMARY KEY ("credit_id"),
    FOREIGN KEY ("film_id") REFERENCES contract."films" ("film_id"),
    FOREIGN KEY ("person_id") REFERENCES contract."people" ("person_id")
);
COMMENT ON TABLE contract."credits" IS 'Who did what on which film.';
COMMENT ON COLUMN contract."credits"."credit_id" IS 'Key, made from film, person, role and character.';
COMMENT ON COLUMN contract."credits"."film_id" IS 'Film.';
COMMENT ON COLUMN contract."credits"."person_id" IS 'Person.';
COMMENT ON COLUMN contract."credits"."role" IS 'What the person did.';
COMMENT ON COLUMN contract."credits"."department" IS 'Department that the role belongs to.';
COMMENT ON COLUMN contract."credits"."ordinal" IS 'Position within film and role, from 1.';
COMMENT ON COLUMN contract."credits"."character" IS 'Character played.';
COMMENT ON COLUMN contract."credits"."character_description" IS 'What the article says of the character.';
COMMENT ON COLUMN contract."credits"."credited_as" IS 'Name as written, where it differs from `people.name`.';
COMMENT ON COLUMN contract."credits"."qualifier" IS 'How the credit is qualified.';
COMMENT ON COLUMN contract."credits"."billing" IS 'Where the person is billed.';

CREATE TABLE IF NOT EXISTS contract."works" (
    "film_id" VARCHAR NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "title" VARCHAR,
    "work_type" VARCHAR,
    "author_person_id" VARCHAR,
    "text" VARCHAR NOT NULL,
    PRIMARY KEY ("film_id", "ordinal"),
    FOREIGN KEY ("film_id") REFERENCES contract."films" ("film_id"),
    FOREIGN KEY ("author_person_id") REFERENCES contract."people" ("person_id")
);
COMMENT ON TABLE contract."works" IS 'What a film is based on.';
COMMENT ON COLUMN contract."works"."film_id" IS 'Film.';
COMMENT ON COLUMN contract."works"."ordinal" IS 'Position in the source, from 1.';
COMMENT ON COLUMN contract."works"."title" IS 'Title of the work.';
COMMENT ON COLUMN contract."works"."work_type" IS 'What kind of work, by the names in `src/vocab/work_types.tsv`.';
COMMENT ON COLUMN contract."works"."author_person_id" IS 'Author.';
COMMENT ON COLUMN contract."works"."text" IS 'As written.';

CREATE TABLE IF NOT EXISTS contract."release_dates" (
    "film_id" VARCHAR NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "edtf" VARCHAR NOT NULL,
    "date_start" DATE NOT NULL,
    "date_end" DATE NOT NULL,
    "precision" VARCHAR NOT NULL CHECK ("precision" IN ('day', 'month', 'season', 'year', 'decade')),
    "event" VARCHAR,
    "country" VARCHAR,
    "kind" VARCHAR NOT NULL CHECK ("kind" IN ('premiere', 'festival', 'theatrical', 'limited', 'streaming', 'broadcast', 'home_video', 'rerelease', 'unspecified')),
    "date_text" VARCHAR NOT NULL,
    PRIMARY KEY ("film_id", "ordinal"),
    FOREIGN KEY ("film_id") REFERENCES contract."films" ("film_id")
);
COMMENT ON TABLE contract."release_dates" IS 'When, where and how the film was released.';
COMMENT ON COLUMN contract."release_dates"."film_id" IS 'Film.';
COMMENT ON COLUMN contract."release_dates"."ordinal" IS 'Position in the source, from 1.';
COMMENT ON COLUMN contract."release_dates"."edtf" IS 'The date in EDTF (ISO 8601-2), as precise as the source and no more.';
COMMENT ON COLUMN contract."release_dates"."date_start" IS 'First day that `edtf` can mean.';
COMMENT ON COLUMN contract."release_dates"."date_end" IS 'Last day that `edtf` can mean.';
COMMENT ON COLUMN contract."release_dates"."precision" IS 'How precise the source is.';
COMMENT ON COLUMN contract."release_dates"."event" IS 'Festival or occasion.';
COMMENT ON COLUMN contract."release_dates"."country" IS 'ISO 3166 code of the country.';
COMMENT ON COLUMN contract."release_dates"."kind" IS 'What kind of release.';
COMMENT ON COLUMN contract."release_dates"."date_text" IS 'The date as written.';

CREATE TABLE IF NOT EXISTS contract."runtimes" (
    "film_id" VARCHAR NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "minutes" DOUBLE PRECISION NOT NULL,
    "version" VARCHAR,
    "approximate" BOOLEAN NOT NULL,
    "runtime_text" VARCHAR NOT NULL,
    PRIMARY KEY ("film_id", "ordinal"),
    FOREIGN KEY ("film_id") REFERENCES contract."films" ("film_id")
);
COMMENT ON TABLE contract."runtimes" IS 'Running times, one per version.';
COMMENT ON COLUMN contract."runtimes"."film_id" IS 'Film.';
COMMENT ON COLUMN contract."runtimes"."ordinal" IS 'Position in the source, from 1.';
COMMENT ON COLUMN contract."runtimes"."minutes" IS 'Running time in minutes.';
COMMENT ON COLUMN contract."runtimes"."version" IS 'Version that the time belongs to: `director''s cut`, `US`.';
COMMENT ON COLUMN contract."runtimes"."approximate" IS 'Whether the article marks the time as approximate.';
COMMENT ON COLUMN contract."runtimes"."runtime_text" IS 'As written.';

CREATE TABLE IF NOT EXISTS contract."companies" (
    "company_id" VARCHAR NOT NULL,
    "name" VARCHAR NOT NULL,
    PRIMARY KEY ("company_id")
);
COMMENT ON TABLE contract."companies" IS 'One row per company.';
COMMENT ON COLUMN contract."companies"."company_id" IS 'Key, made from `company:<wiki>:<folded link target, or folded name where there is no link>`; of names in the vocabulary of aliases, the one that they stand for.';
COMMENT ON COLUMN contract."companies"."name" IS 'The form of the name that the most films use; ties go to the first in code-point order.';

CREATE TABLE IF NOT EXISTS contract."film_companies" (
    "film_id" VARCHAR NOT NULL,
    "company_id" VARCHAR NOT NULL,
    "credited_as" VARCHAR,
    "role" VARCHAR NOT NULL CHECK ("role" IN ('production', 'distribution')),
    "ordinal" INTEGER NOT NULL,
    "country" VARCHAR,
    "territory_text" VARCHAR,
    "from_year" INTEGER,
    "to_year" INTEGER,
    PRIMARY KEY ("film_id", "role", "ordinal"),
    FOREIGN KEY ("film_id") REFERENCES contract."films" ("film_id"),
    FOREIGN KEY ("company_id") REFERENCES contract."companies" ("company_id")
);
COMMENT ON TABLE contract."film_companies" IS 'Which company did what for which film.';
COMMENT ON COLUMN contract."film_companies"."film_id" IS 'Film.';
COMMENT ON COLUMN contract."film_companies"."company_id" IS 'Company.';
COMMENT ON COLUMN contract."film_companies"."credited_as" IS 'Name as written, where it differs from `companies.name`.';
COMMENT ON COLUMN contract."film_companies"."role" IS 'What the company did.';
COMMENT ON COLUMN contract."film_companies"."ordinal" IS 'Position within film and role, from 1.';
COMMENT ON COLUMN contract."film_companies"."country" IS 'ISO 3166 code of the country that the role is limited to.';
COMMENT ON COLUMN contract."film_companies"."territory_text" IS 'What the role is limited to, as written.';
COMMENT ON COLUMN contract."film_companies"."from_year" IS 'First year.';
COMMENT ON COLUMN contract."film_companies"."to_year" IS 'Last year.';

CREATE TABLE IF NOT EXISTS contract."film_countries" (
    "film_id" VARCHAR NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "code" VARCHAR,
    "name" VARCHAR NOT NULL,
    PRIMARY KEY ("film_id", "ordinal"),
    FOREIGN KEY ("film_id") REFERENCES contract."films" ("film_id")
);
COMMENT ON TABLE contract."film_countries" IS 'Countries of production.';
COMMENT ON COLUMN contract."film_countries"."film_id" IS 'Film.';
COMMENT ON COLUMN contract."film_countries"."ordinal" IS 'Position in the source, from 1.';
COMMENT ON COLUMN contract."film_countries"."code" IS 'ISO 3166 code; four letters for former states.';
COMMENT ON COLUMN contract."film_countries"."name" IS 'Name, as the vocabulary has it; else as written.';

CREATE TABLE IF NOT EXISTS contract."film_languages" (
    "film_id" VARCHAR NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "code" VARCHAR,
    "name" VARCHAR NOT NULL,
    PRIMARY KEY ("film_id", "ordinal"),
    FOREIGN KEY ("film_id") REFERENCES contract."films" ("film_id")
);
COMMENT ON TABLE contract."film_languages" IS 'Languages of the film.';
COMMENT ON COLUMN contract."film_languages"."film_id" IS 'Film.';
COMMENT ON COLUMN contract."film_languages"."ordinal" IS 'Position in the source, from 1.';
COMMENT ON COLUMN contract."film_languages"."code" IS 'BCP 47 tag.';
COMMENT ON COLUMN contract."film_languages"."name" IS 'Name, as the vocabulary has it; else as written.';

CREATE TABLE IF NOT EXISTS contract."film_genres" (
    "film_id" VARCHAR NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "code" VARCHAR,
    "name" VARCHAR NOT NULL,
    PRIMARY KEY ("film_id", "ordinal"),
    FOREIGN KEY ("film_id") REFERENCES contract."films" ("film_id")
);
COMMENT ON TABLE contract."film_genres" IS 'Genres of the film.';
COMMENT ON COLUMN contract."film_genres"."film_id" IS 'Film.';
COMMENT ON COLUMN contract."film_genres"."ordinal" IS 'Position in the source, from 1.';
COMMENT ON COLUMN contract."film_genres"."code" IS 'Slug of the genre in `src/vocab/genres.tsv`.';
COMMENT ON COLUMN contract."film_genres"."name" IS 'Name, as the vocabulary has it; else as written.';

CREATE TABLE IF NOT EXISTS contract."money" (
    "film_id" VARCHAR NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" VARCHAR NOT NULL CHECK ("kind" IN ('budget', 'box_office')),
    "currency" VARCHAR NOT NULL,
    "amount_min" DECIMAL(18, 2) NOT NULL,
    "amount_max" DECIMAL(18, 2) NOT NULL,
    "approximate" BOOLEAN NOT NULL,
    "territory" VARCHAR,
    "amount_text" VARCHAR NOT NULL,
    PRIMARY KEY ("film_id", "ordinal"),
    FOREIGN KEY ("film_id") REFERENCES contract."films" ("film_id")
);
COMMENT ON TABLE contract."money" IS 'Budgets and box office takings.';
COMMENT ON COLUMN contract."money"."film_id" IS 'Film.';
COMMENT ON COLUMN contract."money"."ordinal" IS 'Position in the source, from 1.';
COMMENT ON COLUMN contract."money"."kind" IS 'Budget or takings.';
COMMENT ON COLUMN contract."money"."currency" IS 'ISO 4217 code.';
COMMENT ON COLUMN contract."money"."amount_min" IS 'Smallest amount that the article allows.';
COMMENT ON COLUMN contract."money"."amount_max" IS 'Largest amount that the article allows; equal to the smallest where it is exact.';
COMMENT ON COLUMN contract."money"."approximate" IS 'Whether the article marks the amount as estimated or rounded.';
COMMENT ON COLUMN contract."money"."territory" IS 'ISO 3166 code of the country that the amount is limited to, or `worldwide`.';
COMMENT ON COLUMN contract."money"."amount_text" IS 'As written.';

CREATE TABLE IF NOT EXISTS contract."scores" (
    "score_id" VARCHAR NOT NULL,
    "film_id" VARCHAR NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" VARCHAR NOT NULL CHECK ("kind" IN ('aggregate', 'critic', 'audience')),
    "source" VARCHAR NOT NULL,
    "metric" VARCHAR NOT NULL CHECK ("metric" IN ('metascore', 'tomatometer', 'average_rating', 'audience_score', 'cinemascore', 'posttrak_positive', 'posttrak_recommend', 'stars', 'grade', 'percent', 'points', 'thumbs')),
    "value" DOUBLE PRECISION,
    "value_text" VARCHAR NOT NULL,
    "scale_min" DOUBLE PRECISION,
    "scale_max" DOUBLE PRECISION,
    "normalized" DOUBLE PRECISION,
    "review_count" INTEGER,
    "verdict" VARCHAR,
    "consensus" VARCHAR,
    "critic_person_id" VARCHAR,
    "publication" VARCHAR,
    "as_of" VARCHAR,
    PRIMARY KEY ("score_id"),
    FOREIGN KEY ("film_id") REFERENCES contract."films" ("film_id"),
    FOREIGN KEY ("critic_person_id") REFERENCES contract."people" ("person_id")
);
COMMENT ON TABLE contract."scores" IS 'Scores by aggregators, critics and audiences.';
COMMENT ON COLUMN contract."scores"."score_id" IS 'Key, made from film, source, metric, critic and value.';
COMMENT ON COLUMN contract."scores"."film_id" IS 'Film.';
COMMENT ON COLUMN contract."scores"."ordinal" IS 'Position in the source, from 1, per film.';
COMMENT ON COLUMN contract."scores"."kind" IS 'Whose score.';
COMMENT ON COLUMN contract."scores"."source" IS 'Canonical name of the aggregator, publication or pollster.';
COMMENT ON COLUMN contract."scores"."metric" IS 'What is measured.';
COMMENT ON COLUMN contract."scores"."value" IS 'Value on its own scale; null for letter grades.';
COMMENT ON COLUMN contract."scores"."value_text" IS 'As written.';
COMMENT ON COLUMN contract."scores"."scale_min" IS 'Lowest value of the scale.';
COMMENT ON COLUMN contract."scores"."scale_max" IS 'Highest value of the scale.';
COMMENT ON COLUMN contract."scores"."normalized" IS 'Value on a scale of 0 to 100; letter grades by the documented table.';
COMMENT ON COLUMN contract."scores"."review_count" IS 'Number of critics or reviews counted.';
COMMENT ON COLUMN contract."scores"."verdict" IS 'Verdict in words, as quoted.';
COMMENT ON COLUMN contract."scores"."consensus" IS 'The quoted consensus.';
COMMENT ON COLUMN contract."scores"."critic_person_id" IS 'Critic.';
COMMENT ON COLUMN contract."scores"."publication" IS 'Publication that the critic wrote for.';
COMMENT ON COLUMN contract."scores"."as_of" IS 'Date that the article gives for the score, in EDTF.';

CREATE TABLE IF NOT EXISTS contract."awards" (
    "award_id" VARCHAR NOT NULL,
    "film_id" VARCHAR NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "body" VARCHAR NOT NULL,
    "edition" INTEGER,
    "year" INTEGER,
    "award" VARCHAR,
    "category" VARCHAR,
    "result" VARCHAR NOT NULL CHECK ("result" IN ('won', 'nominated', 'shortlisted', 'submitted', 'in_competition', 'screened', 'runner_up', 'honored')),
    "submitting_country" VARCHAR,
    "recipient_person_id" VARCHAR,
    "award_text" VARCHAR NOT NULL,
    PRIMARY KEY ("award_id"),
    FOREIGN KEY ("film_id") REFERENCES contract."films" ("film_id"),
    FOREIGN KEY ("recipient_person_id") REFERENCES contract."people" ("person_id")
);
COMMENT ON TABLE contract."awards" IS 'Awards won and nominations, selections and honours.';
COMMENT ON COLUMN contract."awards"."award_id" IS 'Key, made from film, body, edition, year, award, category, result and recipient.';
COMMENT ON COLUMN contract."awards"."film_id" IS 'Film.';
COMMENT ON COLUMN contract."awards"."ordinal" IS 'Position in the source, from 1, per film.';
COMMENT ON COLUMN contract."awards"."body" IS 'Who gives the award.';
COMMENT ON COLUMN contract."awards"."edition" IS 'Number of the ceremony or festival.';
COMMENT ON COLUMN contract."awards"."year" IS 'Year of the ceremony or festival.';
COMMENT ON COLUMN contract."awards"."award" IS 'Name of the award.';
COMMENT ON COLUMN contract."awards"."category" IS 'Category.';
COMMENT ON COLUMN contract."awards"."result" IS 'What came of it.';
COMMENT ON COLUMN contract."awards"."submitting_country" IS 'ISO 3166 code of the country whose entry the film was.';
COMMENT ON COLUMN contract."awards"."recipient_person_id" IS 'Person who received it or was nominated.';
COMMENT ON COLUMN contract."awards"."award_text" IS 'As written.';

CREATE TABLE IF NOT EXISTS contract."award_recipients" (
    "film_id" VARCHAR NOT NULL,
    "award_id" VARCHAR NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "person_id" VARCHAR NOT NULL,
    "name" VARCHAR NOT NULL,
    PRIMARY KEY ("award_id", "ordinal"),
    FOREIGN KEY ("film_id") REFERENCES contract."films" ("film_id"),
    FOREIGN KEY ("award_id") REFERENCES contract."awards" ("award_id"),
    FOREIGN KEY ("person_id") REFERENCES contract."people" ("person_id")
);
COMMENT ON TABLE contract."award_recipients" IS 'Everybody who received an award or was nominated for it: `awards.recipient_person_id` is the first of them.';
COMMENT ON COLUMN contract."award_recipients"."film_id" IS 'Film.';
COMMENT ON COLUMN contract."award_recipients"."award_id" IS 'Award.';
COMMENT ON COLUMN contract."award_recipients"."ordinal" IS 'Position among the recipients of the award, from 1.';
COMMENT ON COLUMN contract."award_recipients"."person_id" IS 'Person.';
COMMENT ON COLUMN contract."award_recipients"."name" IS 'The person''s name as written.';

CREATE TABLE IF NOT EXISTS contract."external_ids" (
    "film_id" VARCHAR NOT NULL,
    "scheme" VARCHAR NOT NULL,
    "id" VARCHAR NOT NULL,
    "url" VARCHAR NOT NULL,
    PRIMARY KEY ("film_id", "scheme", "id"),
    FOREIGN KEY ("film_id") REFERENCES contract."films" ("film_id")
);
COMMENT ON TABLE contract."external_ids" IS 'The film in other databases.';
COMMENT ON COLUMN contract."external_ids"."film_id" IS 'Film.';
COMMENT ON COLUMN contract."external_ids"."scheme" IS 'Database, by its name in `src/vocab/external_ids.tsv`: `imdb`.';
COMMENT ON COLUMN contract."external_ids"."id" IS 'Identifier, as Wikidata writes it: `tt0072684`.';
COMMENT ON COLUMN contract."external_ids"."url" IS 'Page about the film.';

CREATE TABLE IF NOT EXISTS contract."sections" (
    "article_id" VARCHAR NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "level" INTEGER NOT NULL,
    "heading" VARCHAR,
    "kind" VARCHAR NOT NULL CHECK ("kind" IN ('lead', 'plot', 'cast', 'production', 'release', 'reception', 'accolades', 'soundtrack', 'see_also', 'other')),
    "text" VARCHAR,
    PRIMARY KEY ("article_id", "ordinal"),
    FOREIGN KEY ("article_id") REFERENCES contract."articles" ("article_id")
);
COMMENT ON TABLE contract."sections" IS 'The sections of an article.';
COMMENT ON COLUMN contract."sections"."article_id" IS 'Article.';
COMMENT ON COLUMN contract."sections"."ordinal" IS 'Position in the article, from 1.';
COMMENT ON COLUMN contract."sections"."level" IS '1 for the lead, 2 for a section, 3 for a subsection, up to 6.';
COMMENT ON COLUMN contract."sections"."heading" IS 'Heading; null for the lead.';
COMMENT ON COLUMN contract."sections"."kind" IS 'What the section is about.';
COMMENT ON COLUMN contract."sections"."text" IS 'The section as plain text, without its subsections; null where it is empty.';

CREATE TABLE IF NOT EXISTS contract."links" (
    "article_id" VARCHAR NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "section_ordinal" INTEGER,
    "target" VARCHAR NOT NULL,
    "text" VARCHAR,
    "kind" VARCHAR NOT NULL CHECK ("kind" IN ('see_also', 'inline', 'category', 'external')),
    PRIMARY KEY ("article_id", "ordinal"),
    FOREIGN KEY ("article_id") REFERENCES contract."articles" ("article_id")
);
COMMENT ON TABLE contract."links" IS 'Links to other articles.';
COMMENT ON COLUMN contract."links"."article_id" IS 'Article.';
COMMENT ON COLUMN contract."links"."ordinal" IS 'Position in the article, from 1.';
COMMENT ON COLUMN contract."links"."section_ordinal" IS 'Section that the link stands in.';
COMMENT ON COLUMN contract."links"."target" IS 'Title of the article linked to.';
COMMENT ON COLUMN contract."links"."text" IS 'Words of the link.';
COMMENT ON COLUMN contract."links"."kind" IS 'What kind of link.';

CREATE TABLE IF NOT EXISTS contract."evidence" (
    "table" VARCHAR NOT NULL,
    "row_key" VARCHAR NOT NULL,
    "article_id" VARCHAR NOT NULL,
    "byte_start" BIGINT NOT NULL,
    "byte_end" BIGINT NOT NULL,
    "field" VARCHAR,
    "rule" VARCHAR NOT NULL,
    "confidence" VARCHAR NOT NULL CHECK ("confidence" IN ('stated', 'read', 'inferred')),
    FOREIGN KEY ("article_id") REFERENCES contract."articles" ("article_id")
);
COMMENT ON TABLE contract."evidence" IS 'Where each row was read.';
COMMENT ON COLUMN contract."evidence"."table" IS 'Name of the table.';
COMMENT ON COLUMN contract."evidence"."row_key" IS 'Key of the row; the columns of a compound key are joined with `/`.';
COMMENT ON COLUMN contract."evidence"."article_id" IS 'Article.';
COMMENT ON COLUMN contract."evidence"."byte_start" IS 'First byte, in the document''s bytes as read; of a page of a dump or a record, in its text after XML, JSON or Parquet have been decoded.';
COMMENT ON COLUMN contract."evidence"."byte_end" IS 'First byte after the words.';
COMMENT ON COLUMN contract."evidence"."field" IS 'Part of the article: `infobox:released`, `section:Reception`, `lead`, `title`.';
COMMENT ON COLUMN contract."evidence"."rule" IS 'Name of the rule that read it.';
COMMENT ON COLUMN contract."evidence"."confidence" IS 'How directly those words say it: `stated` by a field, template, cell of a table or title made for the fact, `read` from a sentence or item of a list as a whole, `inferred` from words apart.';

CREATE TABLE IF NOT EXISTS contract."findings" (
    "finding_id" VARCHAR NOT NULL,
    "article_id" VARCHAR,
    "source_uri" VARCHAR NOT NULL,
    "code" VARCHAR NOT NULL,
    "severity" VARCHAR NOT NULL CHECK ("severity" IN ('info', 'warning', 'error')),
    "byte_start" BIGINT,
    "byte_end" BIGINT,
    "text" VARCHAR,
    "message" VARCHAR NOT NULL,
    PRIMARY KEY ("finding_id"),
    FOREIGN KEY ("article_id") REFERENCES contract."articles" ("article_id")
);
COMMENT ON TABLE contract."findings" IS 'Everything that could not be read, and everything refused.';
COMMENT ON COLUMN contract."findings"."finding_id" IS 'Key, made from source, article, code, place and words.';
COMMENT ON COLUMN contract."findings"."article_id" IS 'Article; null where the document yielded none.';
COMMENT ON COLUMN contract."findings"."source_uri" IS 'Document.';
COMMENT ON COLUMN contract."findings"."code" IS 'What kind of trouble.';
COMMENT ON COLUMN contract."findings"."severity" IS 'How much is lost.';
COMMENT ON COLUMN contract."findings"."byte_start" IS 'First byte.';
COMMENT ON COLUMN contract."findings"."byte_end" IS 'First byte after the words.';
COMMENT ON COLUMN contract."findings"."text" IS 'The words, as written.';
COMMENT ON COLUMN contract."findings"."message" IS 'What was found, and how to mend it.';

CREATE OR REPLACE VIEW "articles" AS SELECT * FROM read_parquet('parquet/articles.parquet');
COMMENT ON VIEW "articles" IS 'One row per document read, film or not.';
CREATE OR REPLACE VIEW "films" AS SELECT * FROM read_parquet('parquet/films.parquet');
COMMENT ON VIEW "films" IS 'One row per film.';
CREATE OR REPLACE VIEW "film_titles" AS SELECT * FROM read_parquet('parquet/film_titles.parquet');
COMMENT ON VIEW "film_titles" IS 'Every title that the article gives the film.';
CREATE OR REPLACE VIEW "people" AS SELECT * FROM read_parquet('parquet/people.parquet');
COMMENT ON VIEW "people" IS 'One row per person identity.';
CREATE OR REPLACE VIEW "person_names" AS SELECT * FROM read_parquet('parquet/person_names.parquet');
COMMENT ON VIEW "person_names" IS 'Every form in which a person is named.';
CREATE OR REPLACE VIEW "credits" AS SELECT * FROM read_parquet('parquet/credits.parquet');
COMMENT ON VIEW "credits" IS 'Who did what on which film.';
CREATE OR REPLACE VIEW "works" AS SELECT * FROM read_parquet('parquet/works.parquet');
COMMENT ON VIEW "works" IS 'What a film is based on.';
CREATE OR REPLACE VIEW "release_dates" AS SELECT * FROM read_parquet('parquet/release_dates.parquet');
COMMENT ON VIEW "release_dates" IS 'When, where and how the film was released.';
CREATE OR REPLACE VIEW "runtimes" AS SELECT * FROM read_parquet('parquet/runtimes.parquet');
COMMENT ON VIEW "runtimes" IS 'Running times, one per version.';
CREATE OR REPLACE VIEW "companies" AS SELECT * FROM read_parquet('parquet/companies.parquet');
COMMENT ON VIEW "companies" IS 'One row per company.';
CREATE OR REPLACE VIEW "film_companies" AS SELECT * FROM read_parquet('parquet/film_companies.parquet');
COMMENT ON VIEW "film_companies" IS 'Which company did what for which film.';
CREATE OR REPLACE VIEW "film_countries" AS SELECT * FROM read_parquet('parquet/film_countries.parquet');
COMMENT ON VIEW "film_countries" IS 'Countries of production.';
CREATE OR REPLACE VIEW "film_languages" AS SELECT * FROM read_parquet('parquet/film_languages.parquet');
COMMENT ON VIEW "film_languages" IS 'Languages of the film.';
CREATE OR REPLACE VIEW "film_genres" AS SELECT * FROM read_parquet('parquet/film_genres.parquet');
COMMENT ON VIEW "film_genres" IS 'Genres of the film.';
CREATE OR REPLACE VIEW "money" AS SELECT * FROM read_parquet('parquet/money.parquet');
COMMENT ON VIEW "money" IS 'Budgets and box office takings.';
CREATE OR REPLACE VIEW "scores" AS SELECT * FROM read_parquet('parquet/scores.parquet');
COMMENT ON VIEW "scores" IS 'Scores by aggregators, critics and audiences.';
CREATE OR REPLACE VIEW "awards" AS SELECT * FROM read_parquet('parquet/awards.parquet');
COMMENT ON VIEW "awards" IS 'Awards won and nominations, selections and honours.';
CREATE OR REPLACE VIEW "award_recipients" AS SELECT * FROM read_parquet('parquet/award_recipients.parquet');
COMMENT ON VIEW "award_recipients" IS 'Everybody who received an award or was nominated for it: `awards.recipient_person_id` is the first of them.';
CREATE OR REPLACE VIEW "external_ids" AS SELECT * FROM read_parquet('parquet/external_ids.parquet');
COMMENT ON VIEW "external_ids" IS 'The film in other databases.';
CREATE OR REPLACE VIEW "sections" AS SELECT * FROM read_parquet('parquet/sections.parquet');
COMMENT ON VIEW "sections" IS 'The sections of an article.';
CREATE OR REPLACE VIEW "links" AS SELECT * FROM read_parquet('parquet/links.parquet');
COMMENT ON VIEW "links" IS 'Links to other articles.';
CREATE OR REPLACE VIEW "evidence" AS SELECT * FROM read_parquet('parquet/evidence.parquet');
COMMENT ON VIEW "evidence" IS 'Where each row was read.';
CREATE OR REPLACE VIEW "findings" AS SELECT * FROM read_parquet('parquet/findings.parquet');
COMMENT ON VIEW "findings" IS 'Everything that could not be read, and everything refused.';

CREATE OR REPLACE VIEW "film_summary" AS
WITH jobs AS (
    SELECT c.film_id, p.person_id, p.name, min(c.ordinal) AS place,
        CASE WHEN c.role = 'actor' THEN c.billing WHEN c.role = 'screenwriter' THEN 'writer' ELSE c.role END AS job
    FROM credits AS c JOIN people AS p ON p.person_id = c.person_id
    GROUP BY 1, 2, 3, 5
), makers AS (
    SELECT film_id, string_agg(name, ', ' ORDER BY place, name) FILTER (WHERE job = 'director') AS directors, string_agg(name, ', ' ORDER BY place, name) FILTER (WHERE job = 'writer') AS writers, string_agg(name, ', ' ORDER BY place, name) FILTER (WHERE job = 'producer') AS producers,
        string_agg(name, ', ' ORDER BY place, name) FILTER (WHERE job = 'starring') AS starring, string_agg(name, ', ' ORDER BY place, name) FILTER (WHERE job = 'composer') AS composers, string_agg(name, ', ' ORDER BY place, name) FILTER (WHERE job = 'cinematographer') AS cinematographers, string_agg(name, ', ' ORDER BY place, name) FILTER (WHERE job = 'editor') AS editors
    FROM (SELECT * FROM jobs ORDER BY film_id, job, place, name) AS sorted GROUP BY film_id
), countries AS (
    SELECT film_id, string_agg(name, ', ' ORDER BY ordinal) AS countries
    FROM (SELECT * FROM film_countries ORDER BY film_id, ordinal) AS sorted GROUP BY film_id
), languages AS (
    SELECT film_id, string_agg(name, ', ' ORDER BY ordinal) AS languages
    FROM (SELECT * FROM film_languages ORDER BY film_id, ordinal) AS sorted GROUP BY film_id
), genres AS (
    SELECT film_id, string_agg(name, ', ' ORDER BY ordinal) AS genres
    FROM (SELECT * FROM film_genres ORDER BY film_id, ordinal) AS sorted GROUP BY film_id
), firms AS (
    SELECT film_id, string_agg(name, ', ' ORDER BY ordinal) FILTER (WHERE role = 'production') AS production_companies, string_agg(name, ', ' ORDER BY ordinal) FILTER (WHERE role = 'distribution') AS distributors
    FROM (
        SELECT f.film_id, f.role, f.ordinal, c.name
        FROM film_companies AS f JOIN companies AS c ON c.company_id = f.company_id
        ORDER BY f.film_id, f.role, f.ordinal
    ) AS sorted GROUP BY film_id
), stated AS (
    SELECT film_id, kind, min(ordinal) AS ordinal FROM money
    WHERE territory IS NULL OR territory = 'worldwide' GROUP BY film_id, kind
), amounts AS (
    SELECT m.* FROM money AS m JOIN stated AS s ON s.film_id = m.film_id AND s.ordinal = m.ordinal
), received AS (
    SELECT film_id, max(value) FILTER (WHERE metric = 'metascore') AS metascore,
        max(value) FILTER (WHERE metric = 'tomatometer') AS tomatometer,
        count(*) FILTER (WHERE kind = 'critic') AS critic_scores,
        avg(normalized) FILTER (WHERE kind = 'critic') AS critic_average
    FROM scores GROUP BY film_id
), honours AS (
    SELECT film_id, count(*) FILTER (WHERE result = 'won') AS awards_won,
        count(*) FILTER (WHERE result = 'nominated') AS awards_nominated
    FROM (SELECT DISTINCT film_id, body, edition, year, award, category, result, award_text FROM awards) AS a GROUP BY film_id
)
SELECT f.film_id, f.title, f.original_title, f.original_language, f.year, f.release_date, f.runtime_minutes,
    makers.directors, makers.writers, makers.producers, makers.starring, makers.composers,
    makers.cinematographers, makers.editors, countries.countries, languages.languages, genres.genres,
    firms.production_companies, firms.distributors,
    budget.currency AS budget_currency, budget.amount_min AS budget_min, budget.amount_max AS budget_max,
    takings.currency AS box_office_currency, takings.amount_min AS box_office_min,
    takings.amount_max AS box_office_max, received.metascore, received.tomatometer, received.critic_average,
    coalesce(received.critic_scores, 0) AS critic_scores, coalesce(honours.awards_won, 0) AS awards_won,
    coalesce(honours.awards_nominated, 0) AS awards_nominated, f.short_description, f.article_id
FROM films AS f
LEFT JOIN makers ON makers.film_id = f.film_id
LEFT JOIN countries ON countries.film_id = f.film_id
LEFT JOIN languages ON languages.film_id = f.film_id
LEFT JOIN genres ON genres.film_id = f.film_id
LEFT JOIN firms ON firms.film_id = f.film_id
LEFT JOIN amounts AS budget ON budget.film_id = f.film_id AND budget.kind = 'budget'
LEFT JOIN amounts AS takings ON takings.film_id = f.film_id AND takings.kind = 'box_office'
LEFT JOIN received ON received.film_id = f.film_id
LEFT JOIN honours ON honours.film_id = f.film_id;
COMMENT ON VIEW "film_summary" IS 'A film a row: who made it, where, what it cost and took, how it was received.';

CREATE OR REPLACE VIEW "person_filmography" AS
WITH done AS (
    SELECT person_id, film_id, string_agg(replace(role, '_', ' '), ', ' ORDER BY role, ordinal, credit_id) AS roles, string_agg("character", ', ' ORDER BY role, ordinal, credit_id) AS characters,
        max(CASE WHEN billing = 'starring' THEN 1 ELSE 0 END) = 1 AS starring
    FROM (SELECT * FROM credits ORDER BY person_id, film_id, role, ordinal, credit_id) AS sorted
    GROUP BY person_id, film_id
)
SELECT p.person_id, p.name, p.sort_name, f.film_id, f.title, f.year, done.roles, done.characters, done.starring
FROM done
JOIN people AS p ON p.person_id = done.person_id
JOIN films AS f ON f.film_id = done.film_id;
COMMENT ON VIEW "person_filmography" IS 'A row for each person and film, with all that the person did on it.';

CREATE OR REPLACE VIEW "score_table" AS
SELECT s.score_id, s.film_id, f.title, f.year, s.ordinal, s.kind, s.source, s.metric, s.value, s.value_text,
    s.scale_min, s.scale_max, s.normalized, s.review_count, s.verdict, s.consensus, p.name AS critic,
    s.publication, s.as_of
FROM scores AS s
JOIN films AS f ON f.film_id = s.film_id
LEFT JOIN people AS p ON p.person_id = s.critic_person_id;
COMMENT ON VIEW "score_table" IS 'Every score with the names of film and critic.';

CREATE OR REPLACE VIEW "award_tally" AS
SELECT a.film_id, f.title, f.year, a.body,
    count(*) FILTER (WHERE a.result = 'won') AS won,
    count(*) FILTER (WHERE a.result = 'nominated') AS nominated,
    count(*) FILTER (WHERE a.result NOT IN ('won', 'nominated')) AS other
FROM (SELECT DISTINCT film_id, body, edition, year, award, category, result, award_text FROM awards) AS a JOIN films AS f ON f.film_id = a.film_id
GROUP BY a.film_id, f.title, f.year, a.body;
COMMENT ON VIEW "award_tally" IS 'Awards of each film, counted by who gives them; one that several share counts once.';
