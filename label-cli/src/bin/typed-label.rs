//! The command `typed-label`: the same as `cargo label`, for people who do not use Cargo.
#![forbid(unsafe_code)]

fn main() -> std::process::ExitCode {
    cargo_label::main("typed-label")
}
