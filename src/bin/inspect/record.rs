//! One JSON object a line and file.

use facetime_photo_inspector::save::json;
use facetime_photo_inspector::save::record::{Groups, record};
use facetime_photo_inspector::session::Session;
use std::io::{self, Write};

/// Prints every file's record, in order. `costs` are its reads and bytes read.
pub fn print(
    out: &mut impl Write,
    session: &Session,
    paths: &[String],
    costs: &[(u32, u64)],
) -> io::Result<()> {
    let mut groups = Groups::default();
    for (id, (path, cost)) in paths.iter().zip(costs).enumerate() {
        if let Some(record) = record(session, id, path.clone(), &mut groups, Some(*cost)) {
            let mut line = String::new();
            json::write(&mut line, &record);
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}
