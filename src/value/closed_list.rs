//! Closed lists: enums whose names are published.

/// A value of a closed list.
pub trait ClosedList {
    /// The name that is published.
    fn name(&self) -> &'static str;
}

/// Declares an enum whose names are published: the closed lists of the contract.
macro_rules! closed_list {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),* }

        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];
            /// Every name, in the same order.
            pub const NAMES: &'static [&'static str] = &[$($text),*];

            /// The name that is published.
            pub fn as_str(self) -> &'static str {
                Self::NAMES[self as usize]
            }

            /// The value that a name stands for.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::NAMES.iter().position(|known| *known == name).map(|at| Self::ALL[at])
            }
        }

        impl $crate::value::ClosedList for $name {
            fn name(&self) -> &'static str {
                self.as_str()
            }
        }
    };
}

pub(crate) use closed_list;
