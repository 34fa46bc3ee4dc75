//! The command `cargo label`.
#![forbid(unsafe_code)]

fn main() -> std::process::ExitCode {
    cargo_label::main("cargo label")
}
