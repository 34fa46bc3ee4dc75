//! The class lists of typed-label-datasets, for `--dataset KEY` and `identify`.

use crate::output::{Failure, cli_error};
use crate::source_args::SourceArgs;
use typed_label_datasets::lists::{ALL, NameList};
use typed_label_source::ClassList;

/// The words that `--dataset` takes.
pub(crate) fn keys() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|list| list.key)
}

/// The list of a key. Options about reading are an error: it is finished.
pub(crate) fn list_of(key: &str, source_args: &SourceArgs) -> Result<ClassList, Failure> {
    if let Some((flag, _)) = source_args.flags().first() {
        return Err(cli_error(
            format!("`{flag}` is about a folder or a file, and {key} is the list of a known dataset"),
            format!("leave `{flag}` out"),
        ));
    }
    let known = ALL.iter().find(|list| list.key == key);
    let known =
        known.ok_or_else(|| cli_error(format!("no list is called {key}"), "see `cargo label identify --help`"))?;
    Ok(ClassList::new(names(known))?)
}

/// The name of a list's label type.
pub(crate) fn type_name(key: &str) -> &'static str {
    ALL.iter().find(|list| list.key == key).map_or("Classes", |list| list.type_name)
}

/// The names of a list, in index order.
pub(crate) fn names(list: &NameList) -> Vec<String> {
    serde_json::from_str(list.names).unwrap_or_default()
}

/// The display names of a list, in index order, if it has them.
pub(crate) fn display_names(list: &NameList) -> Option<Vec<String>> {
    let map: serde_json::Map<String, serde_json::Value> = serde_json::from_str(list.display?).ok()?;
    Some(map.values().filter_map(|text| Some(text.as_str()?.to_owned())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_list_is_a_class_list_in_the_order_of_its_display_names() {
        for list in ALL {
            let names = list_of(list.key, &SourceArgs::default()).unwrap();
            let Some(display) = display_names(list) else { continue };
            assert_eq!(display.len(), names.names().len(), "{}", list.key);
        }
        let imagenet = ALL.iter().find(|list| list.key == "imagenet-1k").unwrap();
        let display = display_names(imagenet).unwrap();
        assert_eq!((display[0].as_str(), display[134].as_str(), display[517].as_str()), ("tench", "crane", "crane"));
        assert!(list_of("imagenet-1k", &SourceArgs::of(&["--order=timm"])).is_err());
    }
}
