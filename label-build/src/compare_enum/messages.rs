//! Messages about a hand-written enum that is not the class list, and what to write.

use crate::place;
use typed_label_source::collect::mapped;
use typed_label_source::escape::quoted_list;
use typed_label_source::{Place, Problem};

/// An enum without a variant.
pub(crate) fn no_variant(name: &str) -> Problem {
    Problem::new(
        place::ENUM,
        format!("`{name}` has no variant"),
        format!("write one variant per class, or let `#[labels(\"path/to/folder\")] enum {name} {{}}` make them"),
    )
}

/// More variants than an index of 16 bits can tell apart.
pub(crate) fn too_many_variants(name: &str, count: usize, most: usize) -> Problem {
    Problem::new(
        place::ENUM,
        format!("`{name}` has {count} variants; a label type can have at most {most}"),
        "split the classes over several enums",
    )
}

/// Generic parameters.
pub(crate) fn generic(name: &str) -> Problem {
    Problem::new(
        place::GENERICS,
        format!("`{name}` has generic parameters; a label is a plain index"),
        "remove them: a class has no type or lifetime of its own",
    )
}

/// A variant with fields.
pub(crate) fn fields(variant: usize, name: &str) -> Problem {
    Problem::new(
        place::fields(variant),
        format!("the variant `{name}` has fields; a label is a plain index"),
        format!("write `{name}` alone, and keep what belongs to a class in a table beside the enum"),
    )
}

/// An explicit discriminant that is not the index.
pub(crate) fn discriminant(variant: usize, name: &str, given: u128) -> Problem {
    Problem::new(
        place::discriminant(variant),
        format!("the discriminant of `{name}` is {given}, but its index is {variant}"),
        format!("remove `= {given}`: the index of a class is its position"),
    )
}

/// What the compiler says of an expression that is not the index.
#[cfg(feature = "macros")]
pub(crate) fn discriminant_expression(variant: usize, name: &str, given: &str) -> String {
    format!(
        "the discriminant of `{name}` is not its index, {variant}\n\
         help: remove `= {given}`: the index of a class is its position"
    )
}

/// Two variants for one class.
pub(crate) fn same_class(variant: usize, class: &str, first: &str) -> Problem {
    Problem::new(
        place::variant(variant),
        format!("the class {class:?} already has the variant `{first}`"),
        "remove one of the two variants, or give this one the class that it means: `#[label(name = \"..\")]`",
    )
}

/// A variant whose name, or given class name, is a typo of a class that no variant has; `write` is what is meant.
pub(crate) fn misspelled(
    at: Place,
    name: &str,
    class: Option<&str>,
    source: &str,
    nearest: &str,
    write: &str,
) -> Problem {
    let what = if class.is_none() && name == nearest && !write.starts_with('#') {
        format!("the class {nearest:?} of {source:?} has the variant `{write}`, not `{name}`")
    } else {
        format!("{}; the nearest is {nearest:?}", no_class(name, class, source))
    };
    Problem::new(at, what, format!("write `{write}`"))
}

/// A variant without a class.
pub(crate) fn extra(at: Place, name: &str, class: Option<&str>, source: &str) -> Problem {
    Problem::new(
        at,
        no_class(name, class, source),
        format!("remove `{name}`, or say which class it is: `#[label(name = \"..\")] {name}`"),
    )
}

fn no_class(name: &str, class: Option<&str>, source: &str) -> String {
    match class {
        None => format!("{source:?} has no class for the variant `{name}`"),
        Some(class) => format!("{source:?} has no class {class:?} for the variant `{name}`"),
    }
}

/// Classes without a variant: (index, class, what to write, after which variant).
pub(crate) fn missing(source: &str, classes: &[(usize, &str, String, Option<String>)]) -> Problem {
    const SHOWN: usize = 8;
    let shown = &classes[..classes.len().min(SHOWN)];
    let names = mapped(shown, |(index, class, ..)| format!("{class:?} (index {index})"));
    let write = mapped(shown, |(_, _, write, before)| match before {
        None => format!("`{write}` as the first variant"),
        Some(before) => format!("`{write}` after `{before}`"),
    });
    let more = match classes.len() - shown.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Problem::new(
        place::ENUM,
        format!("no variant for {}{more} of {source:?}", names.join(", ")),
        format!("add {}{more}", write.join(", ")),
    )
}

/// A variant whose position is not the index of its class; `all` are the variants in their order, if most of them move.
pub(crate) fn misplaced(
    variant: usize,
    name: &str,
    index: usize,
    source: &str,
    (after, all): (Option<&str>, Option<&str>),
) -> Problem {
    let place = match after {
        None => format!("move `{name}` to the front"),
        Some(after) => format!("move `{name}` after `{after}`"),
    };
    let all = all.map_or(String::new(), |all| format!("; or write all in their order: `{all}`"));
    Problem::new(
        place::variant(variant),
        format!("`{name}` is at index {variant} in the enum, but at index {index} in {source:?}"),
        place + &all,
    )
}

/// The only variant without a class, and the only class without a variant. `write` is the class's own variant, and this one with the
/// class's name.
pub(crate) fn renamed(
    at: Place,
    name: &str,
    (given, class): (Option<&str>, &str),
    source: &str,
    [own, named]: &[String; 2],
) -> Problem {
    Problem::new(
        at,
        format!("{}, and {class:?} has no variant", no_class(name, given, source)),
        format!("if it was renamed, write `{own}`, or `{named}` to keep the variant; if not, remove `{name}`"),
    )
}

/// A hand-written variant that could stand for several classes.
pub(crate) fn ambiguous(variant: usize, name: &str, classes: &[&str]) -> Problem {
    Problem::new(
        place::variant(variant),
        format!("`{name}` could be any of {}", quoted_list(classes, 8)),
        format!("say which: `#[label(name = {:?})] {name}`", classes[0]),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_missing_classes_are_shown_and_the_others_counted() {
        let told = |count: usize| {
            let classes: Vec<_> = (0..count).map(|n| (n, "cat", "Cat".to_owned(), None)).collect();
            missing("pets", &classes).to_string()
        };
        assert!(!told(8).contains("more") && told(8).contains("(index 7)"), "{}", told(8));
        let ten = told(10);
        assert!(
            ten.contains("(index 7) and 2 more of \"pets\"") && ten.ends_with("`Cat` as the first variant and 2 more"),
            "{ten}"
        );
    }

    #[test]
    fn a_variant_of_no_class_is_named_with_what_it_says() {
        let what = |class| extra(place::variant(0), "Cat", class, "pets").what().to_owned();
        assert_eq!(what(None), "\"pets\" has no class for the variant `Cat`");
        assert_eq!(what(Some("cta")), "\"pets\" has no class \"cta\" for the variant `Cat`");
    }
}
