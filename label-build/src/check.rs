//! In: a hand-written enum, and the classes that its source has. Out: the classes in the order of the variants, and
//! everything that differs. One function a rule.

use crate::spec::{Class, wanted_variants};
use std::collections::{HashMap, HashSet};
use typed_label_source::{ClassList, MAX_CLASSES, Place, Problem};
use typed_label_source::{
    messages::{naming, variants},
    suggest::nearest,
};

/// How many times a variant is compared with a class in search of the one that it means. An enum of thousands that is about another
/// dataset would take minutes.
const COMPARED: usize = 500_000;

/// An enum as the user wrote it.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// The enum's name.
    pub name: String,
    /// Whether it has generic parameters.
    pub generic: bool,
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
    pub fields: bool,
    /// What stands behind `=`.
    pub discriminant: Discriminant,
}

/// What stands behind `=` of a variant.
#[derive(Clone, Debug, Default)]
pub enum Discriminant {
    /// Nothing.
    #[default]
    None,
    /// An integer.
    Value(u128),
    /// Something else, as it is written.
    Other(String),
}

/// What makes the enum no plain list of classes. After such a problem no impl can be given to it.
pub fn shape(written: &Written) -> Vec<Problem> {
    let mut found = Vec::new();
    if written.variants.is_empty() {
        found.push(variants::none(&written.name));
    }
    if written.variants.len() > MAX_CLASSES {
        found.push(variants::too_many(&written.name, written.variants.len(), MAX_CLASSES));
    }
    if written.generic {
        found.push(variants::generic(&written.name));
    }
    for (index, variant) in written.variants.iter().enumerate() {
        if variant.fields {
            found.push(variants::fields(index, &variant.name));
        }
        match &variant.discriminant {
            Discriminant::Value(value) if *value != index as u128 => {
                found.push(variants::discriminant(index, &variant.name, &value.to_string()));
            }
            Discriminant::Other(text) => found.push(variants::discriminant(index, &variant.name, text)),
            _ => {}
        }
    }
    found
}

/// The classes of an enum that reads nothing: each variant's own name, or what `#[label(name = "..")]` says.
pub fn own_names(written: &Written) -> (Vec<Class>, Vec<Problem>) {
    let (mut found, mut first) = (Vec::new(), HashMap::new());
    for (index, variant) in written.variants.iter().enumerate() {
        let class = variant.class.as_deref().unwrap_or(&variant.name);
        let seen = *first.entry(class).or_insert(index);
        if seen != index {
            found.push(variants::same_class(index, class, &written.variants[seen].name));
        }
    }
    (written.classes(), found)
}

/// The classes of an enum that stands for a source, and everything in which the two differ.
pub fn against(
    written: &Written,
    source: &str,
    list: &ClassList,
    renames: &[(String, String)],
) -> (Vec<Class>, Vec<Problem>) {
    let mut found = Vec::new();
    let wanted = wanted_variants(list, renames, &mut found);
    let mut sides = Sides {
        written,
        source,
        list,
        wanted,
        class_of: vec![None; written.variants.len()],
        variant_of: HashMap::new(),
        meant: HashSet::new(),
    };
    sides.match_given_names(&mut found);
    sides.match_variant_names(&mut found);
    sides.misspelled_or_extra(&mut found);
    sides.missing(&mut found);
    sides.misplaced(&mut found);
    let mut classes = written.classes();
    for (class, index) in classes.iter_mut().zip(&sides.class_of) {
        if let Some(index) = index {
            class.name.clone_from(&list.names()[*index]);
        }
    }
    (classes, found)
}

impl Written {
    fn classes(&self) -> Vec<Class> {
        let class = |variant: &WrittenVariant| Class {
            name: variant.class.as_ref().unwrap_or(&variant.name).clone(),
            variant: variant.name.clone(),
        };
        self.variants.iter().map(class).collect()
    }
}

/// The enum and its source, and which variant is which class.
struct Sides<'a> {
    written: &'a Written,
    source: &'a str,
    list: &'a ClassList,
    /// The variant that each class would have by itself.
    wanted: Vec<Option<String>>,
    class_of: Vec<Option<usize>>,
    variant_of: HashMap<usize, usize>,
    /// Classes that a variant with a problem of its own seems to mean: they are not missing too.
    meant: HashSet<usize>,
}

impl Sides<'_> {
    fn take(&mut self, variant: usize, class: usize, found: &mut Vec<Problem>) {
        if let Some(first) = self.variant_of.get(&class) {
            let first = &self.written.variants[*first].name;
            found.push(variants::same_class(variant, &self.list.names()[class], first));
        } else {
            self.variant_of.insert(class, variant);
        }
        self.class_of[variant] = Some(class);
    }

    fn match_given_names(&mut self, found: &mut Vec<Problem>) {
        let by_name: HashMap<&str, usize> = self.list.names().iter().map(String::as_str).zip(0..).collect();
        for (index, variant) in self.written.variants.iter().enumerate() {
            if let Some(class) = variant.class.as_deref().and_then(|name| by_name.get(name)) {
                self.take(index, *class, found);
            }
        }
    }

    fn match_variant_names(&mut self, found: &mut Vec<Problem>) {
        let mut by_variant: HashMap<&str, Vec<usize>> = HashMap::new();
        let wanted = self.wanted.clone();
        for (class, name) in wanted.iter().enumerate() {
            by_variant.entry(name.as_deref().unwrap_or_default()).or_default().push(class);
        }
        for (index, variant) in self.written.variants.iter().enumerate().filter(|(_, v)| v.class.is_none()) {
            let Some(classes) = by_variant.get(variant.name.as_str()) else { continue };
            let open: Vec<usize> =
                classes.iter().copied().filter(|class| !self.variant_of.contains_key(class)).collect();
            if open.len() > 1 {
                let names: Vec<&str> = open.iter().map(|class| self.list.names()[*class].as_str()).collect();
                found.push(naming::ambiguous(index, &variant.name, &names));
                self.meant.extend(&open);
            }
            self.take(index, *open.first().unwrap_or(&classes[0]), found);
        }
    }

    fn misspelled_or_extra(&mut self, found: &mut Vec<Problem>) {
        let mut left = COMPARED;
        for (index, variant) in self.written.variants.iter().enumerate().filter(|(i, _)| self.class_of[*i].is_none()) {
            let class_name = variant.class.as_deref();
            let given = class_name.unwrap_or(&variant.name);
            let at =
                if class_name.is_some() { Place::element("name", index) } else { Place::element("variant", index) };
            let classes = if left == 0 { 0 } else { self.list.names().len() };
            let open: Vec<usize> = (0..classes).filter(|class| self.is_open(*class)).collect();
            left = left.saturating_sub(open.len());
            // The slip may be in the variant or in the class name behind it.
            let spelled = |class: &usize| match &variant.class {
                None => self.wanted[*class].as_deref().unwrap_or(&self.list.names()[*class]),
                Some(_) => &self.list.names()[*class],
            };
            let meant = nearest(given, open.iter().map(spelled));
            match open.iter().find(|class| Some(spelled(class)) == meant) {
                Some(class) => {
                    self.meant.insert(*class);
                    let write = self.write(*class, variant.class.is_some().then_some(&variant.name));
                    let nearest = &self.list.names()[*class];
                    found.push(variants::misspelled(at, &variant.name, class_name, self.source, nearest, &write));
                }
                None => found.push(variants::extra(at, &variant.name, class_name, self.source)),
            }
        }
    }

    fn missing(&self, found: &mut Vec<Problem>) {
        let missing: Vec<(usize, &str, String, Option<String>)> = (0..self.list.names().len())
            .filter(|class| self.is_open(*class))
            .map(|class| (class, self.list.names()[class].as_str(), self.write(class, None), self.before(class)))
            .collect();
        if !missing.is_empty() {
            found.push(variants::missing(self.source, &missing));
        }
    }

    /// The variant of the class before this one, as it is written or to be written.
    fn before(&self, class: usize) -> Option<String> {
        let before = class.checked_sub(1)?;
        match self.variant_of.get(&before) {
            Some(variant) => Some(self.written.variants[*variant].name.clone()),
            None => Some(self.wanted[before].clone().unwrap_or_else(|| "Name".to_owned())),
        }
    }

    /// The fewest variants whose move puts all in order: those outside the longest run that rises.
    fn misplaced(&self, found: &mut Vec<Problem>) {
        let matched: Vec<(usize, usize)> = self
            .class_of
            .iter()
            .enumerate()
            .filter_map(|(variant, class)| class.map(|class| (variant, class)))
            // A second variant of a class has a problem of its own, and no place.
            .filter(|(variant, class)| self.variant_of.get(class) == Some(variant))
            .collect();
        let kept = longest_rising(&matched.iter().map(|(_, class)| *class).collect::<Vec<_>>());
        for ((variant, class), _) in matched.iter().zip(kept).filter(|(_, kept)| !kept) {
            let before = self.before(*class);
            let name = &self.written.variants[*variant].name;
            found.push(variants::misplaced(*variant, name, *class, self.source, before.as_deref()));
        }
    }

    fn is_open(&self, class: usize) -> bool {
        !self.variant_of.contains_key(&class) && !self.meant.contains(&class)
    }

    /// What to write for a class.
    fn write(&self, class: usize, variant: Option<&String>) -> String {
        let name = &self.list.names()[class];
        match (variant, &self.wanted[class]) {
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
