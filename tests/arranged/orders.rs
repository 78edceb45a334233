//! In which order files stand.

use crate::given::{Given, MONTHS, file, paths, visit};
use facetime_photo_inspector::report::Kind;
use facetime_photo_inspector::session::query::Query;
use facetime_photo_inspector::session::{Filter, Order, Wanted};

fn files() -> Vec<Given> {
    vec![
        file("IMG_10.JPG", Kind::Jpeg).taken("2024:05:01 10:00:00").length(300),
        file("img_9.jpg", Kind::Jpeg).camera("Apple", "iPhone 15").length(5000),
        // An hour later by the clock on the wall, though earlier by the sun's.
        file("a.jpg", Kind::Jpeg).taken("2024-05-01T11:00:00+09:00").camera("Apple", "iPhone 8").length(0),
        file("b.jpg", Kind::Jpeg).taken("2023:12:31 23:59:59").camera("Apple", "iPhone 15"),
        file("call.jpg", Kind::Jpeg).comment("FaceTime Photo").lens("iPhone X front FaceTime camera"),
        file("b.jpg", Kind::Png).taken("2024:05:01 10:00:00"),
    ]
}

fn check(order: Order, expected: &[usize]) {
    let files = files();
    let wanted = Wanted { order, ..Wanted::default() };
    let expected: Vec<&str> = expected.iter().map(|file| files[*file].path).collect();
    assert_eq!(paths(&files, &wanted), expected, "{order:?}");
}

#[test]
fn each_order() {
    check(Order::AsFound, &[4, 0, 1, 2, 3, 5]);
    check(Order::Newest, &[2, 0, 5, 3, 1, 4]);
    check(Order::Oldest, &[3, 0, 5, 2, 1, 4]);
    check(Order::Name, &[2, 3, 5, 4, 1, 0]);
    check(Order::Largest, &[1, 3, 4, 5, 0, 2]);
    check(Order::Device, &[2, 1, 3, 4, 0, 5]);
}

/// An album as it is needs no list of its own.
#[test]
fn as_found_without_more_is_no_list() {
    let mut session = visit(&files());
    for filter in Filter::ALL {
        let wanted = Wanted { filter, ..Wanted::default() };
        crate::given::arrange(&mut session, &wanted);
        assert!(wanted.is_plain() && session.arranged().is_none());
    }
}

/// A still without a date stands where its movie does.
#[test]
fn by_the_movies_date() {
    let files = [
        file("IMG_1.JPG", Kind::Jpeg).identifier("A"),
        file("IMG_2.JPG", Kind::Jpeg).taken("2024:05:01 10:00:00"),
        file("IMG_1.MOV", Kind::Mov).identifier("A").duration(2.0).taken("2024:05:02 10:00:00"),
    ];
    let wanted = Wanted { order: Order::Newest, ..Wanted::default() };
    assert_eq!(paths(&files, &wanted), ["IMG_1.JPG", "IMG_1.MOV", "IMG_2.JPG"]);
}

/// A Live Photo is one picture where its still is shown; its movie alone is one too.
#[test]
fn as_pictures() {
    let files = [
        file("a/IMG_1.MOV", Kind::Mov).identifier("A").duration(2.0).taken("2024:05:02 10:00:00"),
        file("a/IMG_1.JPG", Kind::Jpeg).identifier("A"),
        file("b/IMG_1.MOV", Kind::Mov).identifier("A").duration(2.0),
        file("IMG_2.MOV", Kind::Mov).identifier("B").duration(2.0).taken("2024:05:01 10:00:00"),
        file("IMG_3.JPG", Kind::Jpeg),
        file("IMG_3.MOV", Kind::Mov).duration(9.0),
    ];
    let pictures = Wanted { order: Order::Newest, as_pictures: true, ..Wanted::default() };
    assert_eq!(paths(&files, &pictures), ["a/IMG_1.JPG", "IMG_2.MOV", "IMG_3.JPG", "IMG_3.MOV"]);
    let movies = Wanted { query: Query::of(".mov", &MONTHS), ..pictures.clone() };
    assert_eq!(paths(&files, &movies), ["a/IMG_1.MOV", "b/IMG_1.MOV", "IMG_2.MOV", "IMG_3.MOV"]);
    let found = Wanted { filter: Filter::FaceTime, ..pictures };
    assert!(paths(&files, &found).is_empty(), "an ordinary Live Photo is not FaceTime's");
}
