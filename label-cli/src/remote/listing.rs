//! Lists the folders at a URL, and says in plain words why a store refuses.

use object_store::aws::AmazonS3Builder;
use object_store::azure::MicrosoftAzureBuilder;
use object_store::client::{HttpError, HttpErrorKind};
use object_store::gcp::GoogleCloudStorageBuilder;
use object_store::http::HttpBuilder;
use object_store::{BackoffConfig, ObjectStore, ObjectStoreScheme, RetryConfig};
use std::env;
use std::error::Error;
use std::fmt::Display;
use std::iter;
use std::time::Duration;
use typed_label_source::escape::is_control_or_bidi;
use typed_label_source::{Place, Problem};
use url::{Position, Url};

/// The most characters of a store's own message that are shown.
const LONGEST: usize = 300;

/// The names of the folders at a URL, from every page of the list.
pub(super) fn folder_names(url: &str) -> Result<Vec<String>, Problem> {
    let parsed = Url::parse(url).map_err(|error| no_store(url, &error))?;
    let (scheme, path) = ObjectStoreScheme::parse(&parsed).map_err(|error| no_store(url, &error))?;
    let settings = Settings::of(&scheme).ok_or_else(|| no_store(url, &"a folder on disk is named by its path"))?;
    let store = open(&parsed, &scheme, &settings).map_err(|error| not_opened(url, &settings, &error))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| not_opened(url, &settings, &error))?;
    let listed = runtime.block_on(store.list_with_delimiter(Some(&path)));
    let listed = listed.map_err(|error| not_listed(&parsed, url, &settings, &error))?;
    Ok(listed.common_prefixes.iter().filter_map(|prefix| prefix.filename().map(str::to_owned)).collect())
}

/// A kind of store, and the environment variables that say how it is reached.
struct Settings {
    /// The prefix of their names.
    prefix: &'static str,
    /// One without the prefix.
    also: Option<&'static str>,
    /// Whether the store wants keys.
    signs_in: bool,
    /// The variables that hold keys, for a help.
    keys: &'static str,
    /// The variable that holds the address, for a help.
    endpoint: &'static str,
    /// What the store calls the first part of a URL.
    bucket: &'static str,
}

impl Settings {
    fn of(scheme: &ObjectStoreScheme) -> Option<Self> {
        Some(match scheme {
            ObjectStoreScheme::AmazonS3 => Self {
                prefix: "AWS_",
                also: None,
                signs_in: true,
                keys: "`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, with a session `AWS_SESSION_TOKEN`, and `AWS_REGION`; or \
                       `AWS_SKIP_SIGNATURE=true` if the bucket is public",
                endpoint: "`AWS_ENDPOINT`",
                bucket: "bucket",
            },
            ObjectStoreScheme::GoogleCloudStorage => Self {
                prefix: "GOOGLE_",
                also: Some("SERVICE_ACCOUNT"),
                signs_in: true,
                keys: "`GOOGLE_SERVICE_ACCOUNT` or `GOOGLE_APPLICATION_CREDENTIALS`, the path of a key file; or \
                       `GOOGLE_SKIP_SIGNATURE=true` if the bucket is public",
                endpoint: "`GOOGLE_BASE_URL`",
                bucket: "bucket",
            },
            ObjectStoreScheme::MicrosoftAzure => Self {
                prefix: "AZURE_",
                also: Some("IDENTITY_ENDPOINT"),
                signs_in: true,
                keys: "`AZURE_STORAGE_ACCOUNT_NAME` with `AZURE_STORAGE_ACCOUNT_KEY` or `AZURE_STORAGE_SAS_KEY`; or \
                       `AZURE_SKIP_SIGNATURE=true` if the container is public",
                endpoint: "`AZURE_STORAGE_ENDPOINT`",
                bucket: "container",
            },
            ObjectStoreScheme::Http => Self {
                prefix: "HTTP_",
                also: None,
                signs_in: false,
                keys: "what the server asks for",
                endpoint: "the URL",
                bucket: "folder",
            },
            _ => return None,
        })
    }

    /// The variables that are set. Only those with the prefix: `object_store` would also read another program's `BUCKET` or `TOKEN`.
    fn variables(&self) -> impl Iterator<Item = (String, String)> {
        let texts = env::vars_os().filter_map(|(name, value)| name.into_string().ok().zip(value.into_string().ok()));
        let is_ours = |name: &str| name.starts_with(self.prefix) || self.also == Some(name);
        texts.filter(move |(name, _)| is_ours(name)).map(|(name, value)| (name.to_lowercase(), value))
    }
}

/// Opens a store; nothing is sent yet. The time limits are short, since a person is waiting.
fn open(url: &Url, scheme: &ObjectStoreScheme, settings: &Settings) -> object_store::Result<Box<dyn ObjectStore>> {
    let backoff = BackoffConfig { max_backoff: Duration::from_secs(1), ..BackoffConfig::default() };
    let retry = RetryConfig { backoff, max_retries: 3, retry_timeout: Duration::from_secs(10) };
    let bounds =
        [("connect_timeout", "5 seconds"), ("timeout", "20 seconds")].map(|(k, v)| (k.to_owned(), v.to_owned()));
    // A URL with `http://` allows what object_store refuses otherwise.
    let plain_http = (url.scheme() == "http").then(|| ("allow_http".to_owned(), "true".to_owned()));
    let options = bounds.into_iter().chain(plain_http).chain(settings.variables());
    macro_rules! store {
        ($builder:ty, $url:expr) => {{
            let builder = <$builder>::new().with_url($url).with_retry(retry);
            let with = |builder: $builder, (key, value): (String, String)| match key.parse() {
                Ok(key) => builder.with_config(key, value),
                Err(_) => builder,
            };
            Ok(Box::new(options.fold(builder, with).build()?))
        }};
    }
    match scheme {
        ObjectStoreScheme::AmazonS3 => store!(AmazonS3Builder, url.as_str()),
        ObjectStoreScheme::GoogleCloudStorage => store!(GoogleCloudStorageBuilder, url.as_str()),
        ObjectStoreScheme::MicrosoftAzure => store!(MicrosoftAzureBuilder, url.as_str()),
        _ => store!(HttpBuilder, &url[..Position::BeforePath]),
    }
}

/// A URL that does not name a store.
fn no_store(url: &str, error: &dyn Display) -> Problem {
    Problem::new(
        Place::PATH,
        format!("{url:?} leads to no store: {error}"),
        "write it as in `s3://bucket/train`, `gs://bucket/train`, `az://container/train` or `https://host/train`",
    )
}

/// The settings of a store are wrong.
fn not_opened(url: &str, settings: &Settings, error: &(dyn Error + 'static)) -> Problem {
    let why = plain(&innermost(error).to_string());
    Problem::new(Place::PATH, format!("{url:?} can't be opened: {why}"), format!("set {}", settings.keys))
}

/// The store gives no list.
fn not_listed(parsed: &Url, url: &str, settings: &Settings, error: &object_store::Error) -> Problem {
    let Settings { keys, endpoint, bucket, .. } = settings;
    let text = error.to_string();
    let name = parsed.host_str().unwrap_or_default();
    let look_at_keys = format!("look at {keys}; and at {endpoint}, if the store is not the provider's own");
    // Without keys in variables, object_store asks the machine for some first, and may fail before it asks for the list.
    let (why, help) = if settings.signs_in && !text.contains("list request") && !text.contains("list response") {
        (
            format!("no keys are set, and this machine was given none: {}", plain(&innermost(error).to_string())),
            format!("set {keys}"),
        )
    } else if let Some((status, said)) = refusal(&text) {
        match status {
            401 | 403 => (format!("the store refuses these keys: {said}"), look_at_keys),
            404 => (
                format!("there is no {bucket} {name:?}: {said}"),
                format!("look at the URL, and at {endpoint}, if the store is not the provider's own"),
            ),
            _ => (format!("the store answers {said}"), look_at_keys),
        }
    } else {
        let cause = plain(&innermost(error).to_string());
        let help = format!("look at the network, and at {endpoint}, if the store is not the provider's own");
        match http_error(error).map(HttpError::kind) {
            _ if cause == "URL scheme is not allowed" => http_alone(settings),
            Some(HttpErrorKind::Timeout) => ("the store does not answer".to_owned(), help),
            Some(HttpErrorKind::Connect) => (format!("no connection to the store: {cause}"), help),
            Some(_) => (format!("the connection was lost: {cause}"), help),
            None => (cause, look_at_keys),
        }
    };
    Problem::new(Place::PATH, format!("{url:?} can't be listed: {why}"), help)
}

/// An endpoint without TLS, which needs a variable.
fn http_alone(Settings { prefix, endpoint, .. }: &Settings) -> (String, String) {
    (
        "its endpoint starts with `http://`".to_owned(),
        format!("set `{prefix}ALLOW_HTTP=true`, or {endpoint} to one with `https://`"),
    )
}

/// An error and its sources.
fn chain<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    iter::successors(Some(error), |&error| error.source())
}

/// The last source of an error: its cause.
fn innermost<'a>(error: &'a (dyn Error + 'static)) -> &'a (dyn Error + 'static) {
    chain(error).last().unwrap_or(error)
}

fn http_error(error: &object_store::Error) -> Option<&HttpError> {
    chain(error).find_map(|error| error.downcast_ref())
}

/// The HTTP status of a refusal, and its text. `object_store` gives both only as part of a message.
fn refusal(text: &str) -> Option<(u16, String)> {
    let (_, answer) = text.split_once("non-2xx status code: ")?;
    let (status, body) = answer.split_once(": ").unwrap_or((answer, ""));
    let code = status.split_whitespace().next()?.parse().ok()?;
    let element = |name: &str| {
        let (_, rest) = body.split_once(&format!("<{name}>"))?;
        Some(rest.split_once(&format!("</{name}>"))?.0)
    };
    let said = [element("Code"), element("Message")].into_iter().flatten().collect::<Vec<_>>().join(": ");
    Some((code, plain(if said.is_empty() { status } else { &said })))
}

/// A foreign text in one line of bounded length, with control characters replaced.
fn plain(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ").replace(is_control_or_bidi, "?");
    let short: String = line.chars().take(LONGEST).collect();
    if short == line { line } else { short + ".." }
}

#[cfg(test)]
#[test]
fn a_refusal_is_told_by_its_code_and_message() {
    let told = refusal(
        "Generic S3 error: Error performing list request: Error performing GET http://h/b in 9ms - Server returned non-2xx \
         status code: 403 Forbidden: <?xml version=\"1.0\"?>\n<Error><Code>InvalidAccessKeyId</Code>\n<Message>The key\n\u{1b}[31m \
         does not exist</Message></Error>",
    );
    assert_eq!(told, Some((403, "InvalidAccessKeyId: The key ?[31m does not exist".to_owned())));
    assert_eq!(refusal("non-2xx status code: 502 Bad Gateway: <html>"), Some((502, "502 Bad Gateway".to_owned())));
    assert_eq!(refusal("error sending request"), None);
}
