//! Compares a hand-written enum with its class list, variant by variant.

pub(crate) mod messages;

use crate::label_type::Class;
use crate::name_variants::variant_names;
use crate::place;
use std::collections::HashMap;
use typed_label_source::collect::{count, mapped};
use typed_label_source::suggest::nearest;
use typed_label_source::{ClassList, Diagnostics, MAX_CLASSES};

/// How many times a variant is compared with a class in search of the one that it means. An enum of thousands about another
/// dataset would take minutes.
const MAX_COMPARISONS: usize = 500_000;

/// An enum as the user wrote it.
#[derive(Clone, Debug, Default)]
pub struct WrittenEnum {
    /// The enum's name.
    pub name: String,
    /// Whether it has generic parameters.
    pub is_generic: bool,
    /// Its variants.
    pub variants: Vec<WrittenVariant>,
}

/// A variant as the user wrote it.
#[derive(Clone, Debug, Default)]
pub struct WrittenVariant {
    /// The identifier.
    pub name: String,
    /// What `#[label(name = "..")]` says.
    pub class: Option<String>,
    /// Whether it has fields.
    pub has_fields: bool,
    /// What it has after `=`.
    pub discriminant: Discriminant,
}

/// What a variant has after `=`.
#[derive(Clone, Debug, Default)]
pub enum Discriminant {
    /// Nothing.
    #[default]
    None,
    /// An integer.
    Value(u128),
    /// An expression, as it is written.
    Other(String),
}

/// Reports all that makes the enum more than a plain list of classes. After such a problem no impl can be given to it.
pub fn check_shape(written: &WrittenEnum, diagnostics: &mut Diagnostics) {
    if written.variants.is_empty() {
        diagnostics.push(messages::no_variant(&written.name));
    }
    if written.variants.len() > MAX_CLASSES {
        diagnostics.push(messages::too_many_variants(&written.name, written.variants.len(), MAX_CLASSES));
    }
    if written.is_generic {
        diagnostics.push(messages::generic(&written.name));
    }
    for (position, variant) in written.variants.iter().enumerate() {
        if variant.has_fields {
            diagnostics.push(messages::fields(position, &variant.name));
        }
    }
}

/// Reports each integer after `=` that is not the variant's index. Whether an expression is, the compiler checks. Returns whether
/// one is wrong.
pub fn check_discriminants(written: &WrittenEnum, diagnostics: &mut Diagnostics) -> bool {
    let before = diagnostics.count();
    for (position, variant) in written.variants.iter().enumerate() {
        match variant.discriminant {
            Discriminant::Value(value) if value != position as u128 => {
                diagnostics.push(messages::discriminant(position, &variant.name, value));
            }
            _ => {}
        }
    }
    diagnostics.count() > before
}

/// The classes of an enum that names no source: each variant's own name, or what `#[label(name = "..")]` says.
pub fn classes_from_variants(written: &WrittenEnum, diagnostics: &mut Diagnostics) -> Vec<Class> {
    let mut first = HashMap::new();
    for (position, variant) in written.variants.iter().enumerate() {
        let class = variant.class.as_deref().unwrap_or(&variant.name);
        let seen = *first.entry(class).or_insert(position);
        if seen != position {
            diagnostics.push(messages::same_class(position, class, &written.variants[seen].name));
        }
    }
    written.classes()
}

/// The classes of an enum that stands for a source, in the order of its variants. Reports all in which the two differ.
///
/// ```
/// use typed_label_build::source::{ClassList, Diagnostics};
/// use typed_label_build::{WrittenEnum, WrittenVariant, check_against};
///
/// let variants = ["Cat", "Dgo"].map(|name| WrittenVariant { name: name.to_owned(), ..WrittenVariant::default() });
/// let pet = WrittenEnum { name: "Pet".to_owned(), variants: variants.to_vec(), ..WrittenEnum::default() };
/// let mut diagnostics = Diagnostics::default();
/// check_against(&pet, "data/train", &ClassList::new(["cat", "dog"])?, &[], &mut diagnostics);
/// assert!(diagnostics.into_problems().unwrap().to_string().ends_with("help: write `Dog`"));
/// # Ok::<(), typed_label_build::source::Problems>(())
/// ```
pub fn check_against(
    written: &WrittenEnum,
    source: &str,
    list: &ClassList,
    renames: &[(String, String)],
    diagnostics: &mut Diagnostics,
) -> Vec<Class> {
    let mut matcher = Matcher {
        written,
        source,
        list,
        variant_names: variant_names(list, renames, diagnostics),
        class_of: vec![None; written.variants.len()],
        variant_of: vec![None; list.names().len()],
        meant: vec![false; list.names().len()],
    };
    matcher.match_given_names(diagnostics);
    matcher.match_variant_names(diagnostics);
    matcher.report_unmatched_variants(diagnostics);
    // In this order, what the helps say leads to the enum: a class is added after the one before it, which has its place by then.
    matcher.report_misplaced_variants(diagnostics);
    matcher.report_unmatched_classes(diagnostics);
    let mut classes = written.classes();
    for (variant, class) in matcher.class_of.iter().enumerate() {
        if let Some(class) = class {
            classes[variant].name.clone_from(&list.names()[*class]);
        }
    }
    classes
}

impl WrittenEnum {
    pub(crate) fn classes(&self) -> Vec<Class> {
        mapped(&self.variants, |variant| Class {
            name: variant.class.as_ref().unwrap_or(&variant.name).clone(),
            variant: variant.name.clone(),
        })
    }
}

/// The enum and its source, and which variant is which class.
struct Matcher<'a> {
    written: &'a WrittenEnum,
    source: &'a str,
    list: &'a ClassList,
    /// The variant that each class would have by itself.
    variant_names: Vec<Option<String>>,
    class_of: Vec<Option<usize>>,
    variant_of: Vec<Option<usize>>,
    /// Classes that a variant with a problem of its own seems to mean: they are not missing too.
    meant: Vec<bool>,
}

impl Matcher<'_> {
    fn assign(&mut self, variant: usize, class: usize, diagnostics: &mut Diagnostics) {
        if let Some(first) = self.variant_of[class] {
            let first = &self.written.variants[first].name;
            diagnostics.push(messages::same_class(variant, &self.list.names()[class], first));
        } else {
            self.variant_of[class] = Some(variant);
        }
        self.class_of[variant] = Some(class);
    }

    fn match_given_names(&mut self, diagnostics: &mut Diagnostics) {
        let mut by_name = HashMap::new();
        for (class, name) in self.list.names().iter().enumerate() {
            by_name.insert(name.as_str(), class);
        }
        for (index, variant) in self.written.variants.iter().enumerate() {
            if let Some(class) = variant.class.as_deref().and_then(|name| by_name.get(name)) {
                self.assign(index, *class, diagnostics);
            }
        }
    }

    fn match_variant_names(&mut self, diagnostics: &mut Diagnostics) {
        let mut by_variant: HashMap<&str, Vec<usize>> = HashMap::new();
        let names = self.variant_names.clone();
        for (class, name) in names.iter().enumerate() {
            by_variant.entry(name.as_deref().unwrap_or_default()).or_default().push(class);
        }
        for (index, variant) in self.written.variants.iter().enumerate() {
            let (None, Some(classes)) = (&variant.class, by_variant.get(variant.name.as_str())) else { continue };
            let mut open = classes.clone();
            open.retain(|class| self.variant_of[*class].is_none());
            if open.len() > 1 {
                let names = mapped(&open, |class| self.list.names()[*class].as_str());
                diagnostics.push(messages::ambiguous(index, &variant.name, &names));
                for class in &open {
                    self.meant[*class] = true;
                }
            }
            self.assign(index, *open.first().unwrap_or(&classes[0]), diagnostics);
        }
    }

    fn report_unmatched_variants(&mut self, diagnostics: &mut Diagnostics) {
        let mut left = MAX_COMPARISONS;
        for (index, variant) in self.written.variants.iter().enumerate() {
            if self.class_of[index].is_some() {
                continue;
            }
            let class_name = variant.class.as_deref();
            let given = class_name.unwrap_or(&variant.name);
            let at = if class_name.is_some() { place::name(index) } else { place::variant(index) };
            let open = if left == 0 { Vec::new() } else { self.open_classes() };
            left = left.saturating_sub(open.len());
            // The typo may be in the variant, or in the class name that it is given.
            let spellings = mapped(&open, |class| match (&variant.class, &self.variant_names[*class]) {
                (None, Some(name)) => name,
                _ => &self.list.names()[*class],
            });
            let meant = nearest(given, &spellings);
            match spellings.iter().position(|spelling| Some(spelling.as_str()) == meant) {
                Some(position) => {
                    let class = open[position];
                    self.meant[class] = true;
                    let write = self.code_for(class, variant.class.is_some().then_some(&variant.name));
                    let nearest = &self.list.names()[class];
                    diagnostics.push(messages::misspelled(at, &variant.name, class_name, self.source, nearest, &write))
                }
                // One variant and one class are left: they may be the same.
                None if open.len() == 1 && count(&self.class_of, Option::is_none) == 1 => {
                    let class = open[0];
                    self.meant[class] = true;
                    let write = [self.code_for(class, None), self.code_for(class, Some(&variant.name))];
                    let names = (class_name, &*self.list.names()[class]);
                    diagnostics.push(messages::renamed(at, &variant.name, names, self.source, &write))
                }
                None => diagnostics.push(messages::extra(at, &variant.name, class_name, self.source)),
            };
        }
    }

    fn report_unmatched_classes(&self, diagnostics: &mut Diagnostics) {
        let missing = mapped(&self.open_classes(), |class| {
            (*class, self.list.names()[*class].as_str(), self.code_for(*class, None), self.variant_before(*class))
        });
        if !missing.is_empty() {
            diagnostics.push(messages::missing(self.source, &missing));
        }
    }

    /// The variant of the class before this one, as it is written or to be written.
    fn variant_before(&self, class: usize) -> Option<String> {
        let before = class.checked_sub(1)?;
        match self.variant_of[before] {
            Some(variant) => Some(self.written.variants[variant].name.clone()),
            None => Some(self.variant_names[before].clone().unwrap_or_else(|| "Name".to_owned())),
        }
    }

    /// The written variant of the nearest class before this one that has one.
    fn written_before(&self, class: usize) -> Option<&str> {
        let variant = self.variant_of[..class].iter().rev().flatten().next()?;
        Some(&self.written.variants[*variant].name)
    }

    /// The fewest variants whose move puts all in order: those outside the longest run that rises. They are moved in the order of
    /// their classes, each after one that has its place.
    fn report_misplaced_variants(&self, diagnostics: &mut Diagnostics) {
        let (mut variants, mut classes) = (Vec::new(), Vec::new());
        for (variant, class) in self.class_of.iter().enumerate() {
            // A second variant of a class has a problem of its own, and no place.
            if let Some(class) = *class
                && self.variant_of[class] == Some(variant)
            {
                variants.push(variant);
                classes.push(class);
            }
        }
        let mut moved = Vec::new();
        for (at, is_kept) in longest_rising(&classes).into_iter().enumerate() {
            if !is_kept {
                moved.push((classes[at], variants[at]));
            }
        }
        moved.sort_unstable();
        let all = self.all_in_order(moved.len());
        for (at, (class, variant)) in moved.into_iter().enumerate() {
            let all = all.as_deref().filter(|_| at == 0);
            let name = &self.written.variants[variant].name;
            diagnostics.push(messages::misplaced(variant, name, class, self.source, (self.written_before(class), all)));
        }
    }

    /// All variants in the order of their classes, to be pasted, if most would move and no other one is wrong.
    fn all_in_order(&self, moved: usize) -> Option<String> {
        const FEW: usize = 3;
        const MOST: usize = 40;
        let count = self.list.names().len();
        let variants = &self.written.variants;
        let mut in_order = Vec::new();
        for variant in self.variant_of.iter().flatten() {
            in_order.push(variants[*variant].name.as_str());
        }
        let is_list = (FEW + 1..=MOST).contains(&count) && variants.len() == count && in_order.len() == count;
        let is_plain = variants.iter().all(|variant| variant.class.is_none());
        (moved > FEW && moved * 2 > count && is_list && is_plain).then(|| in_order.join(", "))
    }

    /// The classes that no variant is, or seems to mean.
    fn open_classes(&self) -> Vec<usize> {
        let mut open = Vec::new();
        for (class, variant) in self.variant_of.iter().enumerate() {
            if variant.is_none() && !self.meant[class] {
                open.push(class);
            }
        }
        open
    }

    /// What to write for a class.
    fn code_for(&self, class: usize, variant: Option<&String>) -> String {
        let name = &self.list.names()[class];
        match (variant, &self.variant_names[class]) {
            (None, Some(variant)) => variant.clone(),
            (variant, _) => format!("#[label(name = {name:?})] {}", variant.map_or("Name", String::as_str)),
        }
    }
}

/// Which elements belong to a longest subsequence that rises strictly.
fn longest_rising(values: &[usize]) -> Vec<bool> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before = vec![None; values.len()];
    for (at, value) in values.iter().enumerate() {
        let length = tails.partition_point(|tail| values[*tail] < *value);
        before[at] = length.checked_sub(1).map(|last| tails[last]);
        if length == tails.len() {
            tails.push(at);
        } else {
            tails[length] = at;
        }
    }
    let mut kept = vec![false; values.len()];
    let mut next = tails.last().copied();
    while let Some(at) = next {
        kept[at] = true;
        next = before[at];
    }
    kept
}
