//! A list that is kept as files change is the one that would be made anew, whatever happens.

use crate::given::{Given, MONTHS, arrange, facet, file, shown};
use crate::random::Random;
use facetime_photo_inspector::bytes::ErrorKind;
use facetime_photo_inspector::report::{Kind, Report};
use facetime_photo_inspector::session::query::Query;
use facetime_photo_inspector::session::smart::{Condition, Field, Rule, SmartFilter};
use facetime_photo_inspector::session::{Action, DateSource, Facet, Filter, Measure, Order, Session, Wanted};

/// Files of every sort, halves of each other among them.
fn files() -> Vec<Given> {
    let call = |path: &'static str, lens: &str| file(path, Kind::Jpeg).comment("FaceTime Photo").lens(lens);
    vec![
        call("a/IMG_1.JPG", "iPhone 15 front FaceTime camera").identifier("A"),
        file("a/IMG_1.MOV", Kind::Mov)
            .identifier("A")
            .keyword("FaceTime")
            .taken("2025:03:14 18:22:00")
            .duration(2.0),
        file("a/IMG_2.HEIC", Kind::Heic)
            .identifier("B")
            .camera("Apple", "iPhone 8")
            .lens("iPhone 8 back camera"),
        file("a/IMG_2.MOV", Kind::Mov).identifier("B").taken("2024:03:14 18:22:00").duration(3.0),
        file("c/IMG_2.MOV", Kind::Mov).identifier("B").keyword("FaceTime").duration(3.0),
        file("c/IMG_2.HEIC", Kind::Heic).identifier("B").comment("FaceTime Photo"),
        file("b/IMG_10.HEIC", Kind::Heic).taken("2024:03:15 10:00:00").camera("Apple", "iPhone 15"),
        file("b/IMG_9.HEIC", Kind::Heic).taken("2024:03:15 10:00:00").camera("Apple", "iPhone 8"),
        file("b/notes.txt", Kind::Other),
        call("b/c.jpg", "iPad back FaceTime camera").camera("Canon", "EOS 5"),
        file("c.png", Kind::Png),
    ]
}

fn wishes() -> Vec<Wanted> {
    let all = Wanted::default();
    let rule = |field, condition, text| Rule::of(field, condition, text).expect("a rule");
    let smart = SmartFilter {
        rules: vec![
            rule(Field::Grade, Condition::Is, "certain"),
            rule(Field::Size, Condition::IsMore, "0.05"),
        ],
        any: true,
    };
    let mut wishes: Vec<Wanted> = Order::ALL
        .into_iter()
        .flat_map(|order| Filter::ALL.map(|filter| Wanted { filter, order, ..Wanted::default() }))
        .collect();
    let pictures = Wanted { as_pictures: true, ..all.clone() };
    for filter in [Filter::All, Filter::FaceTime, Filter::LivePhotos] {
        wishes.push(Wanted { filter, ..pictures.clone() });
    }
    wishes.push(Wanted { order: Order::Newest, ..pictures.clone() });
    wishes.push(Wanted { smart: smart.clone(), ..pictures.clone() });
    wishes.push(Wanted { query: Query::of("mov", &MONTHS), ..pictures.clone() });
    wishes.push(Wanted { query: Query::of("2024", &MONTHS), ..pictures });
    wishes.push(Wanted { query: Query::of("img 2024", &MONTHS), ..all.clone() });
    wishes.push(Wanted { query: Query::of("iphone 15", &MONTHS), order: Order::Newest, ..all.clone() });
    wishes.push(Wanted { smart, order: Order::Name, ..all.clone() });
    wishes.push(Wanted { facets: ["iPhone 15", "", ""].map(str::to_owned), ..all.clone() });
    wishes.push(Wanted { facets: ["", "back", "2024"].map(str::to_owned), order: Order::Device, ..all });
    wishes
}

/// What may happen next.
fn some_action(random: &mut Random, files: &[Given], session: &Session) -> Action {
    let known = session.known();
    let id = random.index(known);
    let given = |id: usize| &files[id % files.len()];
    match random.below(9) {
        _ if known == 0 => Action::Search,
        0 => Action::Found((known..known + 1 + random.index(4)).map(|id| given(id).found()).collect()),
        1..=3 => Action::Read(vec![(id, given(id).report.clone())]),
        4 => Action::Measured(vec![Measure {
            file: id,
            length: random.below(200_000),
            modified: random.below(3) * 1_700_000_000_000 / 2 + random.below(3) * 86_400_000,
        }]),
        5 => Action::Slow(vec![id]),
        6 if random.below(3) == 0 => Action::Skip(id),
        7 if random.below(3) == 0 => Action::Gone(vec![id]),
        8 if random.below(3) == 0 => Action::Searched,
        _ => Action::Read(vec![(id, Report::unread(ErrorKind::Unreadable))]),
    }
}

#[test]
fn whatever_happens_it_is_as_if_made_anew() {
    let (files, wishes) = (files(), wishes());
    for seed in 1..=60 {
        let mut random = Random::new(seed);
        let mut session = Session::default();
        session.apply(Action::Search);
        session.apply(Action::Found(files.iter().map(Given::found).collect()));
        let mut wanted = wishes[random.index(wishes.len())].clone();
        for step in 0..80 {
            if random.below(20) == 0 {
                wanted = wishes[random.index(wishes.len())].clone();
            }
            let action = some_action(&mut random, &files, &session);
            session.apply(action);
            if random.below(3) == 0 {
                arrange(&mut session, &wanted);
                let mut anew = session.clone();
                anew.apply(Action::Arrange(None));
                arrange(&mut anew, &wanted);
                let what = format!("seed {seed}, step {step}, {wanted:?}");
                assert_eq!(shown(&session, &wanted), shown(&anew, &wanted), "{what}");
                for known in Facet::ALL {
                    assert_eq!(facet(&session, known), facet(&anew, known), "{what}");
                }
                check_by_hand(&session, &wanted, &what);
                check_counts(&session, &wanted, &what);
            }
        }
    }
}

/// Against what can be told without a list: an album in an order by what is known of each file.
fn check_by_hand(session: &Session, wanted: &Wanted, what: &str) {
    if wanted.is_narrowed() || wanted.as_pictures || wanted.order != Order::Newest {
        return;
    }
    let mut expected: Vec<usize> =
        (0..session.known()).filter(|id| session.row_of(wanted.filter, *id).is_some()).collect();
    let date = |id: &usize| {
        let date = session.dated(*id)?;
        Some((matches!(date.from, DateSource::Taken(_)), date.at))
    };
    expected.sort_by_key(|file| std::cmp::Reverse(date(file)));
    assert_eq!(shown(session, wanted), expected, "{what}");
}

/// As many pictures as an album counts are shown of it.
fn check_counts(session: &Session, wanted: &Wanted, what: &str) {
    let mut session = session.clone();
    for filter in Filter::ALL {
        let pictures = Wanted { filter, as_pictures: true, ..Wanted::default() };
        arrange(&mut session, &pictures);
        assert_eq!(
            session.picture_count(filter),
            shown(&session, &pictures).len(),
            "{filter:?}, {what}, {wanted:?}"
        );
    }
}

/// What is learned of a still alone tells whether its movie is a picture of its own.
#[test]
fn a_movie_follows_its_still() {
    let files = files();
    let mut session = Session::default();
    session.apply(Action::Found(files[2..4].iter().map(Given::found).collect()));
    session.apply(Action::Read((0..2).map(|id| (id, files[2 + id].report.clone())).collect()));
    let rule = Rule::of(Field::Size, Condition::IsMore, "0.05").expect("a rule");
    let smart = SmartFilter { rules: vec![rule], any: true };
    let wanted = Wanted { smart, as_pictures: true, ..Wanted::default() };
    for (file, expected) in [(1, 1), (0, 0)] {
        session.apply(Action::Measured(vec![Measure { file, length: 100_000, modified: 1 }]));
        arrange(&mut session, &wanted);
        assert_eq!(shown(&session, &wanted), [expected]);
    }
}

/// Many files take several slices, and what was shown stays until the next list is whole.
#[test]
fn a_long_list_is_made_in_slices() {
    let files = files();
    let mut session = Session::default();
    let names = (0..20_000).map(|number| {
        let mut found = files[number % files.len()].found();
        found.name = format!("IMG_{}.JPG", number * 7919 % 20_000);
        found
    });
    session.apply(Action::Found(names.collect()));
    let by_name = Wanted { order: Order::Name, ..Wanted::default() };
    let mut slices = 0;
    while slices == 0 || session.is_arranging() {
        assert!(session.arranged().is_none(), "the album is shown as it is until then");
        session.apply(Action::Arrange(Some(by_name.clone())));
        slices += 1;
    }
    assert_eq!(slices, 10);
    let list = session.arranged().expect("a list");
    let name = |row: usize| session.get(list.file(row).expect("a row")).map_or("", |file| file.name());
    assert_eq!(
        (list.count(), name(0), name(10), name(19_999)),
        (20_000, "IMG_0.JPG", "IMG_10.JPG", "IMG_19999.JPG")
    );
    let other = Wanted { query: Query::of("IMG_19999", &MONTHS), ..by_name };
    session.apply(Action::Arrange(Some(other.clone())));
    assert_eq!(session.arranged().map(|list| list.count()), Some(20_000));
    arrange(&mut session, &other);
    assert_eq!(session.arranged().map(|list| list.count()), Some(1));
}
