//! Crates that declare a label type `Pet` and print its names.

use test_support::Workspace;

/// How a crate gets its `Pet`.
pub(crate) struct Member {
    pub(crate) name: &'static str,
    /// Rust that declares `Pet`.
    pub(crate) declares: &'static str,
    /// The body of build.rs' `main`.
    pub(crate) build: Option<&'static str>,
}

/// What includes the code that build.rs has made.
pub(crate) const INCLUDED: &str = "include!(concat!(env!(\"OUT_DIR\"), \"/pet.rs\"));";

/// A workspace of these crates, and of others that are still to be made.
pub(crate) fn workspace(name: &str, members: &[Member], others: &[&str]) -> Workspace {
    let names: Vec<&str> = members.iter().map(|member| member.name).chain(others.iter().copied()).collect();
    let workspace = Workspace::new(env!("CARGO_TARGET_TMPDIR"), name, &names);
    for Member { name, declares, build } in members {
        let main = format!("{declares}\nfn main() {{ println!(\"{{}}\", Pet::NAMES.join(\" \")) }}\n");
        workspace.member(name, "src/main.rs", &main, *build);
    }
    workspace
}

/// Makes a folder for each class.
pub(crate) fn classes(workspace: &Workspace, folder: &str, classes: &[&str]) {
    workspace.folders(classes.iter().map(|class| format!("{folder}/{class}")));
}
