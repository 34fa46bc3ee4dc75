//! The order `dataframe` is for tables of images, which format/tables/dataframe.rs reads. A folder in this order is an error.

use super::framework::Framework;

pub(super) const DATAFRAME: Framework = Framework {
    names: &["dataframe"],
    nicknames: &[
        ("flow_from_dataframe", "dataframe"),
        ("data_frame", "dataframe"),
        ("pandas", "dataframe"),
        ("csv", "dataframe"),
    ],
    // No folder is read: a source reports it before.
    ..Framework::DEFAULT
};
