//! `cargo label lock`: writes, or compares, every lock of the crate or workspace.

use crate::args::Lock;
use crate::cargo_check::{Judged, cargo_check};
use crate::output::{Exit, Failure, cli_error};

pub(crate) fn run(arguments: &Lock) -> Result<Exit, Failure> {
    let (mode, wrong) = if arguments.check { ("check", Exit::Differs) } else { ("update", Exit::Unknown) };
    let mut build = cargo_check(mode, &arguments.arguments)?;
    build.reports.retain(|report| report.lock.is_some());
    if build.is_fine && build.reports.is_empty() {
        return Err(cli_error(
            "no label type here has a lock",
            "name one where the type is declared: `lock = \"classes.json\"`",
        ));
    }
    build.print(Judged { wrong, allow_absent: arguments.allow_absent })
}
