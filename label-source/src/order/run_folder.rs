//! A folder that a training or an export has written, given in place of the dataset: its folders are parts of a model, not classes.

use super::torchvision;
use crate::escape::{quote_path_in, quoted_list};
use crate::folder;
use crate::problem::{Place, Problem};
use crate::user_path::UserPath;

/// Files that say who has written the folder. Only if one is there, the folder is listed once more.
const SIGNS: &[&str] = &[
    "saved_model.pb",
    "saved_model.pbtxt",
    "args.yaml",
    "hparams.yaml",
    "trainer_state.json",
    "training_args.bin",
    "config.json",
];

/// What such a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Run {
    SavedModel,
    Yolo,
    HuggingFace,
    Lightning,
}

impl Run {
    /// Whether the weights of the model are in a folder of this name, and no images.
    fn has_weights_in(self, folder: &str) -> bool {
        match self {
            Self::SavedModel => folder == "variables",
            Self::Yolo => folder == "weights",
            Self::HuggingFace => checkpoint(folder).is_some(),
            Self::Lightning => folder == "checkpoints",
        }
    }
}

/// Refuses such a folder; its files are asked before it is read, since a framework may find no image in it.
pub(super) fn check(at: &UserPath) -> Result<(), Problem> {
    let has = |file: &str| at.path().join(file).is_file();
    if !SIGNS.iter().any(|file| has(file)) {
        return Ok(());
    }
    let folders = folder::shown_subfolders(at.path());
    refuse(run(&folders, &has), at, &folders)
}

/// The same for a folder of which the names in it are known.
pub(super) fn check_names(at: &UserPath, names: &[String]) -> Result<(), Problem> {
    refuse(run(names, &|_| false), at, names)
}

/// Refuses what the names say, unless there are images: the checkpoints of a border can be classes, too.
fn refuse(run: Option<Run>, at: &UserPath, folders: &[String]) -> Result<(), Problem> {
    let Some(run) = run else { return Ok(()) };
    let has_images = |name: &String| {
        let files = folder::files_beside(&at.path().join(name).join("any"));
        files.iter().any(|file| torchvision::is_image(file.as_bytes()))
    };
    if folders.iter().any(|name| run.has_weights_in(name) && has_images(name)) {
        Ok(())
    } else {
        Err(problem(run, at, folders))
    }
}

/// What a folder is by the folders in it, if none of them can be a class, and by its files.
fn run(folders: &[String], has: &dyn Fn(&str) -> bool) -> Option<Run> {
    let are = |known: &dyn Fn(&str) -> bool| folders.iter().all(|name| name.starts_with('.') || known(name));
    let holds = |name: &str| folders.iter().any(|folder| folder == name);
    let of_model = |name: &str| ["assets", "assets.extra", "variables"].contains(&name);
    let is_saved = || has("saved_model.pb") || has("saved_model.pbtxt") || holds("assets");
    if holds("variables") && are(&of_model) && is_saved() {
        Some(Run::SavedModel)
    } else if holds("weights") && has("args.yaml") && are(&|name| ["weights", "labels", "crops"].contains(&name)) {
        Some(Run::Yolo)
    } else if folders.iter().any(|name| checkpoint(name).is_some())
        && are(&|name| checkpoint(name).is_some() || ["runs", "logs"].contains(&name))
    {
        Some(Run::HuggingFace)
    } else {
        (holds("checkpoints") && has("hparams.yaml") && are(&|name| name == "checkpoints")).then_some(Run::Lightning)
    }
}

/// The step of a checkpoint of Hugging Face's `Trainer`: 500 of `checkpoint-500`.
fn checkpoint(name: &str) -> Option<u64> {
    name.strip_prefix("checkpoint-")?.parse().ok()
}

/// What the folder is, and what to name in its place.
fn problem(run: Run, at: &UserPath, folders: &[String]) -> Problem {
    let (what, help) = match run {
        Run::SavedModel => ("a SavedModel of TensorFlow", DATASET_OR_LIST.to_owned()),
        Run::Lightning => ("what a training of Lightning has written", DATASET_OR_LIST.to_owned()),
        Run::Yolo => (
            "what a training of yolo has written",
            format!(
                "name the dataset folder that args.yaml has after `data:`, with `order = \"ultralytics\"`; or run \
                 `yolo export model={} format=onnx`, and write {:?}",
                quote_path_in(at.text(), "weights/best.pt"),
                at.join("weights/best.onnx").text()
            ),
        ),
        Run::HuggingFace => {
            let last = folders.iter().max_by_key(|name| checkpoint(name));
            let of_folder = |folder: UserPath| {
                let config = folder.join("config.json");
                let help = || format!("write {:?}, which has the classes of the model", config.text());
                config.path().is_file().then(help)
            };
            let help = of_folder(at.clone()).or_else(|| of_folder(at.join(last?)));
            ("what a training of Hugging Face's Trainer has written", help.unwrap_or(DATASET_OR_LIST.to_owned()))
        }
    };
    let are = if folders.len() == 1 { "is a part" } else { "are parts" };
    Problem::new(
        Place::PATH,
        format!("{:?} is {what}, not a dataset folder: {} {are} of it", at.text(), quoted_list(folders, 8)),
        help,
    )
}

/// What to name if the folder has no class list that can be read.
const DATASET_OR_LIST: &str = "name the dataset folder that the model was trained on, or the class list that was saved with it, for \
     example class_indices.json";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_told_by_its_folders_and_files() {
        for (folders, files, expected) in [
            (&["assets", "variables"][..], &[][..], Some(Run::SavedModel)),
            (&["variables"], &["saved_model.pb"], Some(Run::SavedModel)),
            (&["weights"], &["args.yaml"], Some(Run::Yolo)),
            (&[".git", "checkpoint-1000", "checkpoint-500", "runs"], &[], Some(Run::HuggingFace)),
            (&["checkpoints"], &["hparams.yaml"], Some(Run::Lightning)),
            // Classes of such names, or beside other classes.
            (&["variables"], &[], None),
            (&["assets", "cat", "variables"], &["saved_model.pb"], None),
            (&["weights"], &[], None),
            (&["dumbbells", "weights"], &["args.yaml"], None),
            (&["checkpoint-charlie", "runs"], &["config.json"], None),
            (&["runs"], &["config.json"], None),
            (&["cat", "checkpoint-5"], &["config.json"], None),
            (&[], &["saved_model.pb"], None),
        ] {
            let folders: Vec<String> = folders.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(run(&folders, &|file| files.contains(&file)), expected, "{folders:?} {files:?}");
        }
    }
}
