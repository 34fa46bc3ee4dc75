//! The functions of a label type that work in `const`, where no method of a trait can be called: sets, tables and groups.

/// Gives an enum its const functions. `index_of` and `NAMES` are in scope; what can be generic is in label-core, since each
/// label type has these.
#[doc(hidden)]
#[macro_export]
macro_rules! __label_const {
    ($name:ident $count:literal) => {
        impl $name {
            /// The set of these classes, in `const` too.
            #[inline]
            #[must_use]
            pub const fn set<const N: $crate::__private::usize>(
                labels: [Self; N],
            ) -> $crate::__private::LabelSet<Self> {
                let mut made = [0; $crate::__private::word_count($count)];
                let mut index = 0;
                while index < N {
                    $crate::__private::insert_bit(&mut made, index_of($crate::__private::copied(&labels[index])));
                    index += 1;
                }
                $crate::__private::LabelSet::from_bits(made)
            }

            /// A value for each class, from pairs in any order. As a `const`, a class without a value, or with two, stops the
            /// build; outside of one it is a panic.
            #[must_use]
            #[track_caller]
            pub const fn table<T: $crate::__private::Copy, const N: $crate::__private::usize>(
                entries: [(Self, T); N],
            ) -> $crate::__private::PerLabel<Self, T> {
                let mut made = $crate::__private::CompleteTable::<T, $count>::new();
                let mut index = 0;
                while index < N {
                    made.insert(index_of($crate::__private::copied(&entries[index].0)), entries[index].1);
                    index += 1;
                }
                $crate::__private::PerLabel::new(made.finish(
                    $crate::__private::core::stringify!($name),
                    "table",
                    &NAMES,
                ))
            }

            /// The group of each class, from the classes of each group. As a `const`, a class that is in no group, or in more
            /// than one, stops the build; outside of one it is a panic.
            #[must_use]
            #[track_caller]
            pub const fn group<T: $crate::__private::Label, const N: $crate::__private::usize>(
                groups: [(T, &[Self]); N],
            ) -> $crate::__private::Group<Self, T> {
                let mut made = $crate::__private::CompleteTable::<T, $count>::new();
                let mut index = 0;
                while index < N {
                    let mut label = 0;
                    while label < groups[index].1.len() {
                        made.insert(index_of($crate::__private::copied(&groups[index].1[label])), groups[index].0);
                        label += 1;
                    }
                    index += 1;
                }
                $crate::__private::Group::new($crate::__private::PerLabel::new(made.finish(
                    $crate::__private::core::stringify!($name),
                    "group",
                    &NAMES,
                )))
            }
        }
    };
}

/// Gives an enum with display names a method for them. `$texts` only says that there are some.
#[doc(hidden)]
#[macro_export]
macro_rules! __label_display {
    ($name:ident $texts:literal) => {
        impl $name {
            /// The name of this class for people.
            #[inline]
            #[must_use]
            pub fn display_name(self) -> &'static $crate::__private::str {
                <Self as $crate::__private::Label>::display_name(self)
            }
        }
    };
}
