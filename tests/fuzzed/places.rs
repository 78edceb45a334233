//! Where a report says that things stand.

use facetime_photo_inspector::report::{Facts, Found, Place, Report};

/// The texts among a file's facts. A new fact has to be named here.
pub fn texts(facts: &Facts) -> impl Iterator<Item = &Found<String>> {
    let Facts { make, model, lens_model, user_comment, software, identifier, .. } = facts;
    let Facts { exposure_time, f_number, focal_length, titles, captions, keywords, .. } = facts;
    let device = [make, model, lens_model, user_comment, software, identifier];
    let single = device.into_iter().chain([exposure_time, f_number, focal_length]).flatten();
    single.chain(titles).chain(captions).chain(keywords)
}

/// All places that a report names.
pub fn places(report: &Report) -> impl Iterator<Item = &Place> {
    let Facts { maker_note, taken, position, size, .. } = &report.facts;
    let others = [
        maker_note.as_ref().map(|found| &found.place),
        taken.as_ref().map(|taken| &taken.place),
        position.as_ref().map(|found| &found.place),
        size.as_ref().map(|found| &found.place),
    ];
    let entries = report.entries.iter().map(|entry| &entry.place);
    texts(&report.facts).map(|found| &found.place).chain(others.into_iter().flatten()).chain(entries)
}
