//! Who reads the folder in the browser, and how.

use crate::plan::Plan;
use serde_json::{Value, json};

/// One of them.
pub struct Contestant {
    /// Its name in the report.
    pub name: String,
    /// Its name in the bench's page; none for our page itself.
    pub function: Option<&'static str>,
    pub options: Value,
    pub role: Role,
}

/// What it stands for in the ratios.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Our page, from the event that brings the files to the painted verdicts.
    Page,
    /// Our reader in its workers.
    Worker,
    /// The same reads without a reader.
    Raw,
    /// exifr on the page's thread.
    Exifr,
    /// exifr in a few workers.
    ExifrPool,
    /// ExifReader on the page's thread.
    ExifReader,
}

impl Role {
    /// Whether it reads movies too.
    pub fn reads_movies(self) -> bool {
        matches!(self, Self::Page | Self::Worker | Self::Raw)
    }
}

/// What the marks of a FaceTime still and its device stand in. More would be slower.
const PICK: [&str; 6] = ["Make", "Model", "LensModel", "UserComment", "Software", "DateTimeOriginal"];
/// Files that a developer's page has in hand at once: one after the other, or a few.
const AT_ONCE: [usize; 2] = [1, 8];
/// Files in a batch, files of it at a time, batches that a worker has: as a careful developer would begin.
const POOL: (usize, usize, usize) = (32, 8, 2);

/// All of them. Those in the bench's page read as this plan says, where it concerns them.
pub fn all(plan: Plan) -> Vec<Contestant> {
    let as_planned =
        json!({ "workers": plan.workers, "group": plan.group, "groupsAtOnce": plan.groups_at_once });
    let one =
        |name: &str, function, options, role| Contestant { name: name.to_owned(), function, options, role };
    let mut all = vec![
        one("our page, from the event to the painted verdicts", None, Value::Null, Role::Page),
        one("our workers alone", Some("ours"), as_planned.clone(), Role::Worker),
        one("the same reads, nothing read out of them", Some("raw"), as_planned, Role::Raw),
    ];
    let picked = json!({ "pick": PICK });
    for at_once in AT_ONCE {
        for (what, options) in [("default options", &Value::Null), ("`pick`", &picked)] {
            let options = json!({ "atOnce": at_once, "options": options });
            all.push(one(
                &format!("exifr, {what}, {at_once} at a time"),
                Some("exifrAlone"),
                options,
                Role::Exifr,
            ));
        }
        let name = format!("ExifReader, first 128 KiB, {at_once} at a time");
        all.push(one(&name, Some("exifReader"), json!({ "atOnce": at_once }), Role::ExifReader));
    }
    let (batch, at_once, batches_at_once) = POOL;
    let options =
        json!({ "options": picked, "batch": batch, "atOnce": at_once, "batchesAtOnce": batches_at_once });
    all.push(one("exifr, `pick`, in a pool of workers", Some("exifrPool"), options, Role::ExifrPool));
    all
}
