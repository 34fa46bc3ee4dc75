//! Words for scores of images and for the quality of a model: a column or key with such a name shows that a file has predictions or an
//! evaluation.

use crate::format::words::{is_ascii_digit, is_one_of, words};

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// A score for an image.
    Score,
    /// How well a model does on a class.
    Quality,
}

/// What a model gives for an image.
const SCORES: &str = "score scores confidence confidences conf confs probability probabilities prob probs proba \
    likelihood likelihoods logit logits softmax similarity";

/// How well a model does.
const QUALITIES: &str = "precision recall f1 fscore f1score accuracy acc iou miou giou ap map auc auroc auprc rocauc \
    dice jaccard sensitivity specificity kappa mcc ppv npv tpr fpr";

/// Words beside them that make a setting of a class of it: `score_threshold`.
const SETTINGS: &str = "threshold thresholds thresh thr thrs cutoff cutoffs weight weights min max prior";

/// What a column or key is called after.
pub(super) fn measure(name: &str) -> Option<Measure> {
    let words = lower_words(name);
    let is_one = |known: &str| {
        words.iter().any(|word| is_one_of(word, known) || is_one_of(word.trim_end_matches(is_ascii_digit), known))
    };
    if is_one(SETTINGS) {
        None
    } else if is_one(QUALITIES) {
        Some(Measure::Quality)
    } else {
        is_one(SCORES).then_some(Measure::Score)
    }
}

/// The words of a name in lower case, split at signs; and those split at capitals too: `mAP50`, `labelScores`.
fn lower_words(name: &str) -> Vec<String> {
    let mut lower = Vec::new();
    for word in words(name) {
        lower.push(word.to_lowercase());
        let mut start = 0;
        let mut was_lower = false;
        for (at, c) in word.char_indices() {
            if was_lower && c.is_uppercase() {
                lower.push(word[start..at].to_lowercase());
                start = at;
            }
            was_lower = c.is_lowercase();
        }
        if start > 0 {
            lower.push(word[start..].to_lowercase());
        }
    }
    lower
}

/// A number as reports write it: `0.5`, `50 %`, or nothing.
pub(super) fn is_figure(cell: &str) -> bool {
    let cell = cell.trim();
    let number = cell.strip_suffix('%').unwrap_or(cell).trim_end();
    ["", "-", "n/a", "N/A"].contains(&number) || number.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_is_told_by_a_word_of_its_name() {
        for name in ["score", "Confidence", "label_scores", "labelScores", "prob (%)", "class probability", "Score 1"] {
            assert_eq!(measure(name), Some(Measure::Score), "{name}");
        }
        for name in ["mAP50-95", "AP", "ap50", "IoU", "mIoU", "f1-score", "F1", "top1_acc", "val Accuracy", "ROC AUC"] {
            assert_eq!(measure(name), Some(Measure::Quality), "{name}");
        }
        for name in ["scorer", "score_threshold", "min_confidence", "class_weights", "weight", "name", "apple", "count"]
        {
            assert_eq!(measure(name), None, "{name}");
        }
    }

    #[test]
    fn a_figure_is_a_number_or_nothing() {
        for cell in ["0.5", "1", "90 %", "90.5%", "nan", "-", "", "1e-3"] {
            assert!(is_figure(cell), "{cell}");
        }
        for cell in ["heron", "0.5 px", "a.png", "%%"] {
            assert!(!is_figure(cell), "{cell}");
        }
    }
}
