//! A workspace of small crates outside the project, as a user has one, built by the Cargo that builds the tests.

use crate::dir::Dir;
use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The folder of this project.
const PROJECT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// A workspace of crates that use `typed-label`. It can be used as a [`Dir`].
///
/// All workspaces share one target folder, so that what they depend on is built once; so no two of their programs may have the
/// same name.
#[derive(Debug)]
pub struct Workspace {
    dir: Dir,
    target: PathBuf,
}

impl Workspace {
    /// A workspace with these crates, each of which is still to be made, by [`Workspace::member`]. It is at `place`, which is
    /// `env!("CARGO_TARGET_TMPDIR")`, by its name.
    pub fn new(place: &str, name: &str, members: &[&str]) -> Self {
        let place = Path::new(place).join("workspaces");
        let workspace = Self { dir: Dir::kept(place.join(name)), target: place.join("target") };
        workspace.file("Cargo.toml", &format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n"));
        // The versions that are here already: nothing is fetched.
        workspace.file("Cargo.lock", &fs::read_to_string(format!("{PROJECT}/Cargo.lock")).unwrap());
        workspace
    }

    /// A crate with a source file, `src/main.rs` or `src/lib.rs`, and the body of build.rs' `main`, if it has one.
    pub fn member(&self, name: &str, file: &str, code: &str, build: Option<&str>) {
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\
             [dependencies]\ntyped-label = {{ path = {PROJECT:?} }}\n\
             [build-dependencies]\ntyped-label-build = {{ path = \"{PROJECT}/label-build\" }}\n"
        );
        self.file(format!("{name}/Cargo.toml"), &manifest);
        self.file(format!("{name}/{file}"), code);
        if let Some(build) = build {
            self.file(format!("{name}/build.rs"), &format!("fn main() {{ {build} }}\n"));
        }
    }

    /// The folder to which Cargo builds: the value of `CARGO_TARGET_DIR`.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Checks a crate that is right: what Cargo and the compiler say of it.
    pub fn check(&self, name: &str, variables: &[(&str, &str)]) -> String {
        let output = self.cargo(&["check", "--offline", "-p", name], variables);
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{text}");
        text
    }

    /// Builds and runs a crate: what it prints, or the error of the build.
    pub fn run(&self, name: &str, variables: &[(&str, &str)]) -> Result<String, String> {
        let output = self.cargo(&["run", "-q", "--offline", "-p", name], variables);
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().trim_end().to_owned();
        if output.status.success() { Ok(text(output.stdout)) } else { Err(text(output.stderr)) }
    }

    fn cargo(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
        Command::new(env!("CARGO"))
            .args(arguments)
            .current_dir(self.path())
            .env("CARGO_TARGET_DIR", &self.target)
            .env_remove("TYPED_LABEL")
            .envs(variables.iter().copied())
            .output()
            .unwrap()
    }
}

impl Deref for Workspace {
    type Target = Dir;

    fn deref(&self) -> &Dir {
        &self.dir
    }
}
