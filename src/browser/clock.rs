//! The visitor's clock.

use crate::report::DateTime;
use crate::session::Clock;
use js_sys::Date;

const SECONDS_OF_DAY: i64 = 86_400;
const MS_OF_DAY: f64 = 86_400_000.0;
const MS_OF_SECOND: f64 = 1000.0;

/// The clock of this device, with the rules of summer time that held at each time.
#[must_use]
pub fn local() -> Clock {
    Clock(shown)
}

fn shown(seconds: i64) -> Option<DateTime> {
    let number = |part: i64| i32::try_from(part).ok().map(f64::from);
    let days = number(seconds.div_euclid(SECONDS_OF_DAY))?;
    let of_day = number(seconds.rem_euclid(SECONDS_OF_DAY))?;
    read(&Date::new(&(days * MS_OF_DAY + of_day * MS_OF_SECOND).into()))
}

/// What it shows now.
#[must_use]
pub fn now() -> Option<DateTime> {
    read(&Date::new_0())
}

fn read(at: &Date) -> Option<DateTime> {
    let part = |part: u32| u8::try_from(part).ok();
    Some(DateTime {
        year: at.get_full_year().try_into().ok()?,
        month: part(at.get_month() + 1)?,
        day: part(at.get_date())?,
        hour: part(at.get_hours())?,
        minute: part(at.get_minutes())?,
        second: part(at.get_seconds())?,
        offset_minutes: None,
    })
}
