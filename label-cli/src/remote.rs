//! In: the URL of a dataset folder. Out: the names of the folders in it, by one listing of prefixes; no image is fetched.

use typed_label_source::{Problem, messages::remote as problem};

/// Whether a source is a URL.
pub(crate) fn is_url(source: &str) -> bool {
    source.split_once("://").is_some_and(|(scheme, _)| !scheme.is_empty() && !scheme.contains(['/', '$']))
}

/// The names of the folders.
#[cfg(not(feature = "remote"))]
pub(crate) fn folders(url: &str) -> Result<Vec<String>, Problem> {
    Err(problem::not_built(url))
}

/// The names of the folders.
#[cfg(feature = "remote")]
pub(crate) fn folders(url: &str) -> Result<Vec<String>, Problem> {
    let no_store = |error: &dyn std::error::Error| problem::no_store(url, &error.to_string());
    let parsed = url::Url::parse(url).map_err(|error| no_store(&error))?;
    // Keys and endpoints, as every tool for these stores has them.
    let variables =
        std::env::vars_os().filter_map(|(name, value)| name.into_string().ok().zip(value.into_string().ok()));
    let (store, path) = object_store::parse_url_opts(&parsed, variables).map_err(|error| no_store(&error))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| no_store(&error))?;
    let listed = runtime.block_on(store.list_with_delimiter(Some(&path)));
    let listed = listed.map_err(|error| problem::not_listed(url, &error.to_string()))?;
    Ok(listed.common_prefixes.iter().filter_map(|prefix| prefix.filename().map(str::to_owned)).collect())
}
