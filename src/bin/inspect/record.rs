//! One JSON object a line and file.

use facetime_photo_inspector::bytes::Error;
use facetime_photo_inspector::live_photo::pair::FileId;
use facetime_photo_inspector::live_photo::{Mark, Sign, Support};
use facetime_photo_inspector::report::Remark;
use facetime_photo_inspector::session::{Outcome, Session};
use serde::Serialize;
use std::collections::HashMap;
use std::io::{self, Write};

#[derive(Serialize)]
struct Record<'a> {
    path: &'a str,
    kind: &'a str,
    grade: &'a str,
    near_miss: Option<&'a str>,
    marks: Vec<&'a str>,
    supports: Vec<&'a str>,
    signs: Vec<&'a str>,
    identifier: Option<&'a str>,
    group: Option<usize>,
    make: Option<&'a str>,
    model: Option<&'a str>,
    lens_model: Option<&'a str>,
    user_comment: Option<&'a str>,
    software: Option<&'a str>,
    taken: Option<String>,
    taken_from: Option<&'a str>,
    width: Option<u32>,
    height: Option<u32>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    duration_s: Option<f64>,
    keywords: Vec<&'a str>,
    remarks: Vec<String>,
    error: Option<Failure>,
    reads: u32,
    bytes_read: u64,
}

#[derive(Serialize)]
struct Failure {
    kind: &'static str,
    offset: u64,
}

/// Prints every file's record, in order. `costs` are its reads and bytes read.
pub fn print(
    out: &mut impl Write,
    session: &Session,
    paths: &[String],
    costs: &[(u32, u64)],
) -> io::Result<()> {
    let mut groups = Groups::default();
    for (id, (path, cost)) in paths.iter().zip(costs).enumerate() {
        if let Some(outcome) = session.outcome(id) {
            let group = groups.number(session, id);
            let record = record(session, id, outcome, path, group, *cost);
            serde_json::to_writer(&mut *out, &record)?;
            writeln!(out)?;
        }
    }
    Ok(())
}

/// Numbers for identifiers that two or more files have, in the order in which they come up.
#[derive(Default)]
struct Groups<'a> {
    numbers: HashMap<&'a str, usize>,
}

impl<'a> Groups<'a> {
    fn number(&mut self, session: &'a Session, id: FileId) -> Option<usize> {
        let shared = session.moment(id).is_some_and(|moment| moment.size() > 1);
        let identifier = session.outcome(id)?.identifier().filter(|_| shared)?;
        let next = self.numbers.len() + 1;
        Some(*self.numbers.entry(identifier).or_insert(next))
    }
}

fn record<'a>(
    session: &'a Session,
    id: FileId,
    outcome: Outcome<'a>,
    path: &'a str,
    group: Option<usize>,
    (reads, bytes_read): (u32, u64),
) -> Record<'a> {
    let verdict = outcome.verdict;
    let taken = session.taken(id);
    let (size, position) = (outcome.size(), outcome.position());
    Record {
        path,
        kind: outcome.kind.code(),
        grade: verdict.grade.code(),
        near_miss: verdict.near_miss.map(|near_miss| near_miss.code()),
        marks: verdict.marks.iter().map(Mark::code).collect(),
        supports: verdict.supports.iter().map(Support::code).collect(),
        signs: verdict.signs.iter().map(Sign::code).collect(),
        identifier: outcome.identifier(),
        group,
        make: outcome.make(),
        model: outcome.model(),
        lens_model: outcome.lens_model(),
        user_comment: outcome.user_comment(),
        software: outcome.software(),
        taken: taken.map(|taken| taken.at.to_string()),
        taken_from: taken.map(|taken| taken.from.code()),
        width: size.map(|size| size.width),
        height: size.map(|size| size.height),
        latitude: position.map(|position| position.latitude),
        longitude: position.map(|position| position.longitude),
        duration_s: outcome.duration(),
        keywords: outcome.keywords().collect(),
        remarks: outcome.remarks().iter().map(Remark::code).collect(),
        error: outcome.error().map(|Error { kind, offset }| Failure { kind: kind.code(), offset }),
        reads,
        bytes_read,
    }
}
