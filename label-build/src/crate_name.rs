//! Finds the name that the Cargo.toml of the built crate gives `typed-label`.

use crate::variant_name::is_identifier;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use std::fs;
use std::path::Path;

/// The path of the crate `typed-label` in code of the crate at `base`: `::typed_label`, or the name that Cargo.toml gives it by
/// `labels = { package = "typed-label" }`. Another crate that exports it is not known here.
pub(crate) fn crate_path(base: &Path) -> TokenStream {
    let manifest = read_manifest(base);
    let name =
        other_name("typed-label", &manifest).map(|name| name.replace('-', "_")).filter(|name| is_identifier(name));
    let name = Ident::new(name.as_deref().unwrap_or("typed_label"), Span::call_site());
    quote!(::#name)
}

/// The command that turns on a feature of the crate that the path names.
pub(crate) fn cargo_add(krate: &TokenStream, base: &Path, feature: &str) -> String {
    let name = krate.clone().into_iter().last().map(|last| last.to_string()).unwrap_or_default();
    let package = if name == "typed_label_core" { "typed-label-core" } else { "typed-label" };
    add_feature(package, &read_manifest(base), feature)
}

/// The command that turns on a feature of a package. A dependency keeps the name that Cargo.toml gives it.
pub(crate) fn add_feature(package: &str, manifest: &str, feature: &str) -> String {
    match other_name(package, manifest) {
        Some(other) => format!("cargo add {package} --rename {other} --features {feature}"),
        None => format!("cargo add {package} --features {feature}"),
    }
}

pub(crate) fn read_manifest(base: &Path) -> String {
    fs::read_to_string(base.join("Cargo.toml")).unwrap_or_default()
}

/// The name of a dependency, if it has only another than its package.
fn other_name<'m>(package: &str, manifest: &'m str) -> Option<&'m str> {
    dependency(package, manifest).filter(|name| name.replace('_', "-") != package)
}

/// The name of a dependency: its package's if that is among them.
pub(crate) fn dependency<'m>(wanted: &str, manifest: &'m str) -> Option<&'m str> {
    let (mut table, mut found) = ("", None);
    for line in manifest.lines() {
        let line = line.trim();
        if line.starts_with('#') {
            continue;
        }
        if let Some(header) = line.strip_prefix('[') {
            table = header.split(']').next().unwrap_or_default().trim();
        }
        let (key, value) = line.split_once('=').unwrap_or_default();
        let (key, value) = (key.trim(), value.trim());
        let (name, package) = match (table.rsplit_once('.'), key.split_once('.')) {
            // `labels = { package = ".." }` and `labels.package = ".."`.
            _ if are_dependencies(table) => match key.split_once('.') {
                None => (key, package_of(value)),
                Some((name, key)) => (name, if key == "package" { quoted(value) } else { None }),
            },
            // `package = ".."` below `[dependencies.labels]`.
            (Some((table, name)), None) if are_dependencies(table) => {
                (name, if key == "package" { quoted(value) } else { None })
            }
            _ => continue,
        };
        let name = name.trim_matches(['"', '\'']);
        if name.replace('_', "-") == wanted {
            return Some(name);
        }
        if package == Some(wanted) {
            found = found.or(Some(name));
        }
    }
    found
}

fn are_dependencies(table: &str) -> bool {
    let kind = table.rsplit('.').next().unwrap_or_default();
    ["dependencies", "dev-dependencies"].contains(&kind) && !table.starts_with("workspace")
}

/// The value of `package` in `{ package = "typed-label", version = "1" }`.
fn package_of(table: &str) -> Option<&str> {
    table.split("package").skip(1).find_map(|after| quoted(after.trim_start().strip_prefix('=')?.trim_start()))
}

fn quoted(value: &str) -> Option<&str> {
    let quote = value.chars().next().filter(|letter| ['"', '\''].contains(letter))?;
    value[1..].split_once(quote).map(|(text, _)| text)
}

#[cfg(test)]
mod tests {
    use super::{cargo_add, other_name};
    use quote::quote;
    use test_support::Dir;

    #[test]
    fn a_renamed_dependency_has_its_name() {
        for manifest in [
            "[dependencies]\nmy-labels = { package = \"typed-label\", version = \"0.1\" }",
            "[dependencies]\nmy-labels = { version = \"0.1\", package='typed-label', features = [\n    \"serde\",\n] }",
            "[dependencies]\nserde = \"1\"\nmy-labels.version = \"0.1\"\nmy-labels.package = \"typed-label\"",
            "[dependencies.my-labels]\nversion = \"0.1\"\npackage = \"typed-label\"",
            "[package]\nname = \"a\"\n\n[target.'cfg(unix)'.dependencies.\"my-labels\"]\npackage = \"typed-label\" # so",
            "[ dev-dependencies ]\r\n\"my-labels\" = { package = \"typed-label\" }\r\n",
        ] {
            assert_eq!(other_name("typed-label", manifest), Some("my-labels"), "{manifest}");
        }
    }

    #[test]
    fn the_dependency_that_is_there_gets_the_feature() {
        let root = Dir::new();
        let add = |path| cargo_add(&path, &root, "serde");
        assert_eq!(add(quote!(::typed_label)), "cargo add typed-label --features serde");
        assert_eq!(add(quote!(my::typed_label)), "cargo add typed-label --features serde");
        assert_eq!(add(quote!(::typed_label_core)), "cargo add typed-label-core --features serde");
        root.file("Cargo.toml", "[dependencies]\nmy-labels = { package = \"typed-label\" }");
        assert_eq!(add(quote!(::my_labels)), "cargo add typed-label --rename my-labels --features serde");
    }

    #[test]
    fn any_other_manifest_says_nothing() {
        for manifest in [
            "",
            "[dependencies]\ntyped-label = \"0.1\"",
            "[dependencies]\ntyped-label = \"0.1\"\nold = { package = \"typed-label\", version = \"0.0\" }",
            "[dependencies]\nold = { package = \"typed-label\", version = \"0.0\" }\n[dependencies.typed_label]\npath = \"..\"",
            "[dependencies]\n# my-labels = { package = \"typed-label\" }",
            "[dependencies]\nmy-labels = { package = \"typed-label-core\" }",
            "[dependencies]\nmy-labels.workspace = true",
            "[workspace.dependencies]\nmy-labels = { package = \"typed-label\" }",
            "[build-dependencies]\nmy-labels = { package = \"typed-label\" }",
            "[package]\nname = \"typed-label\"\n[package.metadata]\nmy-labels = { package = \"typed-label\" }",
            "[dependencies]\na = { package = \"typed-label",
            "[",
            "[dependencies.a]\npackage =",
        ] {
            assert_eq!(other_name("typed-label", manifest), None, "{manifest}");
        }
    }
}
