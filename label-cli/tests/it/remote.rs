//! Datasets in S3, Google Cloud and Azure, on servers of this machine (`.ci/run remote` installs them).
//! `cargo test -p cargo-label --features remote --test it remote -- --ignored`

mod server;

use crate::dataset::Dataset;
use server::{Server, free_port, variables};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;
use std::time::{Duration, Instant};

/// More than two pages of classes, and one whose name has what a URL can't have.
fn classes() -> Vec<String> {
    let mut classes: Vec<String> = (1..250).map(|number| format!("Class_{number}")).chain(["a b+é".into()]).collect();
    classes.sort_unstable();
    classes
}

/// A folder is listed whole, compares with one on disk, and what is not there or can't be known is an error.
fn a_folder_is_listed(server: &Server, schemes: &[&str]) {
    let classes = classes();
    let images = classes.iter().map(|class| format!("train/{class}/0.png"));
    server.put(&images.chain(["train/loose.png".into()]).collect::<Vec<_>>());
    let dataset = Dataset::new().classes("train", &classes);
    let run = |arguments: String| dataset.run(&arguments).envs(server.variables()).assert();
    for scheme in schemes {
        let listed = run(format!("list {scheme}://pets/train --format txt"));
        listed.code(0).stdout_eq(classes.join("\n") + "\n").stderr_eq("");
        run(format!("diff {scheme}://pets/train train")).code(0);
        run(format!("list {scheme}://pets/nothing")).code(2).stdout_eq("");
        run(format!("list {scheme}://pets/train --order timm")).code(2).stdout_eq("");
    }
}

/// What `cargo label list` says of a URL that it can't list. Nobody waits for it.
fn refusal(url: &str, variables: &[(&'static str, String)]) -> String {
    let start = Instant::now();
    let output = Dataset::new().run(&format!("list {url}")).envs(variables.iter().cloned()).assert().code(2);
    assert!(start.elapsed() < Duration::from_secs(15), "{url}: {:?}", start.elapsed());
    String::from_utf8(output.stdout_eq("").get_output().stderr.clone()).unwrap()
}

#[track_caller]
fn assert_has(stderr: &str, parts: &[&str]) {
    let (_, help) = stderr.split_once("\nhelp: ").expect("there is help");
    assert!(!help.trim().is_empty() && parts.iter().all(|part| stderr.contains(part)), "{stderr}");
}

#[test]
#[ignore = "needs moto_server"]
fn s3_and_google_cloud() {
    let server = Server::moto();
    a_folder_is_listed(&server, &["s3", "gs"]);
    for (url, variable) in [("s3://dogs/train", "`AWS_ENDPOINT`"), ("gs://dogs/train", "`GOOGLE_BASE_URL`")] {
        let stderr = refusal(url, &server.variables());
        assert_has(&stderr, &["can't be listed: there is no bucket \"dogs\": NoSuchBucket", variable]);
    }
    // Neither `BUCKET` nor `TOKEN` is a setting of ours.
    let dataset = Dataset::new();
    let run = dataset.run("list s3://pets/train --format txt").envs(server.variables());
    run.env("BUCKET", "dogs").env("ENDPOINT", "http://127.0.0.1:1").env("TOKEN", "x").assert().code(0);

    let lost = variables(server.stop());
    assert_has(&refusal("s3://pets/train", &lost), &["no connection to the store: ", "`AWS_ENDPOINT`"]);
}

#[test]
#[ignore = "needs moto_server"]
fn keys_that_s3_refuses_name_the_variable() {
    let server = Server::moto_that_refuses();
    let stderr = refusal("s3://pets/train", &server.variables());
    assert_has(&stderr, &["can't be listed: the store refuses these keys: InvalidAccessKeyId", "AWS_ACCESS_KEY_ID"]);
}

#[test]
#[ignore = "needs azurite"]
fn azure() {
    let server = Server::azurite();
    a_folder_is_listed(&server, &["az", "abfs"]);
    let with = |name: &'static str, value: &str| {
        server.variables().into_iter().chain([(name, value.to_owned())]).collect::<Vec<_>>()
    };
    let stderr = refusal("az://dogs/train", &server.variables());
    assert_has(&stderr, &["there is no container \"dogs\": ContainerNotFound", "`AZURE_STORAGE_ENDPOINT`"]);
    let stderr = refusal("az://pets/train", &with("AZURE_STORAGE_ACCOUNT_KEY", "a2V5"));
    assert_has(&stderr, &["the store refuses these keys: AuthorizationFailure", "`AZURE_STORAGE_ACCOUNT_KEY`"]);
    let stderr = refusal("az://pets/train", &with("AZURE_STORAGE_ACCOUNT_KEY", "?"));
    assert_has(&stderr, &["can't be opened: ", "`AZURE_STORAGE_ACCOUNT_KEY`"]);
    let lost = variables(server.stop());
    assert_has(&refusal("az://pets/train", &lost), &["no connection to the store: "]);
}

/// Needs no server of others.
#[test]
fn a_store_that_does_not_answer_is_told_soon() {
    let nobody = variables(free_port());
    for scheme in ["s3", "gs", "az"] {
        let stderr = refusal(&format!("{scheme}://pets/train"), &nobody);
        assert_has(&stderr, &["can't be listed: no connection to the store: ", "look at the network"]);
    }
    // One that hangs up in the middle of its answer, each time.
    let stderr = refusal("s3://pets/train", &variables(answering("200 OK", 500, "<?xml")));
    assert_has(&stderr, &["can't be listed: the connection was lost: ", "look at the network"]);
}

/// moto asks nobody of Google's for keys; this is what Google Cloud Storage says to one who has none.
#[test]
fn keys_that_google_refuses_name_the_variable() {
    let said = "<?xml version='1.0' encoding='UTF-8'?><Error><Code>AccessDenied</Code><Message>Access denied.</Message>\
                <Details>Anonymous caller does not have storage.objects.list access.</Details></Error>";
    let stderr = refusal("gs://pets/train", &variables(answering("403 Forbidden", said.len(), said)));
    let why = "can't be listed: the store refuses these keys: AccessDenied: Access denied.\n";
    assert_has(&stderr, &[why, "GOOGLE_SERVICE_ACCOUNT"]);
}

/// The port of a server that gives one answer to all, and then hangs up.
fn answering(status: &'static str, length: usize, body: &'static str) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _all = stream.read(&mut [0; 4096]);
            write!(stream, "HTTP/1.1 {status}\r\nContent-Length: {length}\r\n\r\n{body}").ok();
        }
    });
    port
}

#[test]
fn a_setting_that_is_not_there_is_named() {
    let without = |url: &str| refusal(url, &[("NOTHING", String::new())]);
    assert_has(&without("az://pets/train"), &["can't be opened: ", "`AZURE_STORAGE_ACCOUNT_NAME`"]);
    let mut safe = variables(free_port());
    safe.retain(|(name, _)| *name != "AWS_ALLOW_HTTP");
    assert_has(&refusal("s3://pets/train", &safe), &["starts with `http://`", "help: set `AWS_ALLOW_HTTP=true`"]);
    for url in ["file:///data/train", "ftp://host/train", "s3:///train"] {
        assert_has(&without(url), &["leads to no store: ", "`gs://bucket/train`"]);
    }
}
