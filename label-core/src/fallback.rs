//! In: an enum that can't be a label type. Out: items of the names that a program would use, so that one mistake gives one
//! error. Nothing here ever runs: the build has failed.

/// What stands in for the impls where an enum can't have them, so that the error about it stays the only one.
#[doc(hidden)]
#[macro_export]
macro_rules! __label_fallback {
    ([$($generics:tt)*] [$name:ty] [$($bounds:tt)*]) => {
        const _: () = {
            use $crate::__private as __p;

            #[allow(dead_code)]
            impl $($generics)* $name $($bounds)* {
                pub const COUNT: __p::core::primitive::usize = 1;
                pub const NAMES: &'static [&'static __p::core::primitive::str; 1] = &[""];
                pub const ALL: &'static [$name] = &[];
                pub const fn index(self) -> __p::core::primitive::usize {
                    let _ = __p::core::mem::ManuallyDrop::new(self);
                    0
                }
                pub const fn from_index(_: __p::core::primitive::usize) -> __p::core::option::Option<$name> {
                    __p::core::option::Option::None
                }
                pub const fn name(self) -> &'static __p::core::primitive::str {
                    let _ = __p::core::mem::ManuallyDrop::new(self);
                    ""
                }
                pub const fn from_name(_: &__p::core::primitive::str) -> __p::core::option::Option<$name> {
                    __p::core::option::Option::None
                }
                pub fn class_indices() -> __p::ClassIndices {
                    __p::class_indices(Self::NAMES)
                }
                pub fn check_names<T>(_: T) -> __p::core::result::Result<(), __p::Mismatch> {
                    __p::core::result::Result::Ok(())
                }
            }

            impl $($generics)* __p::core::fmt::Display for $name $($bounds)* {
                fn fmt(&self, _: &mut __p::core::fmt::Formatter<'_>) -> __p::core::fmt::Result {
                    __p::core::result::Result::Ok(())
                }
            }

            impl $($generics)* __p::core::str::FromStr for $name $($bounds)* {
                type Err = __p::UnknownName;
                fn from_str(name: &__p::core::primitive::str) -> __p::core::result::Result<$name, __p::UnknownName> {
                    __p::core::result::Result::Err(__p::UnknownName::new(name, "", Self::NAMES))
                }
            }
        };
    };
}
