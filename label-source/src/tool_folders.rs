//! Folders that tools make and that are not meant as classes.

const TOOLS: &[(&str, &str)] = &[
    (".ipynb_checkpoints", "Jupyter"),
    ("__MACOSX", "a zip file of macOS"),
    ("@eaDir", "a Synology server"),
    ("lost+found", "the file system"),
    ("__pycache__", "Python"),
];

/// The tool that makes folders of this name.
#[must_use]
pub fn tool_that_makes(name: &str) -> Option<&'static str> {
    TOOLS.iter().find(|(folder, _)| *folder == name).map(|(_, tool)| *tool)
}
