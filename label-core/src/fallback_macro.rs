//! What an enum gets that can't be a label type. Only code that `typed-label-build` emits calls it.

/// What stands in for the impls if an enum can't have them, so that the error about it stays the only one. Nothing here ever
/// runs: the build has failed.
#[doc(hidden)]
#[macro_export]
macro_rules! __label_fallback {
    ([$($generics:tt)*] [$name:ty] [$($bounds:tt)*]) => {
        const _: () = {
            use $crate::__private::parameters::*;

            static NAMES: [&$crate::__private::str; 1] = [""];
            const FINGERPRINT: $crate::__private::u64 = 0;
            const IS_STAND_IN: $crate::__private::bool = true;
            const LOOKUP: $crate::__private::PerfectHash = $crate::__private::PerfectHash::new(0, &[0; 2], &[0; 4]);

            const fn index_of $($generics)* (label: $name) -> $crate::__private::usize $($bounds)* {
                $crate::__private::core::mem::forget(label);
                0
            }

            const fn variant_at $($generics)* (
                _: $crate::__private::usize,
            ) -> $crate::__private::Option<$name> $($bounds)* {
                $crate::__private::Option::None
            }

            $crate::__label! { @items [$($generics)*] [$name] [$($bounds)*] 1, [$name] = &[] }

            impl $($generics)* $crate::__private::fmt::Display for $name $($bounds)* {
                fn fmt(&self, _: &mut $crate::__private::fmt::Formatter<'_>) -> $crate::__private::fmt::Result {
                    $crate::__private::Result::Ok(())
                }
            }
        };
    };
}
