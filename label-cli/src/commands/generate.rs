//! `cargo label generate`: prints or writes the Rust code of a label type. Its first line is the command that makes it again.

use crate::args::Generate;
use crate::layout::{header, layout};
use crate::output::{Exit, Failure, GOOD, cli_error, print, print_problems, status_line, write_file};
use crate::remote;
use crate::source_args::{base, typed_flags};
use proc_macro2::{TokenStream, TokenTree};
use std::fs;
use std::io::ErrorKind;
use typed_label_build::{Builder, Wording, labels};
use typed_label_source::{Diagnostics, Place, Problem, escape::quote_for_shell};

pub(crate) fn run(arguments: &Generate) -> Result<Exit, Failure> {
    remote::refuse(&arguments.source)?;
    let mut builder =
        labels(arguments.source_args.source(&arguments.source)).name(&arguments.name).serde(arguments.serde);
    for (class, variant) in &arguments.rename {
        builder = builder.rename(class, variant);
    }
    if let Some(path) = &arguments.display {
        builder = builder.display(path);
    }
    if let Some(names) = &arguments.variants {
        builder = builder.variants(names);
    }
    for attribute in &arguments.attribute {
        builder = builder.attribute(attribute);
    }
    if let Some(visibility) = &arguments.visibility {
        builder = builder.visibility(visibility);
    }
    if let Some(krate) = &arguments.krate {
        builder = builder.krate(krate);
    }
    let command = command(arguments);
    let code = header(&command) + &code(&builder)?;
    let Some(path) = &arguments.output else {
        print(&code)?;
        return Ok(Exit::Fine);
    };
    if !arguments.check {
        write_file(path, &code)?;
        return Ok(Exit::Fine);
    }
    let shown = path.to_string_lossy();
    match fs::read_to_string(path) {
        Ok(old) if is_same(&old, &code) => status_line(&GOOD, "right", &format!("{shown:?} is what would be written")),
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(cli_error(format!("{shown:?} can't be read: {error}"), format!("run `{command}`")));
        }
        _ => {
            let what = format!("{shown:?} is not what {:?} gives", arguments.source);
            let help = format!("run `{command}`, and look at what changes");
            print_problems(&Problem::new(Place::PATH, what, help).into());
            return Ok(Exit::Differs);
        }
    }
    Ok(Exit::Fine)
}

/// The code, formatted.
pub(super) fn code(builder: &Builder) -> Result<String, Failure> {
    let code = Diagnostics::collect(|diagnostics| builder.emit(base(), diagnostics));
    let code = code.map_err(|problems| Wording::Generate.problems(&problems))?;
    code.parse().map_err(syn::Error::from).and_then(layout).map_err(|error| {
        cli_error(format!("the code can't be formatted: {error}"), "look at `--attribute` and `--crate`")
    })
}

/// Whether two texts are the same code, however rustfmt, Git or an editor breaks the lines.
fn is_same(old: &str, new: &str) -> bool {
    let parsed = |code: &str| code.parse().ok().map(|code| tokens(code, Vec::new()));
    parsed(old).is_some_and(|old| Some(old) == parsed(new))
}

/// The code's tokens, without trailing commas.
fn tokens(code: TokenStream, mut seen: Vec<String>) -> Vec<String> {
    for token in code {
        let TokenTree::Group(group) = token else {
            // Git on Windows may have changed the line ends in a literal.
            seen.push(token.to_string().replace("\r\n", "\n"));
            continue;
        };
        seen.push(format!("{:?}", group.delimiter()));
        seen = tokens(group.stream(), seen);
        seen.pop_if(|last| last == ",");
        seen.push("end".into());
    }
    seen
}

/// The command that makes the file, as one types it.
fn command(arguments: &Generate) -> String {
    let output = arguments.output.as_ref().map(|path| path.to_string_lossy().into_owned());
    let single = [
        ("--display", arguments.display.clone()),
        ("--variants", arguments.variants.clone()),
        ("--visibility", arguments.visibility.clone()),
        ("--crate", arguments.krate.clone()),
        ("--output", output),
    ];
    let renames = arguments.rename.iter().map(|(class, variant)| ("--rename", Some(format!("{class}={variant}"))));
    let attributes = arguments.attribute.iter().map(|attribute| ("--attribute", Some(attribute.clone())));
    let own = single.into_iter().filter(|(_, value)| value.is_some()).chain(renames).chain(attributes);
    let mut flags = vec![("--name".to_owned(), Some(arguments.name.clone()))];
    flags.extend(arguments.source_args.flags());
    flags.extend(own.map(|(flag, value)| (flag.to_owned(), value)));
    flags.extend(arguments.serde.then(|| ("--serde".to_owned(), None)));
    // Switches come last.
    flags.sort_by_key(|(_, value)| value.is_none());
    format!("cargo label generate {}{}", quote_for_shell(&arguments.source), typed_flags(&flags))
}
