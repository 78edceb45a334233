//! Why a file could not be read: the reason and the next step.

use super::evidence;
use crate::bytes::error::Failure;
use crate::bytes::{Error, ErrorKind};
use crate::report::{Kind, Remark};

/// A few words for the list: three different answers.
#[must_use]
pub fn label(error: Error) -> &'static str {
    match error.kind.failure() {
        Failure::Broken => "Could not be read",
        Failure::NotSupported => "Not read here",
        Failure::Unreadable => "Could not be opened",
    }
}

/// For a file of which nothing is known.
#[must_use]
pub fn sentence(kind: Kind, error: Error) -> &'static str {
    match error.kind {
        ErrorKind::Empty => "This file is empty. Copy it again from where it came from.",
        ErrorKind::Unreadable => {
            "This file could not be opened. It may have changed since you chose it, or you may not be allowed to read it; add it again."
        }
        ErrorKind::Vanished => {
            "This file is no longer where it was. It was moved, renamed or deleted after you chose it; add it again."
        }
        ErrorKind::Changed => "This file changed while it was being read. Add it again.",
        ErrorKind::Folder => {
            "This folder could not be opened, so the files in it were not looked at. Copy it to another place and add it again."
        }
        ErrorKind::Stopped => {
            "Reading this file failed, so it was left out. The others were read without it."
        }
        ErrorKind::NotStarted => {
            "Nothing can be read, since a part of this page does not start in your browser. Load the page again, or try another browser."
        }
        ErrorKind::NotSupported if kind == Kind::Zip => {
            "This is one part of an archive that was split. Put its parts together again, or unpack them, and add what comes out."
        }
        ErrorKind::Encrypted => {
            "This file is locked with a password. Unpack the archive that it is in, and add what comes out."
        }
        ErrorKind::TooDeep => {
            "This archive lies within too many other archives. Unpack it, and add what comes out."
        }
        ErrorKind::NotSupported => "This file is stored in a way that is not read here.",
        ErrorKind::Truncated => "This file is cut short. Copy or download it again.",
        ErrorKind::TooMany | ErrorKind::TooLarge | ErrorKind::TooCostly => {
            "This file is built so unusually that reading it was given up."
        }
        ErrorKind::BadSize | ErrorKind::BadSignature | ErrorKind::BadText => {
            "This file is damaged. Copy or download it again."
        }
    }
}

/// For a part of a file that could not be read.
#[must_use]
pub fn remark(remark: &Remark) -> String {
    let part = evidence::part(remark.part);
    let problem = match remark.error.kind {
        ErrorKind::Empty => "is empty",
        ErrorKind::Truncated => "is cut short",
        ErrorKind::BadSize | ErrorKind::BadSignature | ErrorKind::BadText => "is damaged",
        ErrorKind::TooMany | ErrorKind::TooLarge | ErrorKind::TooCostly => "is too large to be read in full",
        ErrorKind::Encrypted => "is locked with a password",
        ErrorKind::TooDeep => "lies within too many archives",
        ErrorKind::NotSupported => "is stored in a way that is not read here",
        ErrorKind::Unreadable
        | ErrorKind::Vanished
        | ErrorKind::Changed
        | ErrorKind::Folder
        | ErrorKind::Stopped
        | ErrorKind::NotStarted => "could not be read",
    };
    format!("At byte {}, {part} {problem}.", remark.error.offset)
}
