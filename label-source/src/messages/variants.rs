//! In: a hand-written enum that is not the class list. Out: what differs, variant by variant, and what to write.

use crate::problem::{Place, Problem};

/// An enum without a variant.
pub fn none(name: &str) -> Problem {
    Problem::new(
        Place::option("enum"),
        format!("`{name}` has no variant"),
        format!("write one variant per class, or let `#[labels(\"path/to/folder\")] enum {name} {{}}` make them"),
    )
}

/// More variants than an index of 16 bits can tell apart.
pub fn too_many(name: &str, count: usize, most: usize) -> Problem {
    Problem::new(
        Place::option("enum"),
        format!("`{name}` has {count} variants; a label type can have at most {most}"),
        "split the classes over several enums",
    )
}

/// Generic parameters.
pub fn generic(name: &str) -> Problem {
    Problem::new(
        Place::option("generics"),
        format!("`{name}` has generic parameters; a label is a plain index"),
        "remove them: a class has no type or lifetime of its own",
    )
}

/// A variant with fields.
pub fn fields(variant: usize, name: &str) -> Problem {
    Problem::new(
        Place::element("fields", variant),
        format!("the variant `{name}` has fields; a label is a plain index"),
        format!("write `{name}` alone, and keep what belongs to a class in a table beside the enum"),
    )
}

/// An explicit discriminant that is not the index.
pub fn discriminant(variant: usize, name: &str, given: &str) -> Problem {
    Problem::new(
        Place::element("discriminant", variant),
        format!("the discriminant of `{name}` is {given}, but its index is {variant}"),
        format!("remove `= {given}`: the index of a class is its position"),
    )
}

/// `#[label(name = "..")]` twice on one variant.
pub fn name_twice(variant: usize, name: &str) -> Problem {
    Problem::new(
        Place::element("name", variant),
        format!("`{name}` has two class names"),
        "remove one of the two `name = \"..\"`",
    )
}

/// Two variants for one class.
pub fn same_class(variant: usize, class: &str, first: &str) -> Problem {
    Problem::new(
        Place::element("variant", variant),
        format!("the class {class:?} already has the variant `{first}`"),
        "remove one of the two variants, or give this one the class that it stands for: `#[label(name = \"..\")]`",
    )
}

/// A variant whose name, or given class name, is a slip of a class that no variant has; `write` is what is meant.
pub fn misspelled(at: Place, name: &str, class: Option<&str>, source: &str, nearest: &str, write: &str) -> Problem {
    Problem::new(
        at,
        format!("{}; the nearest is {nearest:?}", no_class(name, class, source)),
        format!("write `{write}`"),
    )
}

/// A variant that no class stands behind.
pub fn extra(at: Place, name: &str, class: Option<&str>, source: &str) -> Problem {
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

/// Classes without a variant: (index, class, what to write, behind which variant).
pub fn missing(source: &str, classes: &[(usize, &str, String, Option<String>)]) -> Problem {
    const SHOWN: usize = 8;
    let shown = &classes[..classes.len().min(SHOWN)];
    let names: Vec<String> = shown.iter().map(|(index, class, ..)| format!("{class:?} (index {index})")).collect();
    let write: Vec<String> = shown
        .iter()
        .map(|(_, _, write, before)| match before {
            None => format!("`{write}` in front"),
            Some(before) => format!("`{write}` behind `{before}`"),
        })
        .collect();
    let more = match classes.len() - shown.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Problem::new(
        Place::option("enum"),
        format!("no variant for {}{more} of {source:?}", names.join(", ")),
        format!("add {}{more}", write.join(", ")),
    )
}

/// A variant that stands at another position than its class has as index.
pub fn misplaced(variant: usize, name: &str, index: usize, source: &str, after: Option<&str>) -> Problem {
    let place = match after {
        None => format!("move `{name}` to the front"),
        Some(after) => format!("move `{name}` behind `{after}`"),
    };
    Problem::new(
        Place::element("variant", variant),
        format!("`{name}` stands at index {variant}; in {source:?} its class has index {index}"),
        place,
    )
}

/// `#[labels]` on an enum that already has variants.
pub fn already_there(name: &str, source: &str) -> Problem {
    Problem::new(
        Place::option("enum"),
        format!("`{name}` already has variants, and `#[labels]` would make them"),
        format!(
            "to have them checked instead, write `#[derive(Label)] #[label({source:?})] enum {name}`; or remove them"
        ),
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
            ten.contains("(index 7) and 2 more of \"pets\"") && ten.ends_with("`Cat` in front and 2 more"),
            "{ten}"
        );
    }

    #[test]
    fn a_variant_of_no_class_is_named_with_what_it_says() {
        let what = |class| extra(Place::element("variant", 0), "Cat", class, "pets").what().to_owned();
        assert_eq!(what(None), "\"pets\" has no class for the variant `Cat`");
        assert_eq!(what(Some("cta")), "\"pets\" has no class \"cta\" for the variant `Cat`");
    }
}
