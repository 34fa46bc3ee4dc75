//! The macros of a label type's option `serde`. Only code that `typed-label-build` emits calls them.

/// Implements serde's traits by name, as text; by index if the format is not for people.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __label_serde {
    (true $name:ident) => {
        impl $crate::__private::serde_core::Serialize for $name {
            fn serialize<__S: $crate::__private::serde_core::Serializer>(
                &self,
                serializer: __S,
            ) -> $crate::__private::Result<__S::Ok, __S::Error> {
                $crate::__private::serialize(*self, serializer)
            }
        }

        impl<'de> $crate::__private::serde_core::Deserialize<'de> for $name {
            fn deserialize<__D: $crate::__private::serde_core::Deserializer<'de>>(
                deserializer: __D,
            ) -> $crate::__private::Result<Self, __D::Error> {
                $crate::__private::deserialize(deserializer)
            }
        }
    };
}

/// Without the feature `serde` there is nothing to implement them with; `__label_needs_serde` says so.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __label_serde {
    (true $name:ident) => {};
}

/// The error of the option `serde` without the feature of that name. A macro of its own, since its tokens have the place of the
/// option. `$add` is what turns the feature on.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __label_needs_serde {
    ($add:literal) => {
        $crate::__private::core::compile_error!($crate::__private::core::concat!(
            "the option `serde` needs the Cargo feature `serde`, which is not on\n\
             errors about `Serialize` and `Deserialize` follow from this one\n\
             help: run `",
            $add,
            "`",
        ));
    };
}

/// The feature is on.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __label_needs_serde {
    ($add:literal) => {};
}
