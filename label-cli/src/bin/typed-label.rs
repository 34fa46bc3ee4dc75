//! `typed-label`: the command by its other name, for people without Cargo. It runs the `cargo-label` that is beside it.
#![forbid(unsafe_code)]

use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::{env, io};

fn main() -> ExitCode {
    match cargo_label().and_then(|path| run(Command::new(path).arg("typed-label").args(env::args_os().skip(1)))) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: `cargo-label`, which is installed with `typed-label`, can't be run: {error}");
            eprintln!(
                "help: install it again: `pip install --force-reinstall typed-label` or `cargo install cargo-label`"
            );
            ExitCode::from(2)
        }
    }
}

/// The other binary of the package. What leads here may be a link, as pipx makes them.
fn cargo_label() -> io::Result<PathBuf> {
    let here = env::current_exe()?.canonicalize()?;
    Ok(here.with_file_name(format!("cargo-label{}", env::consts::EXE_SUFFIX)))
}

/// Becomes the command: signals reach it, and its exit code is the answer.
#[cfg(unix)]
fn run(command: &mut Command) -> io::Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    Err(command.exec())
}

#[cfg(not(unix))]
fn run(command: &mut Command) -> io::Result<ExitCode> {
    let code = command.status()?.code();
    Ok(ExitCode::from(code.and_then(|code| u8::try_from(code).ok()).unwrap_or(2)))
}
