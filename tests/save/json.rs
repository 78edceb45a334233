//! Reports as JSON: what another reader of JSON finds in them.

use crate::given::read;
use crate::support::ifd::ascii;
use crate::support::{facetime, samples, tags};
use facetime_photo_inspector::save::json::{document, string};
use facetime_photo_inspector::save::record::KEYS;
use serde_json::Value;

#[test]
fn all_keys_with_their_values() {
    let odd = facetime::tiff("front").ifd0(tags::SOFTWARE, ascii("\"\\\u{1}\u{1f}\t"));
    let visit = read(&[
        ("IMG_1.JPG", facetime::jpeg(&odd)),
        ("camera.jpg", facetime::jpeg(&samples::camera_app_tiff())),
        ("IMG_1.MOV", facetime::movie().build()),
        ("no.jpg", Vec::new()),
    ]);
    let records: Vec<Value> =
        serde_json::from_str(&document(&visit.session, &[0, 1, 2, 3, 9])).expect("it is JSON");
    assert_eq!(records.len(), 4);
    for (id, record) in records.iter().enumerate() {
        let record = record.as_object().expect("an object");
        let mut keys: Vec<&str> = record.keys().map(String::as_str).collect();
        let mut expected = KEYS;
        keys.sort_unstable();
        expected.sort_unstable();
        assert_eq!(keys, expected);
        let outcome = visit.session.outcome(id).expect("it was read");
        assert_eq!(record["kind"], outcome.kind.code());
        assert_eq!(record["identifier"].as_str(), outcome.identifier());
        assert_eq!(record["software"].as_str(), outcome.software());
        assert_eq!(record["reads"], Value::Null, "the page does not keep it");
        let close = |key: &str, value: Option<f64>| match (record[key].as_f64(), value) {
            (Some(written), Some(value)) => assert!((written - value).abs() < 1e-9, "{key}: {written}"),
            (written, value) => assert_eq!(written, value, "{key}"),
        };
        close("latitude", outcome.position().map(|position| position.latitude));
        close("longitude", outcome.position().map(|position| position.longitude));
        close("duration_s", outcome.duration());
    }
    assert!(records[1]["latitude"].is_number(), "one has a position");
    assert_eq!(records[3]["error"]["kind"], "empty");
    assert_eq!(document(&visit.session, &[]), "[\n]\n");
}

/// As the field's own writer has it, for every character that is special, and some that are not.
#[test]
fn texts_as_others_write_them() {
    let all: String = (0..0x300).filter_map(char::from_u32).chain(['\u{2028}', '\u{FEFF}', '😀']).collect();
    for text in ["", "a", &all] {
        let mut written = String::new();
        string(&mut written, text);
        let read: String = serde_json::from_str(&written).expect("it is JSON");
        assert_eq!(read, text);
        assert!(written.chars().all(|c| c >= ' '), "{written:?}");
    }
}
