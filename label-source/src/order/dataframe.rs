//! The order `dataframe` is for tables of images, which format/tables/dataframe.rs reads. A folder in this order is an error.

use super::framework::{ANY_FOLDER, Framework};

pub(super) const DATAFRAME: Framework = Framework {
    names: &["dataframe"],
    nicknames: &[
        ("flow_from_dataframe", "dataframe"),
        ("data_frame", "dataframe"),
        ("pandas", "dataframe"),
        ("csv", "dataframe"),
    ],
    class_is: ANY_FOLDER,
    // A source reports the folder before it is read.
    read: |_, _, _| Ok(Vec::new()),
    read_listed: None,
    takes_allow_missing: false,
    takes_allow_empty: false,
    sort_names: |_, _| None,
};
