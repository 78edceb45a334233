//! Which files are taken, in which order and under which names.

use crate::given::{FOLD, read};
use crate::support::{facetime, samples};
use facetime_photo_inspector::save::along::{both, named, pictures, with_movies, with_other_halves};
use facetime_photo_inspector::session::{Filter, Session};

/// A Live Photo of two folders, an ordinary photo, and a text.
fn visit() -> Session {
    read(&[
        ("movies/X.MOV", facetime::movie().build()),
        ("a/notes.txt", b"notes".to_vec()),
        ("a/IMG_1.JPG", facetime::jpeg(&samples::camera_app_tiff())),
        ("stills/IMG_1.JPG", facetime::still_jpeg()),
    ])
    .session
}

/// What a filter shows.
fn shown(session: &Session, filter: Filter) -> Vec<usize> {
    with_other_halves(session, &session.rows(filter, 0..session.row_count(filter)), false)
}

#[test]
fn a_filter_with_other_halves() {
    let session = visit();
    let mut found = shown(&session, Filter::FaceTime);
    found.sort_unstable();
    assert_eq!(found, [0, 3], "both halves are flagged");
    assert_eq!(pictures(&session, &found), 1, "a Live Photo is one picture");
    let mut all = shown(&session, Filter::All);
    all.sort_unstable();
    assert_eq!(all, [0, 2, 3], "a text is no picture");
    assert_eq!(pictures(&session, &all), 2);
    assert!(shown(&session, Filter::SetAside).is_empty());
}

#[test]
fn a_selection_with_other_halves() {
    let session = visit();
    assert_eq!(with_other_halves(&session, &[3], false), [3, 0]);
    assert_eq!(with_other_halves(&session, &[0, 3, 0], false), [0, 3], "each once");
    assert_eq!(with_other_halves(&session, &[2], false), [2]);
    assert_eq!(with_other_halves(&session, &[1, 99], false), [0; 0]);
    assert_eq!(both(&session, 3), [3, 0]);
    assert_eq!(both(&session, 0), [0, 3]);
    assert_eq!(both(&session, 2), [2]);
}

/// As in the grid, where a Live Photo is one picture.
#[test]
fn stills_with_all_movies_of_theirs() {
    let session = visit();
    assert_eq!(with_movies(&session, &[2, 3, 1]), [2, 3, 0, 1]);
    assert_eq!(with_movies(&session, &[0, 3]), [0, 3], "each once");
    assert_eq!(with_movies(&session, &[0]), [0], "a movie alone stays so");
    let live = read(&[
        ("a/IMG_1.JPG", facetime::still_jpeg()),
        ("a/IMG_1.MOV", facetime::movie().build()),
        ("b/IMG_1.MOV", facetime::movie().build()),
    ]);
    assert_eq!(with_movies(&live.session, &[0]), [0, 1, 2], "with every copy");
}

/// Two copies of a Live Photo, and a further one of its still, in the order in which they are found.
fn copies() -> Session {
    read(&[
        ("a/Copy of IMG_1.JPG", facetime::still_jpeg()),
        ("b/IMG_1.JPG", facetime::still_jpeg()),
        ("a/IMG_1.JPG", facetime::still_jpeg()),
        ("a/IMG_1.MOV", facetime::movie().build()),
        ("b/IMG_1.MOV", facetime::movie().build()),
    ])
    .session
}

/// Who selects one picture of several copies takes its movie along, and no copy.
#[test]
fn one_of_several_copies() {
    let session = copies();
    for as_pictures in [true, false] {
        let taken = |files: &[usize]| with_other_halves(&session, files, as_pictures);
        assert_eq!(taken(&[2]), [2, 3], "{as_pictures}");
        assert_eq!(taken(&[1]), [1, 4], "{as_pictures}");
        assert_eq!(taken(&[1, 2]), [1, 4, 2, 3], "{as_pictures}");
        assert_eq!(taken(&[0]), [0, 3], "its copy's movie is its own too");
        assert_eq!(taken(&[4]), [4, 1]);
        assert_eq!(pictures(&session, &taken(&[2])), 1);
    }
    assert_eq!(with_movies(&session, &[2, 1]), [2, 3, 1, 4]);
}

/// A movie goes with the still that has its name already, whichever copy is listed first.
#[test]
fn of_copies_the_nearest_has_the_movies_name() {
    let session = copies();
    let named = names(&session, &[0, 1, 2, 3, 4], true, None);
    let named: Vec<(usize, &str)> = named.iter().map(|(file, name)| (*file, name.as_str())).collect();
    let expected = [
        (0, "Copy of IMG_1.JPG"),
        (1, "IMG_1.JPG"),
        (4, "IMG_1.MOV"),
        (2, "IMG_1 (2).JPG"),
        (3, "IMG_1 (2).MOV"),
    ];
    assert_eq!(named, expected);
}

fn names(session: &Session, files: &[usize], same_stem: bool, also: Option<&str>) -> Vec<(usize, String)> {
    named(session, files, same_stem, also, FOLD).into_iter().map(|named| (named.file, named.name)).collect()
}

#[test]
fn names_of_files() {
    let session = visit();
    let is = |found: Vec<(usize, String)>, expected: &[(usize, &str)]| {
        let found: Vec<(usize, &str)> = found.iter().map(|(file, name)| (*file, name.as_str())).collect();
        assert_eq!(found, expected);
    };
    is(names(&session, &[0, 2, 3], false, None), &[(0, "X.MOV"), (2, "IMG_1.JPG"), (3, "IMG_1 (2).JPG")]);
    is(
        names(&session, &[0, 2, 3], true, None),
        &[(2, "IMG_1.JPG"), (3, "IMG_1 (2).JPG"), (0, "IMG_1 (2).MOV")],
    );
    is(names(&session, &[0], true, None), &[(0, "X.MOV")]);
    is(names(&session, &[2], true, Some("img_1.jpg")), &[(2, "IMG_1 (2).JPG")]);
}
