//! How much memory a program takes.

use std::fs;
use std::path::PathBuf;
use std::process::Child;
use std::thread::sleep;
use std::time::Duration;

/// Waits for the program to end; the most memory it held, in kB.
pub(crate) fn watch(mut child: Child) -> Option<u64> {
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak = None;
    loop {
        if let Ok(text) = fs::read_to_string(&status) {
            let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            peak = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).max(peak);
        }
        match child.try_wait().expect("the program can be waited for") {
            Some(status) => {
                assert!(status.code().is_some_and(|code| code <= 1), "the run failed: {status}");
                return peak;
            }
            None => sleep(Duration::from_millis(20)),
        }
    }
}
