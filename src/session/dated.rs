//! The date that is shown of a file: when it was taken, as it says itself or its movie does; else when the file was last
//! changed. FaceTime's stills of today have no date of their own. What was taken, nobody knows when, stands behind all else,
//! in the order of the files' dates: copying changes those.
//!
//! Times that are known in UTC alone are put on the visitor's own clock, as Photos does: a call in the evening is not
//! shown under the next day.

use super::{Dated, File, Session};
use crate::live_photo::pair::FileId;
use crate::report::{DateTime, TakenFrom};

/// A date to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShownDate {
    /// When.
    pub at: DateTime,
    /// What it is the date of.
    pub from: DateSource,
}

/// What a date is the date of, which is told beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateSource {
    /// The moment at which it was taken.
    Taken(TakenFrom),
    /// The file, as its disk says. Copying may change it.
    File,
}

/// Tells what a clock shows, so many seconds after the beginning of 1970 in UTC.
#[derive(Debug, Clone, Copy)]
pub struct Clock(pub fn(i64) -> Option<DateTime>);

impl Default for Clock {
    /// One that shows UTC.
    fn default() -> Self {
        Self(|seconds| DateTime::from_seconds_since_1970(seconds.try_into().ok()?))
    }
}

impl Clock {
    /// A time in UTC as it showed it, with how far it was from UTC then; all others as they are.
    #[must_use]
    pub fn dated(self, at: DateTime) -> DateTime {
        let in_utc = at.seconds_since_1970().filter(|_| at.offset_minutes == Some(0));
        let shown = in_utc.and_then(|seconds| {
            let shown = (self.0)(seconds)?;
            let ahead = as_utc(shown)? - seconds;
            Some(DateTime { offset_minutes: Some(i16::try_from(ahead / 60).ok()?), ..shown })
        });
        shown.unwrap_or(at)
    }

    /// When it showed this, in milliseconds since 1970; a time with an offset says it by itself. `None` before that.
    #[must_use]
    pub fn milliseconds_since_1970(self, shown: DateTime) -> Option<u64> {
        let seconds = shown.seconds_since_1970().or_else(|| {
            let ahead_at = |seconds| Some(as_utc((self.0)(seconds)?)? - seconds);
            let local = as_utc(shown)?;
            // Summer time may have begun or ended between the first guess and the time that is meant.
            Some(local - ahead_at(local - ahead_at(local)?)?)
        });
        u64::try_from(seconds?).ok()?.checked_mul(1000)
    }
}

/// When UTC has this date and time, in seconds since 1970.
fn as_utc(shown: DateTime) -> Option<i64> {
    DateTime { offset_minutes: Some(0), ..shown }.seconds_since_1970()
}

impl Session {
    /// With the visitor's clock.
    #[must_use]
    pub fn with_clock(clock: Clock) -> Self {
        Self { clock, ..Self::default() }
    }

    /// The visitor's.
    #[must_use]
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// The date to be shown of a file that was read.
    #[must_use]
    pub fn dated(&self, id: FileId) -> Option<ShownDate> {
        self.outcome(id)?;
        match self.taken(id) {
            Some(taken) => Some(ShownDate { at: self.shown(taken), from: DateSource::Taken(taken.from) }),
            None => self.changed(id).map(|at| ShownDate { at, from: DateSource::File }),
        }
    }

    /// When a file was taken, as it is shown.
    #[must_use]
    pub fn taken_at(&self, id: FileId) -> Option<DateTime> {
        self.taken(id).map(|taken| self.shown(taken))
    }

    /// The time that a file has when it is saved: when it was taken, on the clock that is shown, and in UTC where that is
    /// known.
    #[must_use]
    pub fn saved_time(&self, id: FileId) -> Option<DateTime> {
        let Dated { at, from } = self.taken(id)?;
        Some(if from == TakenFrom::Movie { self.clock.dated(at) } else { at })
    }

    fn shown(&self, Dated { at, from }: Dated) -> DateTime {
        match from {
            TakenFrom::Movie => self.on_clock(at),
            TakenFrom::Exif | TakenFrom::Xmp => at,
        }
    }

    /// When a file was last changed.
    #[must_use]
    pub fn changed(&self, id: FileId) -> Option<DateTime> {
        self.get(id).and_then(File::changed).map(|at| self.on_clock(at))
    }

    /// A time in UTC on the visitor's clock; others are what a clock showed where it was taken.
    fn on_clock(&self, at: DateTime) -> DateTime {
        let in_utc = at.seconds_since_1970().filter(|_| at.offset_minutes == Some(0));
        in_utc.and_then(self.clock.0).unwrap_or(at)
    }
}
