//! Docs, visibility and other attributes stay; derives that are given anyway may be listed.
#![deny(missing_docs, unused)]
#![deny(clippy::all)]

mod pets {
    /// The pets of the training folder.
    #[typed_label::labels("data/train")]
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[derive(serde::Serialize, serde::Deserialize)]
    #[serde(rename_all = "kebab-case")]
    #[non_exhaustive]
    pub(crate) enum Pet {}
}

fn main() {
    fn in_a_function() -> usize {
        #[typed_label::labels(classes = ["left", "right"])]
        enum Side {}
        Side::COUNT
    }
    assert_eq!(in_a_function(), 2);
    assert_eq!(serde_json::to_string(&pets::Pet::SnowyOwl).unwrap(), "\"snowy-owl\"");
    assert!(serde_json::from_str::<pets::Pet>("\"cat\"").is_ok());
}
