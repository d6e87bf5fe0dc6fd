//! The rules by which rows are read, each declared once.
//!
//! A [`Reading`](super::Reading) can only be made with a [`Rule`] of this list. `evidence.rule` and
//! `evidence.confidence`, the break-down of the accuracy and the reference in the docs are derived
//! from it. To add a rule, declare it here with an example that it reads: a test reads the example.

use crate::schema::evidence::Confidence;

/// Declares the rules: what each does (its documentation), its published name, how sure a row is
/// that it read, and an example: fields, a lead or sections of an article.
macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $confidence:ident, $example:literal;)*) => {
        /// A rule of reading.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($(#[doc = $doc])+ $variant),* }

        impl Rule {
            /// Every rule, in the order of the reference.
            pub const ALL: &'static [Rule] = &[$(Rule::$variant),*];

            /// The name that is published: `date.field`.
            pub fn as_str(self) -> &'static str {
                match self { $(Rule::$variant => $name),* }
            }

            /// How sure a row is that this rule read.
            pub fn confidence(self) -> Confidence {
                match self { $(Rule::$variant => Confidence::$confidence),* }
            }

            /// What it reads, in a sentence.
            pub fn doc(self) -> &'static str {
                match self { $(Rule::$variant => concat!($($doc),+)),* }.trim()
            }

            /// Part of an article that it reads: fields, sentences of the lead, a section; empty where the
            /// title is what it reads.
            pub fn example(self) -> &'static str {
                match self { $(Rule::$variant => $example),* }
            }
        }
    };
}

rules! {
    /// The title line of the article.
    ArticleTitle = "article.title", Stated, "";
    /// A heading and all that stands below it, up to the next.
    Section = "section", Stated, "== Production ==\nIt was shot in eleven days.";
    /// An item of the section that lists related articles.
    LinkSeeAlso = "link.see_also", Stated, "== See also ==\n* List of road films";
    /// A link in the text, a list, a table or the infobox.
    LinkInline = "link.inline", Stated, "== Production ==\nIt was shot in [[Oslo|the capital]].";
    /// A link to a page of another site, or a template that makes one.
    LinkExternal = "link.external", Stated, "== External links ==\n* [https://example.org/ Example], at the archive";
    /// A category of the article.
    LinkCategory = "link.category", Stated, "It was shot in Oslo.\n[[Category:1999 films]]";

    /// The name by which the article calls the film, without what tells it from its namesakes.
    FilmTitle = "film.title", Stated, "";
    /// The first sentence of the lead, as the description.
    FilmFirstSentence = "film.first_sentence", Stated, "An Example is a road film.";
    /// The section that tells the story.
    FilmPlot = "film.plot", Stated, "== Plot ==\nA clerk leaves home.";
    /// The title of the article, as the film's main title.
    TitleArticle = "title.article", Stated, "";
    /// The name above the infobox, where it is not the title of the article.
    TitleDisplayName = "title.display_name", Stated, "";
    /// A title in a field made for it: original, romanised, working or other titles.
    TitleField = "title.field", Stated, "- Native name: Пример";
    /// Titles in the brackets after the film's name in the first sentence.
    TitleLeadBracket = "title.lead_bracket", Read, "An Example (German: Ein Beispiel) is a road film.";
    /// A sentence that says by what other name the film is known, or was made.
    TitleSentence = "title.sentence", Read, "An Example is a road film. It was released in the United States as The Long Way Round.";

    /// A name in a field made for one role of the crew.
    CreditField = "credit.field", Stated, "- Cinematography: Vera Lund";
    /// A name in the field of stars, or of voices.
    CreditStarring = "credit.starring", Stated, "- Starring: Vera Lund, Otto Brandt";
    /// An item of the cast list: actor, character, description.
    CreditCastList = "credit.cast_list", Read, "== Cast ==\n* Vera Lund as Ida, a clerk";
    /// A row of a table of the cast: actor, or one voice for each version, and character.
    CreditCastTable = "credit.cast_table", Stated, "== Cast ==\n{|\n! Actor !! Role\n|-\n| Vera Lund || Ida\n|}";
    /// A row of a table of the crew: function and name.
    CreditCrewTable = "credit.crew_table", Stated, "== Production ==\n{|\n! Role !! Name\n|-\n| Director || Vera Lund\n|}";
    /// A sentence of the lead that says who stars.
    CreditLeadStars = "credit.lead_stars", Read, "An Example is a road film starring Vera Lund and Otto Brandt.";
    /// A sentence that says who plays whom.
    CreditCastProse = "credit.cast_prose", Read, "== Cast ==\nVera Lund plays Ida Hansen, a clerk.";
    /// A name in brackets after the character, where the story is told.
    CreditBracket = "credit.bracket", Inferred, "- Starring: Vera Lund\n== Plot ==\nIda Hansen (Vera Lund) leaves home.";
    /// A sentence that says who did what behind the camera.
    CreditProse = "credit.prose", Read, "An Example is a road film directed by Vera Lund and edited by Otto Brandt.";

    /// The field that says what the film is based on: title, kind of work, author.
    WorkField = "work.field", Stated, "- Based on: The Long Way by Vera Lund";
    /// A sentence of the lead that says what the film is based on.
    WorkProse = "work.prose", Read, "An Example is a road film based on the novel The Long Way by Vera Lund.";

    /// A date in the field of release dates, with its place or occasion in brackets.
    DateField = "date.field", Stated, "- Released: 3 April 1999 (Norway)";
    /// An item of a list of home video releases that begins with its date.
    DateList = "date.list", Read, "== Home media ==\n* 3 April 2001: DVD";
    /// A sentence that says when, where and how the film was first shown, opened or came out again.
    DateSentence = "date.sentence", Read, "== Release ==\nAn Example was released in Norway on 3 April 1999.";
    /// A date of release that counts from another, or leaves its year to another.
    DateRelative = "date.relative", Inferred, "== Release ==\nAn Example was released in Norway on 3 April 1999 and in Sweden on 17 April.";

    /// A running time in its field.
    RuntimeField = "runtime.field", Stated, "- Runtime: 104 minutes";
    /// A sentence that says how long the film or a version of it runs.
    RuntimeSentence = "runtime.sentence", Read, "== Release ==\nThe film has a running time of 104 minutes.";

    /// A name in the fields of production companies and distributors.
    CompanyField = "company.field", Stated, "- Distributor: Fjord Film (Norway)";
    /// A sentence that says which company produced or distributed the film.
    CompanySentence = "company.sentence", Read, "An Example is a road film produced by Fjord Film and distributed by Polar Pictures.";

    /// A country in its field.
    CountryField = "country.field", Stated, "- Country: Norway, West Germany";
    /// A nationality in the phrase of the first sentence that says what kind of film it is.
    CountryLead = "country.lead", Read, "An Example is a 1999 Norwegian road film.";
    /// A language in its field.
    LanguageField = "language.field", Stated, "- Language: Norwegian";
    /// A language in the phrase of the first sentence that says what kind of film it is.
    LanguageLead = "language.lead", Read, "An Example is a 1999 Bengali-language road film.";
    /// A genre in its field.
    GenreField = "genre.field", Stated, "- Genre: road film";
    /// A genre in the phrase of the first sentence that says what kind of film it is.
    GenreLead = "genre.lead", Read, "An Example is a 1999 Norwegian comedy drama film.";

    /// An amount in the fields of budget and takings.
    MoneyField = "money.field", Stated, "- Budget: $1.2–1.5 million";
    /// A sentence that says what the film cost or took.
    MoneySentence = "money.sentence", Read, "== Box office ==\nAn Example grossed $4.5 million worldwide.";

    /// The critics' score at Metacritic, with the reviews counted and the verdict.
    ScoreMetacritic = "score.metacritic", Read, "== Reception ==\nOn Metacritic, the film has a score of 71 out of 100 based on 12 critics.";
    /// The users' score at Metacritic.
    ScoreMetacriticUsers = "score.metacritic_users", Read, "== Reception ==\nOn Metacritic, users gave the film 7.1 out of 10.";
    /// The share of favourable reviews at Rotten Tomatoes, with the reviews counted.
    ScoreTomatometer = "score.tomatometer", Read, "== Reception ==\nOn Rotten Tomatoes, the film holds an approval rating of 91% based on 33 reviews.";
    /// The average rating at Rotten Tomatoes.
    ScoreRottenTomatoesAverage = "score.rotten_tomatoes_average", Read, "== Reception ==\nOn Rotten Tomatoes, 91% of 33 reviews are positive, with an average rating of 7.6/10.";
    /// The audience score at Rotten Tomatoes.
    ScoreRottenTomatoesAudience = "score.rotten_tomatoes_audience", Read, "== Reception ==\nOn Rotten Tomatoes, the film has an audience score of 84%.";
    /// The consensus of the critics that Rotten Tomatoes gives in quotation marks, beside the score that it explains.
    ScoreConsensus = "score.consensus", Read, "== Reception ==\nOn Rotten Tomatoes, the film holds an approval rating of 91% based on 33 reviews. The site's consensus reads, \"Slow, and glad of it.\"";
    /// The grade that audiences gave in CinemaScore's poll.
    ScoreCinemascore = "score.cinemascore", Read, "== Reception ==\nAudiences polled by CinemaScore gave the film an average grade of \"B+\" on an A+ to F scale.";
    /// The shares of viewers that PostTrak counted.
    ScorePosttrak = "score.posttrak", Read, "== Reception ==\nPostTrak reported that 80% of filmgoers gave the film a positive score.";
    /// The score at another site that gathers reviews.
    ScoreAggregate = "score.aggregate", Read, "== Reception ==\nOn AlloCiné, the film has an average rating of 3.6/5 based on 21 reviews.";
    /// A row of a table or box of reviews: a source and its score.
    ScoreTable = "score.table", Stated, "== Reception ==\n{|\n! Source !! Rating\n|-\n| The Guardian || 4/5 stars\n|}";
    /// A rating by a critic or a publication: stars, points, a grade or thumbs.
    ScoreCritic = "score.critic", Read, "== Reception ==\nVera Lund of The Guardian gave the film four out of five stars.";

    /// An item of the awards field.
    AwardField = "award.field", Stated, "- Awards: Academy Award for Best Picture";
    /// An item of a list of awards, with what the items above it say.
    AwardList = "award.list", Inferred, "== Accolades ==\n* Academy Award for Best Picture (won)";
    /// A row of a table of awards: who gives it, year, category, recipients and result, in any order.
    AwardTable = "award.table", Stated, "== Accolades ==\n{|\n! Award !! Category !! Recipient !! Result\n|-\n| Academy Awards || Best Picture || Vera Lund || Won\n|}";
    /// A sentence that says what was won or nominated, by whom and for what.
    AwardProse = "award.prose", Inferred, "== Accolades ==\nThe film won the Academy Award for Best Picture.";
    /// A sentence that says at which festival, and in which section of it, the film was shown.
    AwardSelection = "award.selection", Read, "== Release ==\nThe film was screened in the Un Certain Regard section at the 1999 Cannes Film Festival.";
    /// A sentence that says for which award a country submitted the film.
    AwardSubmission = "award.submission", Read, "== Accolades ==\nIt was selected as the Norwegian entry for the Best Foreign Language Film at the 72nd Academy Awards.";
    /// A sentence that says which list, registry or institution honoured the film later.
    AwardHonor = "award.honor", Read, "== Legacy ==\nIn 2010, the film was selected for preservation in the United States National Film Registry by the Library of Congress.";

    /// A template that links to the film in another database.
    ExternalIdTemplate = "external_id.template", Stated, "== External links ==\n* {{IMDb title|0000001|An Example}}";
    /// An infobox field, or a field of the page's record, that holds an identifier.
    ExternalIdField = "external_id.field", Stated, "- IMDb id: 0000001";
}

impl Rule {
    /// Whether the example is wikitext, since plain text has nothing of the kind: tables, links, templates.
    pub fn example_is_wikitext(self) -> bool {
        ["{|", "[[", "{{", "[http"].iter().any(|markup| self.example().contains(markup))
    }

    /// The example as part of a whole article, in the plain-text format or as a page of wikitext.
    ///
    /// ```
    /// use reelmill::transform::Rule;
    ///
    /// let article = Rule::RuntimeField.example_article();
    /// assert!(article.starts_with("= An Example (film) =\n"));
    /// assert!(article.contains("\n- Runtime: 104 minutes\n"));
    /// ```
    pub fn example_article(self) -> String {
        let example = self.example();
        if self.example_is_wikitext() {
            return format!("{{{{Infobox film|director=Ada Director}}}}\n\nAn Example is a 1999 film.\n{example}\n");
        }
        let (above, section) = example.split_at(example.find("== ").unwrap_or(example.len()));
        let (fields, lead): (Vec<&str>, Vec<&str>) = above.lines().partition(|line| line.starts_with("- "));
        let fields = if fields.is_empty() { "- Director: Ada Director".to_owned() } else { fields.join("\n") };
        let lead = if lead.is_empty() { "An Example is a 1999 film.".to_owned() } else { lead.join("\n") };
        format!("= An Example (film) =\n\nExample, An\n{fields}\n\n{lead}\n{section}\n")
    }
}
