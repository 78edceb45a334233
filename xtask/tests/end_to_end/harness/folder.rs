//! A folder of files that goes when the test ends.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, UNIX_EPOCH};

static MADE: AtomicUsize = AtomicUsize::new(0);

/// A new folder, removed with all its files when it is dropped.
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// An empty folder with a name that nobody else has.
    pub fn new() -> Folder {
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("end-to-end-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a temporary folder can be made");
        Folder { path }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a file into it; `name` may lead through folders, `"2019/may/IMG_0001.JPG"`.
    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path.join(name);
        std::fs::create_dir_all(path.parent().expect("a file is in a folder"))
            .expect("the folder can be made");
        std::fs::write(&path, bytes).expect("the file can be written");
        path
    }

    /// The same with a file that was last changed as 2020 began in UTC.
    pub fn file_of_2020(&self, name: &str, bytes: &[u8]) {
        let changed = UNIX_EPOCH + Duration::from_secs(1_577_836_800);
        let file = File::options().append(true).open(self.file(name, bytes));
        file.and_then(|file| file.set_modified(changed)).expect("the file is ours");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.path);
    }
}
