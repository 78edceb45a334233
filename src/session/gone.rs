//! Archives, and what lies in them.

use super::Session;
use crate::live_photo::pair::FileId;

impl Session {
    /// Where a file lies: the archives around it, outermost first, each after the folder that it lies in, and the file's
    /// own folder last. What has no name is left out.
    #[must_use]
    pub fn location(&self, id: FileId) -> Vec<&str> {
        let mut location = Vec::new();
        let mut next = self.get(id).map(|file| &file.found);
        while let Some(found) = next {
            location.push(found.folder.as_str());
            next = found.inside.and_then(|archive| self.get(archive)).map(|archive| &archive.found);
            location.extend(next.map(|archive| archive.name.as_str()));
        }
        location.retain(|name| !name.is_empty());
        location.reverse();
        location
    }

    /// How many files are known that lie in an archive.
    #[must_use]
    pub fn inside(&self, archive: FileId) -> usize {
        self.files.iter().skip(archive).filter(|file| file.found.inside == Some(archive)).count()
    }
}
