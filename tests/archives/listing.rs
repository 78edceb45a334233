//! What is listed of an archive.

use crate::drive::Sample;
use crate::reading::{facts, list, observe, observe_inside};
use crate::support::facetime;
use crate::support::zip::{Entry, Zip};

#[test]
fn stored_files_are_read_in_place() {
    let (still, movie) = (facetime::still_jpeg(), facetime::movie().build());
    let zip = Zip::new().entry(Entry::folder("album/"));
    let zip =
        zip.entry(Entry::stored("album/IMG_1.JPG", &still)).entry(Entry::stored("album/IMG_1.MOV", &movie));
    let zip = zip.build();
    let files = list("photos.zip", zip.as_slice());
    assert_eq!(
        files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(),
        ["album/IMG_1.JPG", "album/IMG_1.MOV"]
    );
    for (file, bytes) in files.iter().zip([&still, &movie]) {
        let (_, name) = file.folder_and_name();
        let alone = observe(name, bytes.as_slice());
        let inside = observe_inside(file, zip.as_slice());
        assert_eq!(facts(&inside.report), facts(&alone.report), "{name}");
        assert_eq!(inside.reads.len(), alone.reads.len(), "{name}: {:?}", inside.reads);
    }
    assert!(zip.as_slice().length() > 500);
}
