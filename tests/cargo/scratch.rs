//! A workspace of small crates outside the project, as a user has one: made anew, built and run with the same Cargo.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) struct Scratch {
    root: PathBuf,
}

/// How a crate of the workspace gets its label type `Pet`.
pub(crate) struct Member {
    pub(crate) name: &'static str,
    /// Rust that declares `Pet`.
    pub(crate) declares: &'static str,
    /// The body of build.rs's `main`.
    pub(crate) build: Option<&'static str>,
}

/// What includes the code that build.rs has made.
pub(crate) const INCLUDED: &str = "include!(concat!(env!(\"OUT_DIR\"), \"/pet.rs\"));";

impl Scratch {
    /// A workspace whose crates each print the names of their `Pet`.
    pub(crate) fn new(name: &str, members: &[Member]) -> Self {
        let scratch = Self { root: Path::new(env!("CARGO_TARGET_TMPDIR")).join(name) };
        let names: Vec<&str> = members.iter().map(|member| member.name).collect();
        for name in &names {
            fs::remove_dir_all(scratch.root.join(name)).ok();
        }
        scratch.write("Cargo.toml", &format!("[workspace]\nresolver = \"3\"\nmembers = {names:?}\n"));
        scratch.write("Cargo.lock", &fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock")).unwrap());
        for member in members {
            scratch.make(member);
        }
        scratch
    }

    fn make(&self, Member { name, declares, build }: &Member) {
        let home = env!("CARGO_MANIFEST_DIR");
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\
             [dependencies]\ntyped-label = {{ path = {home:?} }}\n\
             [build-dependencies]\ntyped-label-build = {{ path = {:?} }}\n",
            format!("{home}/label-build")
        );
        self.write(&format!("{name}/Cargo.toml"), &manifest);
        let main = format!("{declares}\nfn main() {{ println!(\"{{}}\", Pet::NAMES.join(\" \")) }}\n");
        self.write(&format!("{name}/src/main.rs"), &main);
        if let Some(build) = build {
            self.write(&format!("{name}/build.rs"), &format!("fn main() {{ {build} }}\n"));
        }
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    /// Makes a folder for each class.
    pub(crate) fn classes(&self, folder: &str, classes: &[&str]) {
        for class in classes {
            fs::create_dir_all(self.path(folder).join(class)).unwrap();
        }
    }

    pub(crate) fn remove(&self, folder: &str) {
        fs::remove_dir_all(self.path(folder)).unwrap();
    }

    pub(crate) fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).unwrap();
    }

    /// Builds and runs a crate: what it prints, or the error of the build.
    pub(crate) fn run(&self, name: &str, variables: &[(&str, &str)]) -> Result<String, String> {
        let output = Command::new(env!("CARGO"))
            .args(["run", "-q", "--offline", "-p", name])
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", self.root.join("target"))
            .env_remove("TYPED_LABEL")
            .envs(variables.iter().copied())
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().trim_end().to_owned();
        if output.status.success() { Ok(text(output.stdout)) } else { Err(text(output.stderr)) }
    }
}
