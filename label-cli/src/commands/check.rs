//! `cargo label check`: runs every macro and build.rs of the workspace again, and compares them with what is on disk.

use crate::args::Check;
use crate::cargo_check::{Judged, Messages, cargo_check};
use crate::output::{Exit, Failure, cli_error};

pub(crate) fn run(arguments: &Check) -> Result<Exit, Failure> {
    let build = cargo_check("check", &arguments.arguments, Messages::of(arguments.format))?;
    if build.is_fine && build.reports.is_empty() {
        return Err(cli_error(
            "no label type here has a folder or file to be checked against",
            "run this in the workspace that has one, or name its package: `cargo label check -- -p NAME`",
        ));
    }
    build.print(Judged { wrong: Exit::Differs, allow_absent: arguments.allow_absent }, arguments.format)
}
