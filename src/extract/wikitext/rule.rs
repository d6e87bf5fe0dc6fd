//! What templates stand for in the text of a page.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How a template is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// It shows nothing of the subject: references, notices, layout.
    Nothing,
    /// It shows one of its arguments: the first of these places that is filled.
    Shows(&'static [usize]),
    /// Each argument is a value, or a wiki list of values.
    List,
    /// It ends a line.
    LineBreak,
    /// A literal translation.
    Literally,
    /// It stands for these words.
    Words(&'static str),
    /// It stands for this word, with its argument as a note: results of awards.
    Result(&'static str),
    /// An amount of money with this sign.
    Money(&'static str),
    /// An amount with a letter for its scale: `{{INRConvert|50|c}}`.
    Rupees,
    /// Dates with places, any number of them.
    FilmDate,
    /// One date.
    Date,
    /// Words in this language, with a romanization and a translation.
    Language(&'static str),
    /// Japanese: translation, script, romanization, in this order of places.
    Japanese {
        shown: usize,
        script: usize,
        romanized: usize,
    },
    /// Chinese or Korean names, by key.
    Names,
    /// An address, shown as it is or by the words behind it.
    Address,
    /// First name and surname.
    SortName,
    /// A name that has an article in another language.
    Elsewhere,
    /// Work and authors.
    BasedOn,
    /// A number and its unit.
    Convert,
    /// Hours, minutes and seconds.
    Duration,
    /// An approximate year.
    Circa,
    /// Points out of a number of points.
    Rating,
    /// A fraction.
    Fraction,
    /// A state of things: `As of 2018`.
    AsOf,
    /// The sentence that a score and its count make.
    TomatoesSentence,
    MetacriticSentence,
    /// A number that is worked out when the page is shown, from prices of other years.
    WorkedOut,
    /// A sum: `{{#expr: 5 + 1.1}}`.
    Sum,
    /// A value that stands in another page.
    LookedUp,
    /// A quotation, as a paragraph.
    Quotation,
    /// A table of sources and their ratings.
    Ratings,
    /// What follows the colon in the name: `{{formatnum:1000}}`.
    AfterColon,
}

/// How the template of a (folded) name is read; `None` where it is not known.
pub(super) fn rule(name: &str) -> Option<Rule> {
    static BY_NAME: LazyLock<BTreeMap<&str, Rule>> = LazyLock::new(|| {
        let pairs = RULES.iter().flat_map(|(rule, names)| names.split('|').map(move |name| (name.trim(), *rule)));
        pairs.collect()
    });
    if let Some(rule) = BY_NAME.get(name) {
        return Some(*rule);
    }
    if name.starts_with("#expr:") {
        return Some(Rule::Sum);
    }
    if name.starts_with("formatnum:") {
        return Some(Rule::AfterColon);
    }
    let silent = ["cite ", "cite-", "use ", "#", "defaultsort:", "displaytitle:", "pp-", "flagicon"];
    if silent.iter().any(|start| name.starts_with(start)) {
        return Some(Rule::Nothing);
    }
    let code = name.strip_prefix("lang-").or_else(|| name.strip_prefix("langx-"))?;
    language(code).map(Rule::Language)
}

/// The English name of the language with a code: `ru`, `sr-Latn`.
pub(super) fn language(code: &str) -> Option<&'static str> {
    let code = code.split(['-', '_']).next().unwrap_or_default().trim();
    let found = match code.len() {
        2 => isolang::Language::from_639_1(code),
        3 => isolang::Language::from_639_3(code),
        _ => None,
    };
    match code {
        "el" => Some("Greek"),
        "zh" => Some("Chinese"),
        _ => found.map(|language| language.to_name()).map(|name| name.split(" (").next().unwrap_or(name)),
    }
}

const RULES: &[(Rule, &str)] = &[
    (
        Rule::List,
        "plainlist|plain list|vunblist|ubl|ublist|unbulleted list|unbulletedlist|hlist|h-list|horizontal list|flatlist|flat list|bulleted list|\
         bulletlist|br separated entries|comma separated entries|cslist|csv|cast listing|cast list|castlist|columns-list|\
         columns list|col-list|collist|div columns|collapsible list|unordered list|ordered list|pagelist|cmn|colbegin list",
    ),
    (
        Rule::Shows(&[1]),
        "nowrap|longitem|nobr|nobreak|no wrap|small|smaller|resize|big|larger|large|nobold|noitalic|normal|sic|abbr|tooltip|flag|flagcountry|\
         flagu|flagdeco|center|centre|nobold|bold|b|i|italic|italics|strong|em|sup|sub|\
         translation|trans|not a typo|as written|proper name|title|text|noitalics|non-italic title|script|nts|ntsh|val|\
         number|formatnum|translit|lj|ljoin|nihongo2|ruby-ja|zh-hans|zh-hant|visible anchor|vanchor|color|nowrapped|serif|linktext|\
         no italic|no bold|wikt-lang|hidden text|keep wrapped|mono|code|pre|tq|font|allcaps|sc|smallcaps|smaller text|\
         small text|smalldiv|larger text|midsize|bigger|film year",
    ),
    (
        Rule::Shows(&[2, 1]),
        "lang|native name|nativename|sort|font color|fontcolor|colored text|resize text|rtl-lang|script/arabic|link language|ruby|wikt|hs|flag+link",
    ),
    (Rule::Shows(&[3, 2, 1]), "transl|transliteration|xlit"),
    (Rule::Literally, "literally|lit|literal translation|gloss"),
    (Rule::LineBreak, "br|break|newline|brk|crlf|-br"),
    (Rule::Words("'"), "'|`|apostrophe|apos"),
    (Rule::Words("'s"), "'s|`s"),
    (Rule::Words("\u{2019}"), "\u{2019}|okina|'`"),
    (Rule::Words("\""), "\"|double prime"),
    (Rule::Words("\u{2013}"), "ndash|en dash|endash|\u{2013}"),
    (Rule::Words(" \u{2013} "), "snd|spnd|sndash|spaced ndash|spaced en dash|spaced endash|\u{2013} |dash|nsndns"),
    (Rule::Words("\u{2014}"), "mdash|em dash|emdash|\u{2014}"),
    (Rule::Words(" "), "nbsp|spaces|space|thin space|thinsp|hair space|hsp|pad|zwsp|0|wbr|shy|clear|gap|indent|hr"),
    (Rule::Words(" \u{B7} "), "\u{B7}|dot|middot|bullet|bull|\u{2022}|dotted|\u{B7}wrap|nbsp dot"),
    (Rule::Words("="), "="),
    (Rule::Words("\u{2212}"), "minus|\u{2212}"),
    (Rule::Words("+"), "plus"),
    (Rule::Words("["), "bracket"),
    (Rule::Words("\u{BD}"), "half|1/2"),
    (Rule::Words("n/a"), "n/a|na|n.a."),
    (Rule::Words("TBA"), "tba|tbd"),
    (Rule::Words("Yes"), "yes|aye|y|tick|check mark|checked box"),
    (Rule::Words("No"), "no|nay|n|cross"),
    (Rule::Words("\u{2605}"), "star|star full|starfull"),
    (Rule::Result("Won"), "won|win|winner|award won|awardwon"),
    (Rule::Result("Nominated"), "nom|nominated|nominee|award nom"),
    (Rule::Result("Pending"), "pending"),
    (Rule::Result("Shortlisted"), "shortlisted|longlisted"),
    (Rule::Result("Runner-up"), "runner-up|runner up|second place|silver02"),
    (Rule::Result("Honored"), "honored|honoured"),
    (Rule::Result("Tied"), "draw|tie|tied"),
    (Rule::Result("Selected"), "selected|cselected|official selection"),
    (Rule::Result("Included"), "included"),
    (Rule::Result("Second place"), "2nd|second|2nd place"),
    (Rule::Result("Third place"), "3rd|third|third place|3rd place|bronze03"),
    // Flags with the name of their country.
    (Rule::Words("Argentina"), "arg"),
    (Rule::Words("Australia"), "aus"),
    (Rule::Words("Austria"), "aut"),
    (Rule::Words("Bangladesh"), "bgd"),
    (Rule::Words("Belgium"), "bel"),
    (Rule::Words("Brazil"), "bra"),
    (Rule::Words("Bulgaria"), "bul|bgr"),
    (Rule::Words("Canada"), "can"),
    (Rule::Words("Chile"), "chl"),
    (Rule::Words("China"), "chn|prc|pr china"),
    (Rule::Words("Colombia"), "col"),
    (Rule::Words("Croatia"), "cro|hrv"),
    (Rule::Words("Cuba"), "cub"),
    (Rule::Words("Czech Republic"), "cze"),
    (Rule::Words("Czechoslovakia"), "tch|csk|czechoslovakia"),
    (Rule::Words("Denmark"), "den|dnk"),
    (Rule::Words("East Germany"), "gdr|ddr"),
    (Rule::Words("Egypt"), "egy"),
    (Rule::Words("Finland"), "fin"),
    (Rule::Words("France"), "fra"),
    (Rule::Words("Germany"), "ger|deu"),
    (Rule::Words("Greece"), "gre|grc"),
    (Rule::Words("Hong Kong"), "hkg|hk"),
    (Rule::Words("Hungary"), "hun"),
    (Rule::Words("Iceland"), "isl"),
    (Rule::Words("India"), "ind"),
    (Rule::Words("Indonesia"), "ina|idn"),
    (Rule::Words("Iran"), "iri|irn"),
    (Rule::Words("Ireland"), "irl"),
    (Rule::Words("Israel"), "isr"),
    (Rule::Words("Italy"), "ita"),
    (Rule::Words("Japan"), "jpn"),
    (Rule::Words("Malaysia"), "mas|mys"),
    (Rule::Words("Mexico"), "mex"),
    (Rule::Words("Nepal"), "npl"),
    (Rule::Words("Netherlands"), "ned|nld"),
    (Rule::Words("New Zealand"), "nzl"),
    (Rule::Words("Nigeria"), "ngr|nga"),
    (Rule::Words("Norway"), "nor"),
    (Rule::Words("Pakistan"), "pak"),
    (Rule::Words("Philippines"), "phi|phl"),
    (Rule::Words("Poland"), "pol"),
    (Rule::Words("Portugal"), "por|prt"),
    (Rule::Words("Romania"), "rou|rom"),
    (Rule::Words("Russia"), "rus"),
    (Rule::Words("Serbia"), "srb"),
    (Rule::Words("Singapore"), "sgp"),
    (Rule::Words("Slovakia"), "svk"),
    (Rule::Words("South Africa"), "rsa|zaf"),
    (Rule::Words("South Korea"), "kor|rok"),
    (Rule::Words("Soviet Union"), "ussr|urs"),
    (Rule::Words("Spain"), "esp"),
    (Rule::Words("Sri Lanka"), "sri|lka"),
    (Rule::Words("Sweden"), "swe"),
    (Rule::Words("Switzerland"), "sui|che"),
    (Rule::Words("Taiwan"), "twn|roc-tw"),
    (Rule::Words("Thailand"), "tha"),
    (Rule::Words("Turkey"), "tur"),
    (Rule::Words("Ukraine"), "ukr"),
    (Rule::Words("United Arab Emirates"), "uae"),
    (Rule::Words("United Kingdom"), "uk|gbr|gb"),
    (Rule::Words("United States"), "usa|us|u.s."),
    (Rule::Words("Vietnam"), "vie|vnm"),
    (Rule::Words("West Germany"), "frg|west germany"),
    (Rule::Words("Yugoslavia"), "yug|sfr yugoslavia"),
    (Rule::Money("$"), "$|dollar|usd$"),
    (Rule::Money("US$"), "us$|usd|us dollar|us dollars|united states dollar"),
    (Rule::Money("A$"), "a$|aud|au$|australian dollar"),
    (Rule::Money("C$"), "c$|cad|ca$|canadian dollar"),
    (Rule::Money("NZ$"), "nz$|nzd"),
    (Rule::Money("HK$"), "hk$|hkd|hong kong dollar"),
    (Rule::Money("NT$"), "nt$|ntd|twd"),
    (Rule::Money("S$"), "s$|sgd"),
    (Rule::Money("R$"), "r$|brl|brazilian real"),
    (Rule::Money("MX$"), "mxn|mex$|mx$"),
    (Rule::Money("\u{A3}"), "\u{A3}|gbp|pound|pound sterling|gb\u{A3}|pounds"),
    (Rule::Money("\u{20AC}"), "\u{20AC}|eur|euro|euros"),
    (Rule::Money("\u{A5}"), "\u{A5}|jpy|yen|jp\u{A5}|japanese yen"),
    (Rule::Money("CN\u{A5}"), "cny|rmb|cn\u{A5}|renminbi|yuan"),
    (Rule::Money("\u{20A9}"), "\u{20A9}|krw|won sign|south korean won|korean won"),
    (
        Rule::Money("\u{20B9}"),
        "inr|\u{20B9}|indian rupee|indian rupees|indianrupee|indian currency|indian rupee sign|rupee|rupees|rs|rs.",
    ),
    (Rule::Money("PKR "), "pkr|\u{20A8}|pakistani rupee|pakistani rupees"),
    (Rule::Money("LKR "), "lkr|sri lankan rupee"),
    (Rule::Money("NPR "), "npr|nepalese rupee"),
    (Rule::Money("\u{20B1}"), "\u{20B1}|php|philippine peso|philippine pesos|philippines peso|peso"),
    (Rule::Money("\u{20BD}"), "rub|\u{20BD}|russian ruble|ruble|rouble"),
    (Rule::Money("\u{20BA}"), "try|turkish lira|\u{20BA}"),
    (Rule::Money("\u{20AA}"), "ils|nis|\u{20AA}|israeli new shekel"),
    (Rule::Money("\u{20A6}"), "ngn|naira|\u{20A6}|nigerian naira"),
    (Rule::Money("\u{0E3F}"), "thb|\u{0E3F}|thai baht"),
    (Rule::Money("\u{20AB}"), "vnd|\u{20AB}"),
    (Rule::Money("\u{09F3}"), "bdt|taka|bangladeshi taka|\u{09F3}"),
    (Rule::Money("RM "), "myr|rm|ringgit"),
    (Rule::Money("Rp "), "idr|rp.|rupiah"),
    (Rule::Money("SEK "), "sek|swedish krona"),
    (Rule::Money("NOK "), "nok|norwegian krone"),
    (Rule::Money("DKK "), "dkk|danish krone"),
    (Rule::Money("CHF "), "chf|swiss franc"),
    (Rule::Money("PLN "), "pln|polish z\u{142}oty|zloty"),
    (Rule::Money("CZK "), "czk|czech koruna"),
    (Rule::Money("HUF "), "huf|hungarian forint"),
    (Rule::Money("ZAR "), "zar|south african rand"),
    (Rule::Money("IRR "), "irr|iranian rial"),
    (Rule::Money("ITL "), "itl|italian lira"),
    (Rule::Money("FRF "), "frf|french franc"),
    (Rule::Money("DM "), "dm|dem|deutsche mark"),
    (Rule::Rupees, "inrconvert|inr convert|indian rupees convert"),
    (Rule::FilmDate, "film date|filmdate|film release date|film release dates|releasedate|film dates"),
    (
        Rule::Date,
        "birth date|birth date and age|death date|death date and age|start date|startdate|start-date|start date and age|end date|enddate|start and end dates|dts|date|dtsh|release date|video game release date|\
         date table sorting|film date and age|birth-date|start date text|published",
    ),
    (Rule::Japanese { shown: 1, script: 2, romanized: 3 }, "nihongo|nihongo title|japanese|nihongo foot"),
    (Rule::Japanese { shown: 3, script: 2, romanized: 1 }, "nihongo4"),
    (Rule::Japanese { shown: 1, script: 2, romanized: 3 }, "nihongo3|nihongo krt"),
    (
        Rule::Names,
        "zh|zh-full|chinese|lang-zh|langx|korean|ko-hhrm|lang-ko|kor|infobox name module|film name|infobox film name|infobox japanese name",
    ),
    (Rule::Address, "url|official url|url2"),
    (Rule::SortName, "sortname|sort name|sort-name"),
    (
        Rule::Elsewhere,
        "ill|interlanguage link|illm|interlanguage link multi|link-interwiki|iii|il|red link with wikidata|translation link|ill-wd|illwd2",
    ),
    (Rule::BasedOn, "based on|basedon|based-on"),
    (Rule::Convert, "convert|cvt|conv"),
    (Rule::Duration, "duration|hms|runtime"),
    (Rule::Circa, "circa|c.|ca.|c|ca"),
    (Rule::Rating, "rating|stars|rating-5|rating-10|ratings|rating10|star rating"),
    (Rule::Fraction, "frac|fraction|sfrac|fract|\u{2044}"),
    (Rule::AsOf, "as of|asof|updated"),
    (Rule::TomatoesSentence, "rotten tomatoes prose|rt prose|rotten tomatoes film prose|rtprose"),
    (
        Rule::MetacriticSentence,
        "metacritic film prose|mc film prose|metacritic prose|mc film|mc prose|metacritic tv prose",
    ),
    (
        Rule::LookedUp,
        "rotten tomatoes data|rt data|rotten tomatoes score|rottentomatoes data|metacritic data|wikidata|box office mojo data|#property|#invoke:wikidata",
    ),
    (
        Rule::WorkedOut,
        "inflation|inflation-year|inflation/year|inflationyear|to usd|to usd round|tousd|currency|usdcny|us inflation",
    ),
    (
        Rule::Quotation,
        "quote|cquote|blockquote|block quote|quotation|bquote|rquote|quote box|quotebox|centered pull quote|pull quote|longquote|\
         verse translation|poem quote",
    ),
    (
        Rule::Ratings,
        "album ratings|film ratings|album reviews|music ratings|video game reviews|vg reviews|film and game ratings|television ratings|\
         film reviews|tv ratings|aggregate ratings|critic ratings",
    ),
    (
        Rule::Nothing,
        "!|citation|citeweb|citation needed|cn|fact|citation-needed|sfn|sfnp|sfnm|harv|harvnb|harvp|harvtxt|r|rp|ref|refn|efn|efn-ua|\
         efn-lr|note|notetag|ref label|reflist|notelist|references|refbegin|refend|anchor|main|main article|see also|seealso|further|\
         details|about|other uses|for|redirect|distinguish|hatnote|use dmy dates|use mdy dates|short description|\
         italic title|good article|featured article|featured list|infobox|webarchive|dead link|deadlink|cbignore|bare url inline|\
         clarify|when|who|which|by whom|according to whom|vague|dubious|disputed inline|better source needed|better source|\
         unreliable source|failed verification|verify source|page needed|full citation needed|nonspecific|original research inline|\
         update|update inline|update after|expand section|empty section|unreferenced|unreferenced section|refimprove|more citations needed|\
         more footnotes|multiple issues|tone|cleanup|notability|plot|long plot|overly detailed|in lang|in lang link|icon|isbn|issn|oclc|doi|asin|\
         authority control|portal|portal bar|portal-inline|subject bar|commons category|commons|wikiquote|wikiquote-inline|\
         navboxes|clear left|clear right|-|col-begin|col-2|col-3|col-4|col-break|col-end|div col|div col end|colbegin|colend|col div end|\
         endplainlist|end plainlist|startplainlist|startflatlist|endflatlist|end flatlist|flatlist end|cast list break|castlist break|\
         toc|toc limit|toc left|toc right|notoc|coord|featured|listen|multiple image|image frame|superimpose|inflation-fn|toc hidden|dagger|double-dagger|double dagger|ref supports2|loop|increase|decrease|steady|nosplit|void|\
         abbrlink|sup ref|zwnj|nobreak ref|sortable|scopes|audio|respell|ipa|ipac-en|ipa-en|ipa-fr|ipa-it|pron-en|lang-ipa|track listing|\
         tracklist|extra chronology|singles|certification table top|certification table entry|certification table bottom|\
         certification table summary|draft article|afc submission|stub|estimation|year header",
    ),
];
