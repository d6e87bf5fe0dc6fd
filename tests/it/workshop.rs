//! A folder of articles to run the program on, and what it makes of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use assert_cmd::Command;
use tempfile::TempDir;

/// A file or folder of what lies beside the project and is not part of it: it may not be there.
pub(crate) fn shared(path: &str) -> PathBuf {
    let places =
        ["../shared", "../../shared"].map(|place| Path::new(env!("CARGO_MANIFEST_DIR")).join(place).join(path));
    let [beside, above] = places;
    if above.exists() && !beside.exists() { above } else { beside }
}

/// A folder with `input/`, gone in the end.
pub(crate) struct Workshop {
    folder: TempDir,
}

/// A film of our own making.
pub(crate) fn film(title: &str, director: &str) -> String {
    format!(
        "= {title} =\n\n{title}\n- Directed by: {director}\n- Starring: Ada Lund, Jean Petit\n- Studio: Hill Studios\n\
         - Running time: 90 minutes\n- Country: Sweden\n\n{title} is a 1979 Swedish drama film directed by {director}.\n\n\
         == Plot ==\nA clock maker looks for the town's lost hour.\n"
    )
}

impl Workshop {
    /// A workshop without articles.
    pub(crate) fn new() -> Self {
        let workshop = Workshop { folder: tempfile::tempdir().expect("a temporary folder") };
        fs::create_dir(workshop.path("input")).expect("a new folder");
        workshop
    }

    /// A workshop with this many films, whose people are partly the same.
    pub(crate) fn with_films(count: usize) -> Self {
        let workshop = Workshop::new();
        for number in 0..count {
            let (title, director) = (format!("The Lost Hour {number}"), format!("Mira Holm {}", number % 7));
            workshop.put(&format!("input/{number:03}.txt"), film(&title, &director));
        }
        workshop
    }

    /// A path in the workshop.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, with the folders above it.
    pub(crate) fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("new folders");
        fs::write(path, content).expect("a new file");
    }

    /// The text of a file.
    pub(crate) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The program, to be run in the workshop.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_reelmill"));
        command.current_dir(self.folder.path()).args(arguments);
        command
    }

    /// The program, started in the workshop and left to itself.
    pub(crate) fn start(&self, arguments: &[&str]) -> std::process::Child {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_reelmill"));
        command.current_dir(self.folder.path()).args(arguments).stderr(Stdio::piped());
        command.spawn().expect("the program starts")
    }

    /// Runs the program and says how it ended.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        let Output { status, stdout, stderr } = self.command(arguments).output().expect("the program runs");
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        Ended { code: status.code(), stdout: text(stdout), stderr: text(stderr) }
    }

    /// Every file of a release by its path, but the record of the run.
    pub(crate) fn release(&self, name: &str) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        gather(&self.path(name), "", &mut files);
        files.remove("run.json");
        files
    }

    /// Names in the workshop that start with a dot: what a run might leave behind.
    pub(crate) fn left_behind(&self) -> Vec<String> {
        let names = fs::read_dir(self.folder.path()).expect("the workshop is there");
        let names = names.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
        names.filter(|name| name.starts_with('.')).collect()
    }
}

fn gather(folder: &Path, below: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder.join(below)).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        if entry.file_type().expect("a type").is_dir() {
            gather(folder, &path, files);
        } else {
            let content = fs::read(entry.path()).expect("a file");
            files.insert(path, content);
        }
    }
}

/// How the program ended.
#[derive(Debug)]
pub(crate) struct Ended {
    code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ended {
    /// Fails unless the program ended with this code.
    pub(crate) fn with(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// Fails unless this was said on stderr.
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(self.stderr.contains(words), "`{words}` is not in:\n{}", self.stderr);
        self
    }
}
