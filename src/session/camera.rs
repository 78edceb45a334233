//! Which device took a picture, and with which of its cameras.

use super::{Moment, Outcome, Session};
use crate::live_photo::marks;
use crate::live_photo::pair::FileId;

/// The side of a device on which a camera is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Towards who holds it.
    Front,
    /// Away from them.
    Back,
}

impl Side {
    /// The side's stable name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Back => "back",
        }
    }
}

impl Session {
    /// The device that took a picture: of a call the other person's, as the lens names it; else as the file names it. A
    /// movie that names none has its still's.
    #[must_use]
    pub fn taken_with(&self, id: FileId) -> Option<String> {
        let own = |id: FileId| {
            let outcome = self.outcome(id)?;
            let flagged = outcome.verdict.grade.is_flagged();
            let other_person = outcome.lens_model().filter(|_| flagged).and_then(marks::facetime_camera);
            let other_person = other_person.map(|(device, _)| device).filter(|device| !device.is_empty());
            other_person.or_else(|| outcome.device())
        };
        own(id).or_else(|| own(self.still_of(id)?))
    }

    /// The side of the camera that took a picture, as its lens says, or that of its still.
    #[must_use]
    pub fn side(&self, id: FileId) -> Option<Side> {
        let own = |id: FileId| side(self.outcome(id)?);
        own(id).or_else(|| own(self.still_of(id)?))
    }

    /// Of a movie the first still of its group.
    fn still_of(&self, id: FileId) -> Option<FileId> {
        self.moment(id)
            .filter(|_| self.outcome(id).is_some_and(|outcome| outcome.kind.is_movie()))?
            .first_still()
    }
}

impl Moment<'_> {
    /// The first of its stills.
    #[must_use]
    pub fn first_still(self) -> Option<FileId> {
        self.half(false).next()
    }
}

fn side(outcome: Outcome<'_>) -> Option<Side> {
    let mut words = outcome.lens_model()?.split_whitespace();
    words.find_map(|word| {
        let is = |side: &Side| word.eq_ignore_ascii_case(side.code());
        [Side::Front, Side::Back].into_iter().find(is)
    })
}
