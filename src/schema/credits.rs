//! `credits`: who did what on which film.

use uuid::Uuid;

use crate::value::closed_list;

use super::{Kind, Linked, Row, Table, ToCell};

closed_list! {
    /// What a person did on a film. `src/vocab/roles.tsv` gives label, department, source fields
    /// and terms of public vocabularies.
    Role {
        /// Director.
        Director = "director",
        /// Co-director.
        CoDirector = "co_director",
        /// Producer.
        Producer = "producer",
        /// Executive producer.
        ExecutiveProducer = "executive_producer",
        /// Co-producer.
        CoProducer = "co_producer",
        /// Line producer.
        LineProducer = "line_producer",
        /// Writer, where the article does not say of what.
        Writer = "writer",
        /// Writer of the screenplay.
        Screenwriter = "screenwriter",
        /// Writer of the story.
        Story = "story",
        /// Writer of the dialogue.
        Dialogue = "dialogue",
        /// Author of a work that the film is based on.
        BasedOn = "based_on",
        /// Actor.
        Actor = "actor",
        /// Narrator.
        Narrator = "narrator",
        /// Presenter.
        Presenter = "presenter",
        /// Composer.
        Composer = "composer",
        /// Lyricist.
        Lyricist = "lyricist",
        /// Cinematographer.
        Cinematographer = "cinematographer",
        /// Editor.
        Editor = "editor",
        /// Production designer.
        ProductionDesigner = "production_designer",
        /// Art director.
        ArtDirector = "art_director",
        /// Costume designer.
        CostumeDesigner = "costume_designer",
        /// Sound.
        Sound = "sound",
        /// Visual effects.
        VisualEffects = "visual_effects",
        /// Animator.
        Animator = "animator",
        /// Choreographer.
        Choreographer = "choreographer",
        /// Stunts.
        Stunts = "stunts",
        /// Anything else.
        Other = "other",
    }
}

closed_list! {
    /// Department of a role.
    Department {
        /// Directing.
        Directing = "directing",
        /// Production.
        Production = "production",
        /// Writing.
        Writing = "writing",
        /// Cast.
        Cast = "cast",
        /// Camera.
        Camera = "camera",
        /// Editing.
        Editing = "editing",
        /// Music.
        Music = "music",
        /// Art.
        Art = "art",
        /// Sound.
        Sound = "sound",
        /// Effects.
        Effects = "effects",
        /// Anything else.
        Other = "other",
    }
}

closed_list! {
    /// How a credit is qualified.
    Qualifier {
        /// Not named in the film's own credits.
        Uncredited = "uncredited",
        /// Heard, not seen.
        Voice = "voice",
        /// Seen in footage shot for something else.
        ArchiveFootage = "archive_footage",
        /// A cameo.
        Cameo = "cameo",
        /// A special or guest appearance.
        SpecialAppearance = "special_appearance",
        /// Appears as themselves.
        HimselfOrHerself = "himself_or_herself",
        /// Additional to the main credit.
        Additional = "additional",
        /// Published after the person's death.
        Posthumous = "posthumous",
        /// In scenes that were cut.
        DeletedScene = "deleted_scene",
        /// Sings for another actor.
        SingingVoice = "singing_voice",
        /// Motion capture.
        MotionCapture = "motion_capture",
        /// Stand-in or body double.
        StandIn = "stand_in",
    }
}

closed_list! {
    /// Where a person is billed.
    Billing {
        /// Named as starring by infobox or lead.
        Starring = "starring",
        /// Named in the cast section only.
        Cast = "cast",
        /// Not in the cast.
        Crew = "crew",
    }
}

/// A row of `credits`.
#[derive(Clone, Debug, PartialEq)]
pub struct Credit {
    /// Key, made from film, person, role and character.
    pub credit_id: Uuid,
    /// Film.
    pub film_id: Uuid,
    /// Person.
    pub person_id: Uuid,
    /// What the person did.
    pub role: Role,
    /// Department that the role belongs to.
    pub department: Department,
    /// Position within film and role, from 1.
    pub ordinal: i32,
    /// Character played.
    pub character: Option<String>,
    /// What the article says of the character.
    pub character_description: Option<String>,
    /// Name as written, where it differs from `people.name`.
    pub credited_as: Option<String>,
    /// How the credit is qualified.
    pub qualifier: Option<Qualifier>,
    /// Where the person is billed.
    pub billing: Billing,
}

type Column = super::Column<Credit>;

impl Row for Credit {
    const TABLE: &'static Table<Self> = &Table {
        name: "credits",
        doc: "Who did what on which film.",
        key: &["credit_id"],
        order: &["film_id", "ordinal", "role", "credit_id"],
        linked: Linked::Statements,
        columns: &[
            Column::new("credit_id", Kind::Id, "Key, made from film, person, role and character.", |row| row.credit_id.cell()),
            Column::new("film_id", Kind::Id, "Film.", |row| row.film_id.cell()).references("films"),
            Column::new("person_id", Kind::Id, "Person.", |row| row.person_id.cell()).references("people"),
            Column::new("role", Kind::Enum(Role::NAMES), "What the person did.", |row| row.role.cell()).term("schema:roleName"),
            Column::new("department", Kind::Enum(Department::NAMES), "Department that the role belongs to.", |row| row.department.cell()).unlinked("Follows from the role."),
            Column::new("ordinal", Kind::Int32, "Position within film and role, from 1.", |row| row.ordinal.cell()).term("schema:position"),
            Column::new("character", Kind::Text, "Character played.", |row| row.character.cell()).nullable().term("schema:characterName"),
            Column::new("character_description", Kind::Text, "What the article says of the character.", |row| row.character_description.cell()).nullable(),
            Column::new("credited_as", Kind::Text, "Name as written, where it differs from `people.name`.", |row| row.credited_as.cell()).nullable(),
            Column::new("qualifier", Kind::Enum(Qualifier::NAMES), "How the credit is qualified.", |row| row.qualifier.cell()).nullable(),
            Column::new("billing", Kind::Enum(Billing::NAMES), "Where the person is billed.", |row| row.billing.cell()),
        ],
    };
}
