//! Object stores on this machine: `moto_server`, of the Python package moto, must be in PATH, and the npm package
//! azurite in `NODE_PATH`. Both give pages of a hundred names.

use object_store::aws::AmazonS3Builder;
use object_store::azure::MicrosoftAzureBuilder;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload, RetryConfig};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

/// A signature of azurite's own account and key, which everybody knows, for all of it until 2099.
const SIGNED: &str = "sv=2021-12-02&ss=b&srt=sco&sp=rwlc&se=2099-01-01T00%3A00%3A00Z\
                      &sig=NtW04tt7Yz%2BxLms2irm0KpdfVqi2QtkZN2jj%2Bhk6gow%3D";

/// azurite's page size is a constant, which goes here before the server reads it; its arguments start at the second.
const AZURITE: &str = "process.argv.splice(1, 0, 'azurite'); \
                       require('azurite/dist/src/blob/utils/constants').DEFAULT_LIST_BLOBS_MAX_RESULTS = 100; \
                       require('azurite/dist/src/blob/main')";

/// A port on which nobody listens.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A server with the bucket `pets`. It ends when dropped.
pub(crate) struct Server {
    process: Child,
    port: u16,
    is_azure: bool,
}

impl Server {
    /// S3; and Google Cloud Storage, whose list of a bucket has the form of S3's.
    pub(crate) fn moto() -> Self {
        let port = free_port();
        let mut command = Command::new("moto_server");
        command.args(["-H", "127.0.0.1", "-p", &port.to_string()]).env("MOTO_S3_DEFAULT_MAX_KEYS", "100");
        let server = Self::start(command, port, false);
        server.create("/pets");
        server
    }

    /// The same. Only the first request, which makes the bucket, needs no key that the server knows, and it knows none.
    pub(crate) fn moto_that_refuses() -> Self {
        let port = free_port();
        let mut command = Command::new("moto_server");
        command.args(["-H", "127.0.0.1", "-p", &port.to_string()]).env("INITIAL_NO_AUTH_ACTION_COUNT", "1");
        let server = Self::start(command, port, false);
        server.create("/pets");
        server
    }

    /// Azure.
    pub(crate) fn azurite() -> Self {
        let port = free_port();
        let mut command = Command::new("node");
        command.args(["-e", AZURITE, "--", "--inMemoryPersistence", "--silent", "--disableTelemetry"]);
        // object_store may ask by a version of the protocol that is newer than azurite.
        command.args(["--skipApiVersionCheck", "--blobPort", &port.to_string()]);
        let server = Self::start(command, port, true);
        server.create(&format!("/devstoreaccount1/pets?restype=container&{SIGNED}"));
        server
    }

    fn start(mut command: Command, port: u16, is_azure: bool) -> Self {
        let process = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        Self { process: process.expect("moto_server and node are in PATH"), port, is_azure }
    }

    /// Makes the bucket, as soon as the server listens.
    fn create(&self, target: &str) {
        let mut stream = (0..150).find_map(|_| {
            thread::sleep(Duration::from_millis(200));
            TcpStream::connect(("127.0.0.1", self.port)).ok()
        });
        let request =
            format!("PUT {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        let stream = stream.as_mut().expect("the server listens");
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 20"), "{answer}");
    }

    /// What `cargo label` is told of the server.
    pub(crate) fn variables(&self) -> Vec<(&'static str, String)> {
        variables(self.port)
    }

    /// Puts empty files there.
    pub(crate) fn put(&self, paths: &[String]) {
        let retry = RetryConfig { max_retries: 2, ..RetryConfig::default() };
        let store: Box<dyn ObjectStore> = if self.is_azure {
            let endpoint = format!("http://127.0.0.1:{}/devstoreaccount1", self.port);
            let builder = MicrosoftAzureBuilder::new().with_account("devstoreaccount1").with_container_name("pets");
            let signed = "azure_storage_sas_key".parse().unwrap();
            let builder = builder.with_config(signed, SIGNED).with_endpoint(endpoint).with_allow_http(true);
            Box::new(builder.with_retry(retry).build().unwrap())
        } else {
            let endpoint = format!("http://127.0.0.1:{}", self.port);
            let builder =
                AmazonS3Builder::new().with_bucket_name("pets").with_region("us-east-1").with_allow_http(true);
            let builder = builder.with_access_key_id("key").with_secret_access_key("secret").with_endpoint(endpoint);
            Box::new(builder.with_retry(retry).build().unwrap())
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        for path in paths {
            runtime.block_on(store.put(&Path::parse(path).unwrap(), PutPayload::new())).unwrap();
        }
    }

    /// Stops it, and says where it was.
    pub(crate) fn stop(self) -> u16 {
        self.port
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// The variables of all stores, for a server at a port of this machine.
pub(crate) fn variables(port: u16) -> Vec<(&'static str, String)> {
    let endpoint = format!("http://127.0.0.1:{port}");
    vec![
        ("AWS_ACCESS_KEY_ID", "key".into()),
        ("AWS_SECRET_ACCESS_KEY", "secret".into()),
        ("AWS_REGION", "us-east-1".into()),
        ("AWS_ENDPOINT", endpoint.clone()),
        ("AWS_ALLOW_HTTP", "true".into()),
        ("GOOGLE_BASE_URL", endpoint.clone()),
        ("GOOGLE_SKIP_SIGNATURE", "true".into()),
        ("GOOGLE_ALLOW_HTTP", "true".into()),
        ("AZURE_STORAGE_USE_EMULATOR", "true".into()),
        ("AZURITE_BLOB_STORAGE_URL", endpoint),
    ]
}
