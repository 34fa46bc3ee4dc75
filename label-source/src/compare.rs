//! In: a dataset folder. Out: what every framework makes of it, side by side.

use crate::class_list::ClassList;
use crate::folder;
use crate::order::Order;
use crate::problem::Problems;
use crate::user_path::UserPath;
use std::path::Path;

/// What each order makes of one folder.
///
/// See [`compare_orders`].
///
/// ```
/// use typed_label_source::{Order, compare_orders};
/// assert!(compare_orders("no/such/folder").of(Order::Keras).is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// In the order of [`Order::ALL`].
    answers: Vec<(Order, Result<ClassList, Problems>)>,
}

/// Reads a dataset folder in every order, so that one can see whether the choice matters.
///
/// ```
/// use typed_label_source::{Order, compare_orders};
///
/// # let dir = std::env::temp_dir().join(format!("typed-label-compare-doc-{}", std::process::id()));
/// # for class in ["Class_1", "Class_2", "Class_10"] {
/// #     std::fs::create_dir_all(dir.join(class)).unwrap();
/// #     std::fs::write(dir.join(class).join("0.png"), "").unwrap();
/// # }
/// let comparison = compare_orders(&dir);
/// assert!(!comparison.agree());
/// assert_eq!(comparison.of(Order::Keras).unwrap().names(), ["Class_1", "Class_10", "Class_2"]);
/// assert_eq!(comparison.of(Order::Timm).unwrap().names(), ["Class_1", "Class_2", "Class_10"]);
/// assert!(comparison.of(Order::Timm).unwrap().is_natural());
/// # std::fs::remove_dir_all(dir).unwrap();
/// ```
pub fn compare_orders(path: impl AsRef<Path>) -> Comparison {
    let at = UserPath::literal(path.as_ref());
    Comparison { answers: Order::ALL.iter().map(|&order| (order, folder::read(&at, order, false))).collect() }
}

impl Comparison {
    /// Each order, with its list or why it has none.
    ///
    /// ```
    /// # use typed_label_source::compare_orders;
    /// assert!(compare_orders("no/such/folder").answers().iter().all(|(_, answer)| answer.is_err()));
    /// ```
    pub fn answers(&self) -> &[(Order, Result<ClassList, Problems>)] {
        &self.answers
    }

    /// The answer of one order.
    ///
    /// # Errors
    /// Why the order makes no list of the folder.
    ///
    /// ```
    /// # use typed_label_source::{Order, compare_orders};
    /// assert!(compare_orders("no/such/folder").of(Order::Burn).is_err());
    /// ```
    pub fn of(&self, order: Order) -> Result<&ClassList, &Problems> {
        self.answers[order as usize].1.as_ref()
    }

    /// Whether all orders make the same list, so that the choice does not matter.
    ///
    /// ```
    /// # use typed_label_source::compare_orders;
    /// assert!(!compare_orders("no/such/folder").agree());
    /// ```
    pub fn agree(&self) -> bool {
        let first = self.answers.first().and_then(|(_, answer)| answer.as_ref().ok());
        first.is_some() && self.answers.iter().all(|(_, answer)| answer.as_ref().ok() == first)
    }
}
