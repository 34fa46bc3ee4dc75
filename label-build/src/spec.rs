//! In: what the user asked for. Out: what to generate, as plain data: each class with its variant, and how to name the crate.

use crate::ident::{is_identifier, variant_name};
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use typed_label_source::messages::{naming, options};
use typed_label_source::{ClassList, LockMode, MAX_CLASSES, Problem, Source};

/// The options that attribute, derive and build.rs share.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder, its order and the explicit classes.
    pub source: Source,
    /// `rename(..)`: class and variant.
    pub renames: Vec<(String, String)>,
    /// How generated code names the crate `typed-label`.
    pub krate: TokenStream,
}

impl Options {
    /// The options that a path alone gives.
    pub fn new(source: Source) -> Self {
        Self { source, renames: Vec::new(), krate: quote!(::typed_label) }
    }

    /// Reads the source and names the variants. After a problem there is still something to generate.
    pub fn spec(&self, name: &Ident, base: &Path) -> (Spec, Vec<Problem>) {
        let (list, mut problems) = self.read(base);
        let mut renames = self.renames.clone();
        for (entry, (class, variant)) in renames.iter_mut().enumerate().filter(|(_, (_, name))| !is_identifier(name)) {
            problems.push(naming::no_identifier(entry, variant));
            *variant = variant_name(class).unwrap_or_else(|| "Class".into());
        }
        let classes = match list {
            Some(list) => {
                let (classes, unnamed) = name_variants(&list, &renames);
                problems.extend(unnamed);
                classes
            }
            None => vec![Class { name: String::new(), variant: "NoClass".into() }],
        };
        (self.generate(name, classes), problems)
    }

    /// Reads the source as `TYPED_LABEL` says; the list may be there beside problems.
    pub fn read(&self, base: &Path) -> (Option<ClassList>, Vec<Problem>) {
        match LockMode::of_crate(base) {
            Ok(mode) => self.source.read_all(mode, base),
            Err(problem) => {
                let (list, mut problems) = self.source.read_all(LockMode::Check, base);
                problems.insert(0, problem);
                (list, problems)
            }
        }
    }

    fn generate(&self, name: &Ident, classes: Vec<Class>) -> Spec {
        Spec { name: name.clone(), classes, layout: Layout::Emitted, repr: None, krate: self.krate.clone() }
    }
}

/// What to generate.
#[derive(Clone, Debug)]
pub struct Spec {
    /// The enum's name.
    pub name: Ident,
    /// The classes in index order; never empty.
    pub classes: Vec<Class>,
    /// Who declares the enum.
    pub layout: Layout,
    /// The integer of the user's `#[repr(..)]`.
    pub repr: Option<String>,
    /// How generated code names the crate `typed-label`.
    pub krate: TokenStream,
}

impl Spec {
    /// Whether the user's `repr` has a value for each index; if not, it is dropped.
    pub fn check_repr(&mut self) -> Option<Problem> {
        let most = match self.repr.as_deref()? {
            "i8" => 1 << 7,
            "u8" => 1 << 8,
            "i16" => 1 << 15,
            _ => MAX_CLASSES,
        };
        let too_small = self.repr.take_if(|_| self.classes.len() > most)?;
        Some(options::repr_too_small(&too_small, self.classes.len()))
    }
}

/// A class and its variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// The class name, exactly as on disk.
    pub name: String,
    /// The variant's identifier.
    pub variant: String,
}

/// Who declares the enum, which decides how an index becomes a variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layout {
    /// We do, with a `repr` that fits.
    Emitted,
    /// The user does; the variants as they are written.
    Written(Vec<Ident>),
}

/// Gives each class its variant. Where two would have one name, or a name has nothing to keep, a free name is taken, so
/// that there is something to generate; the problem suggests just that.
pub fn name_variants(list: &ClassList, renames: &[(String, String)]) -> (Vec<Class>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut variants = wanted_variants(list, renames, &mut problems);
    let mut taken = HashSet::with_capacity(variants.len());
    let is_clear = variants.iter().all(|variant| variant.as_deref().is_some_and(|variant| taken.insert(variant)));
    if !is_clear {
        problems.extend(free_variants(list, renames, &mut variants));
    }
    let class =
        |(name, variant): (&String, Option<String>)| Class { name: name.clone(), variant: variant.unwrap_or_default() };
    (list.names().iter().zip(variants).map(class).collect(), problems)
}

/// Finds a free name for each variant that has none, or the name of an earlier one.
fn free_variants(list: &ClassList, renames: &[(String, String)], variants: &mut [Option<String>]) -> Vec<Problem> {
    let wanted = variants.to_vec();
    let mut taken: HashSet<String> = wanted.iter().flatten().cloned().collect();
    let mut same: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, variant) in wanted.iter().enumerate() {
        same.entry(variant.as_deref().unwrap_or_default()).or_default().push(index);
    }
    let mut problems = Vec::new();
    for (index, class) in list.names().iter().enumerate() {
        let Some(variant) = wanted[index].as_deref() else {
            let free = free_name("Class", index, &mut taken);
            problems.push(naming::nothing_to_keep(class, &free));
            variants[index] = Some(free);
            continue;
        };
        let same = &same[variant];
        if same.len() > 1 && same[0] == index {
            let free: Vec<String> = (2..=same.len()).map(|number| free_name(variant, number, &mut taken)).collect();
            let classes: Vec<&str> = same.iter().map(|index| list.names()[*index].as_str()).collect();
            let rename = renames.iter().position(|(class, _)| classes.contains(&class.as_str()));
            problems.push(naming::same_variant(rename, variant, &classes, &free));
            for (index, free) in same[1..].iter().zip(free) {
                variants[*index] = Some(free);
            }
        }
    }
    problems
}

/// The variant that each class has by its name or by `rename(..)`; `None` where the name has nothing to keep.
pub(crate) fn wanted_variants(
    list: &ClassList,
    renames: &[(String, String)],
    problems: &mut Vec<Problem>,
) -> Vec<Option<String>> {
    let variant_of = checked_renames(list, renames, problems);
    let wanted = |class: &String| match variant_of.get(class.as_str()) {
        Some(variant) => Some((*variant).to_owned()),
        None => variant_name(class),
    };
    list.names().iter().map(wanted).collect()
}

/// `Stem2`, or the next that is free, and no longer is; `V1_10_2` where the stem ends with a digit.
fn free_name(stem: &str, number: usize, taken: &mut HashSet<String>) -> String {
    let split = if stem.ends_with(char::is_numeric) { "_" } else { "" };
    let mut name = format!("{stem}{split}{number}");
    while !taken.insert(name.clone()) {
        name.push_str("_2");
    }
    name
}

fn checked_renames<'a>(
    list: &ClassList,
    renames: &'a [(String, String)],
    problems: &mut Vec<Problem>,
) -> HashMap<&'a str, &'a str> {
    let mut variant_of = HashMap::with_capacity(renames.len());
    if renames.is_empty() {
        return variant_of;
    }
    let known: HashSet<&str> = list.names().iter().map(String::as_str).collect();
    for (entry, (class, variant)) in renames.iter().enumerate() {
        if !known.contains(class.as_str()) {
            problems.push(naming::rename_unknown(entry, class, list.names()));
        } else if variant_of.insert(class.as_str(), variant.as_str()).is_some() {
            problems.push(naming::rename_twice(entry, class));
        }
    }
    variant_of
}

#[cfg(test)]
mod tests {
    use super::name_variants;
    use typed_label_source::ClassList;

    #[test]
    fn classes_of_one_variant_are_one_problem() {
        let list = ClassList::new(["a", "a-", "a+"]).unwrap();
        let (classes, problems) = name_variants(&list, &[]);
        let variants: Vec<&str> = classes.iter().map(|class| class.variant.as_str()).collect();
        assert_eq!((variants.as_slice(), problems.len()), (&["A", "A2", "A3"][..], 1));
    }

    #[test]
    fn a_name_that_is_free_is_suggested_once() {
        let list = ClassList::new(["A", "A-", "A2", "A2-", "+", "Class4"]).unwrap();
        let (classes, problems) = name_variants(&list, &[]);
        let variants: Vec<&str> = classes.iter().map(|class| class.variant.as_str()).collect();
        assert_eq!(
            (variants.as_slice(), problems.len()),
            (&["A", "A2_2", "A2", "A2_2_2", "Class4_2", "Class4"][..], 3)
        );
        let renames: Vec<_> = classes.iter().map(|class| (class.name.clone(), class.variant.clone())).collect();
        assert_eq!(name_variants(&list, &renames), (classes, Vec::new()));
    }
}
