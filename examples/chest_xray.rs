//! The 14 findings of NIH ChestX-ray14, of which a radiograph may show several. The models of the paper have the order of its
//! tables; a dataset folder has Keras' order. Prints what a model finds in one radiograph, by the type of its own order and,
//! as a mistake, by the other one. The scores are made up; no image or model is part of the example.
//!
//! `cargo run --example chest_xray`

use std::error::Error;
use typed_label::{LabelSet, PerLabel, Reorder, Scores, labels};

/// A class for each folder of data, in the order of `flow_from_directory`.
#[labels("examples/chest_xray/data")]
pub enum Finding {}

/// The same classes in the order of X. Wang et al., ChestX-ray8 (2017), which models trained on it have kept. They are
/// compared with the folders too: a name that is none of them is an error.
#[labels("examples/chest_xray/data", classes = [
    "Atelectasis", "Cardiomegaly", "Effusion", "Infiltration", "Mass", "Nodule", "Pneumonia", "Pneumothorax",
    "Consolidation", "Edema", "Emphysema", "Fibrosis", "Pleural_Thickening", "Hernia",
])]
pub enum Paper {}

/// From the model's order to the folders'. That both have the same names is checked at compile time.
const ORDER: Reorder<Paper, Finding> = Reorder::new();

fn main() -> Result<(), Box<dyn Error>> {
    // What a model with 14 sigmoid outputs gives for one radiograph.
    let output = [0.11, 0.83, 0.64, 0.31, 0.02, 0.07, 0.04, 0.01, 0.22, 0.18, 0.01, 0.02, 0.05, 0.16];
    // Rare findings have low scores: each class has a threshold of its own.
    let thresholds = PerLabel::from_fn(|finding| match finding {
        Paper::Hernia => 0.1,
        Paper::Infiltration | Paper::Effusion => 0.6,
        _ => 0.5,
    });

    println!("finding             paper  folder  score  threshold");
    for (finding, score) in Scores::<Paper>::from_array(&output).iter() {
        let (paper, folder) = (finding.index(), ORDER.label(finding).index());
        println!("{finding:<18}  {paper:>5}  {folder:>6}  {score:>5}  {:>9}", thresholds[finding]);
    }

    let found = ORDER.set(Scores::<Paper>::from_array(&output).above_each(&thresholds)?);
    let mistaken = Scores::<Finding>::from_array(&output).above_each(&ORDER.per_label(&thresholds))?;
    let truth: LabelSet<Finding> =
        "Cardiomegaly|Effusion|Hernia".split('|').map(str::parse).collect::<Result<_, _>>()?;
    println!("\nby the model's order:   {}", list(found));
    println!("by the folders' order:  {}", list(mistaken));
    println!("the radiologist says:   {}", list(truth));
    assert_eq!(found, truth);
    assert_ne!(mistaken, truth);
    Ok(())
}

fn list(findings: LabelSet<Finding>) -> String {
    findings.iter().map(Finding::name).collect::<Vec<_>>().join(", ")
}
