//! A dataset in S3, on a server of this machine: `moto_server`, of the Python package `moto[server]`, must be in PATH.
//! `cargo test -p cargo-label --features remote --test it remote -- --ignored`

use crate::dataset::Dataset;
use object_store::aws::AmazonS3Builder;
use object_store::{ObjectStoreExt, PutPayload};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

struct Server {
    process: Child,
    port: u16,
}

impl Server {
    /// A server with a bucket, which then asks for keys that it knows, if told to.
    fn new(asks: bool) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut command = Command::new("moto_server");
        command.args(["-H", "127.0.0.1", "-p", &port.to_string()]).stdout(Stdio::null()).stderr(Stdio::null());
        if asks {
            command.env("INITIAL_NO_AUTH_ACTION_COUNT", "1");
        }
        let server = Self { process: command.spawn().expect("moto_server is in PATH"), port };
        let mut stream = (0..100).find_map(|_| {
            thread::sleep(Duration::from_millis(200));
            TcpStream::connect(("127.0.0.1", port)).ok()
        });
        let request = "PUT /pets HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
        let stream = stream.as_mut().expect("the server listens");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.contains(" 200 "), "{answer}");
        server
    }

    fn variables(&self) -> [(&'static str, String); 5] {
        [
            ("AWS_ACCESS_KEY_ID", "key".into()),
            ("AWS_SECRET_ACCESS_KEY", "secret".into()),
            ("AWS_REGION", "us-east-1".into()),
            ("AWS_ENDPOINT", format!("http://127.0.0.1:{}", self.port)),
            ("AWS_ALLOW_HTTP", "true".into()),
        ]
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

#[test]
#[ignore = "needs moto_server"]
fn a_folder_of_1500_prefixes_is_listed_whole() {
    let server = Server::new(false);
    let builder = server
        .variables()
        .into_iter()
        .fold(AmazonS3Builder::new().with_bucket_name("pets"), |builder, (key, value)| {
            builder.with_config(key.to_lowercase().parse().unwrap(), value)
        });
    let store = builder.build().unwrap();
    let mut expected: Vec<String> =
        (1..1_500).map(|number| format!("Class_{number}")).chain(["a b+é".into()]).collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    for class in expected.iter().map(|class| format!("train/{class}/0.png")).chain(["train/loose.png".into()]) {
        runtime.block_on(store.put(&object_store::path::Path::parse(class).unwrap(), PutPayload::new())).unwrap();
    }
    expected.sort_unstable();
    let dataset = Dataset::new();
    let run = |arguments: &str| dataset.run(arguments).envs(server.variables()).assert();
    run("list s3://pets/train --format txt").code(0).stdout_eq(expected.join("\n") + "\n").stderr_eq("");
    let dataset = dataset.classes("train", &expected);
    let run = |arguments: &str| dataset.run(arguments).envs(server.variables()).assert();
    run("diff s3://pets/train train").code(0);
    run("list s3://pets/nothing").code(2);
    run("list s3://pets/train --order timm").code(2);
}

#[test]
#[ignore = "needs moto_server"]
fn wrong_credentials_are_an_error_that_names_the_variable() {
    let server = Server::new(true);
    let output = Dataset::new().run("list s3://pets/train").envs(server.variables()).assert().code(2);
    let stderr = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
    assert!(stderr.contains("\"s3://pets/train\" can't be listed") && stderr.contains("AWS_ACCESS_KEY_ID"), "{stderr}");
}
