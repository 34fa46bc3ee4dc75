//! Gives each class of a list its variant: by its name, by `rename(..)`, or a free name if two would have the same.

use crate::label_type::Class;
use crate::place;
use crate::variant_name::variant_name;
use std::collections::{HashMap, HashSet};
use typed_label_source::collect::mapped;
use typed_label_source::escape::quoted_list;
use typed_label_source::suggest::nearest;
use typed_label_source::{ClassList, Diagnostics, Place, Problem};

/// Gives each class its variant. If two would have one name, or a name has nothing to keep, a free name is taken, so that there
/// is something to generate; the problem suggests that name.
///
/// ```
/// use typed_label_build::name_variants;
/// use typed_label_build::source::{ClassList, Diagnostics};
///
/// let mut diagnostics = Diagnostics::default();
/// let classes = name_variants(&ClassList::new(["a-b", "a_b"])?, &[], &mut diagnostics);
/// assert_eq!([&classes[0].variant, &classes[1].variant], ["AB", "AB2"]);
/// assert!(diagnostics.into_problems().unwrap().to_string().ends_with(r#"`rename("a_b" = AB2)`"#));
/// # Ok::<(), typed_label_build::source::Problems>(())
/// ```
pub fn name_variants(list: &ClassList, renames: &[(String, String)], diagnostics: &mut Diagnostics) -> Vec<Class> {
    let mut variants = variant_names(list, renames, diagnostics);
    let mut taken = HashSet::with_capacity(variants.len());
    let is_clear = variants.iter().all(|variant| variant.as_deref().is_some_and(|variant| taken.insert(variant)));
    if !is_clear {
        resolve_clashes(list, renames, &mut variants, diagnostics);
    }
    let mut classes = Vec::with_capacity(variants.len());
    for (index, variant) in variants.into_iter().enumerate() {
        classes.push(Class { name: list.names()[index].clone(), variant: variant.unwrap_or_default() });
    }
    classes
}

/// Finds a free name for each variant that has none, or the name of an earlier one.
fn resolve_clashes(
    list: &ClassList,
    renames: &[(String, String)],
    variants: &mut [Option<String>],
    diagnostics: &mut Diagnostics,
) {
    let wanted = variants.to_vec();
    let mut taken = HashSet::new();
    let mut same: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, variant) in wanted.iter().enumerate() {
        taken.extend(variant.clone());
        same.entry(variant.as_deref().unwrap_or_default()).or_default().push(index);
    }
    for (index, class) in list.names().iter().enumerate() {
        let Some(variant) = wanted[index].as_deref() else {
            let free = free_name("Class", index, &mut taken);
            diagnostics.push(nothing_to_keep(class, &free));
            variants[index] = Some(free);
            continue;
        };
        let same = &same[variant];
        if same.len() > 1 && same[0] == index {
            let classes = mapped(same, |index| list.names()[*index].as_str());
            let mut free = Vec::new();
            for number in 2..=same.len() {
                free.push(free_name(variant, number, &mut taken));
            }
            let rename = renames.iter().position(|(class, _)| classes.contains(&class.as_str()));
            diagnostics.push(same_variant(rename, variant, &classes, &free));
            for (number, free) in free.into_iter().enumerate() {
                variants[same[number + 1]] = Some(free);
            }
        }
    }
}

/// The variant that each class has by its name or by `rename(..)`; `None` if the name has nothing to keep.
pub(crate) fn variant_names(
    list: &ClassList,
    renames: &[(String, String)],
    diagnostics: &mut Diagnostics,
) -> Vec<Option<String>> {
    let variant_of = check_renames(list, renames, diagnostics);
    mapped(list.names(), |class| match variant_of.get(class.as_str()) {
        Some(variant) => Some((*variant).to_owned()),
        None => variant_name(class),
    })
}

/// `Stem2`, or the next free name, which is then taken; `V1_10_2` if the stem ends with a digit.
fn free_name(stem: &str, number: usize, taken: &mut HashSet<String>) -> String {
    let split = if stem.ends_with(char::is_numeric) { "_" } else { "" };
    let mut name = format!("{stem}{split}{number}");
    while !taken.insert(name.clone()) {
        name.push_str("_2");
    }
    name
}

/// The variant of each class that `rename(..)` names.
fn check_renames<'a>(
    list: &ClassList,
    renames: &'a [(String, String)],
    diagnostics: &mut Diagnostics,
) -> HashMap<&'a str, &'a str> {
    let mut variant_of = HashMap::with_capacity(renames.len());
    if renames.is_empty() {
        return variant_of;
    }
    let mut known = HashSet::new();
    for name in list.names() {
        known.insert(name.as_str());
    }
    for (entry, (class, variant)) in renames.iter().enumerate() {
        if !known.contains(class.as_str()) {
            diagnostics.push(rename_unknown(entry, class, list.names()));
        } else if variant_of.insert(class.as_str(), variant.as_str()).is_some() {
            diagnostics.push(rename_twice(entry, class));
        }
    }
    variant_of
}

/// Two or more classes whose variant would have one name; `free` has a name for each but the first. If one of them has been
/// renamed, that entry is the place.
fn same_variant(rename: Option<usize>, variant: &str, classes: &[&str], free: &[String]) -> Problem {
    let mut renames = Vec::new();
    for (number, free) in free.iter().enumerate() {
        renames.push(format!("{:?} = {free}", classes[number + 1]));
    }
    Problem::new(
        rename.map_or(Place::PATH, place::rename),
        format!("the classes {} would all be the variant `{variant}`", quoted_list(classes, 8)),
        format!("give them names of their own: `rename({})`", renames.join(", ")),
    )
}

/// A class name without a character that an identifier can have, or with one that the compiler does not know yet.
fn nothing_to_keep(class: &str, free: &str) -> Problem {
    Problem::new(
        Place::PATH,
        format!("no variant name can be made from the class {class:?}: it has no letter or digit that Rust knows"),
        format!("choose one: `rename({class:?} = {free})`"),
    )
}

fn rename_unknown(entry: usize, class: &str, classes: &[String]) -> Problem {
    let help = match nearest(class, classes) {
        Some(name) => format!("there is {name:?}: write that, or remove the entry"),
        None => format!("the classes are {}", quoted_list(classes, 8)),
    };
    Problem::new(place::rename(entry), format!("there is no class {class:?} to rename"), help)
}

fn rename_twice(entry: usize, class: &str) -> Problem {
    Problem::new(place::rename(entry), format!("the class {class:?} is renamed twice"), "remove one of the two entries")
}

#[cfg(test)]
mod tests {
    use super::name_variants;
    use typed_label_source::{ClassList, Diagnostics};

    /// The variants, and how many problems there were.
    fn named(classes: &[&str], renames: &[(String, String)]) -> (Vec<String>, usize) {
        let mut diagnostics = Diagnostics::default();
        let named = name_variants(&ClassList::new(classes.to_vec()).unwrap(), renames, &mut diagnostics);
        assert!(named.iter().map(|class| class.name.as_str()).eq(classes.iter().copied()));
        (named.into_iter().map(|class| class.variant).collect(), diagnostics.count())
    }

    #[test]
    fn classes_of_one_variant_are_one_problem() {
        assert_eq!(named(&["a", "a-", "a+"], &[]), (["A", "A2", "A3"].map(str::to_owned).to_vec(), 1));
    }

    #[test]
    fn a_name_that_is_free_is_suggested_once() {
        let classes = ["A", "A-", "A2", "A2-", "+", "Class4"];
        let (variants, problems) = named(&classes, &[]);
        assert_eq!((variants.join(" ").as_str(), problems), ("A A2_2 A2 A2_2_2 Class4_2 Class4", 3));
        let renames: Vec<_> = classes.iter().map(|class| (*class).to_owned()).zip(variants.clone()).collect();
        assert_eq!(named(&classes, &renames), (variants, 0));
    }
}
