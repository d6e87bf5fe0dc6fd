//! `run.json`: what belongs to one run and not to the release. It lies beside the release's files,
//! but the manifest does not vouch for it and the repository does not hold it.

use std::num::NonZeroU64;
use std::path::Path;
use std::time::Instant;

use jiff::Timestamp;
use serde::Serialize;

use super::parallel::Workers;
use super::{Error, Manifest, fs};

/// Name of the record in the folder of a release.
pub const RUN_RECORD: &str = "run.json";

/// Where Linux keeps the name of the host.
const HOST_NAME: &str = "/proc/sys/kernel/hostname";

/// The time that a run takes.
pub(super) struct Clock {
    started: Timestamp,
    running: Instant,
}

/// The record of one run.
#[derive(Debug, Serialize)]
pub(super) struct Record {
    version: String,
    started: String,
    finished: String,
    seconds: f64,
    host: Option<String>,
    threads: usize,
    documents: u64,
    bytes: u64,
    documents_per_second: f64,
    bytes_per_second: f64,
}

impl Clock {
    /// Starts now.
    pub(super) fn start() -> Self {
        Clock { started: Timestamp::now(), running: Instant::now() }
    }

    /// The record of a run that ends now.
    pub(super) fn record(&self, manifest: &Manifest, workers: &Workers) -> Record {
        let seconds = self.running.elapsed().as_secs_f64();
        let host = fs::read_up_to(Path::new(HOST_NAME), 1 << 10).ok().and_then(|name| String::from_utf8(name).ok());
        let documents = manifest.counts.documents;
        let bytes = manifest.inputs.iter().filter_map(|input| input.bytes).sum();
        let rate = |count: u64| NonZeroU64::new(count).map_or(0.0, |count| count.get() as f64 / seconds);
        Record {
            version: manifest.version.clone(),
            started: self.started.to_string(),
            finished: Timestamp::now().to_string(),
            seconds,
            host: host.map(|name| name.trim().to_owned()),
            threads: workers.len(),
            documents,
            bytes,
            documents_per_second: rate(documents),
            bytes_per_second: rate(bytes),
        }
    }
}

impl Record {
    /// Puts the record beside the files of a release.
    pub(super) fn store(&self, release: &Path) -> Result<(), Error> {
        let path = release.join(RUN_RECORD);
        // Texts and numbers: there is nothing in it that cannot be written.
        let json = serde_json::to_string_pretty(self).unwrap_or_default();
        fs::write(&path, format!("{json}\n").as_bytes()).map_err(Error::io("write", &path))
    }
}
