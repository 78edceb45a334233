//! The messages that change the page.

use super::files::Key;
use super::press::Press;
use super::saving::Came;
use super::tools::Edit;
use super::viewer::Act;
use crate::browser::messages::Reply;
use crate::browser::page::PageEvent;
use crate::browser::reader::Arrival;
use crate::live_photo::pair::FileId;
use crate::session::Attempt;

/// What can happen.
pub enum Msg {
    /// Something on the page as a whole.
    Page(PageEvent),
    /// The reader has arrived, or will not.
    Reader(Arrival),
    /// The decoder has arrived, or will not, or is not needed.
    Decoder,
    /// A worker answers.
    Reply(Reply),
    /// The page has tried to send something.
    Tried(Attempt),
    /// The visitor presses a key among the files.
    Key(Key),
    /// The focus has come into the list, or moves in it.
    Focused,
    /// The visitor presses a button.
    Press(Press),
    /// Something happens with an opened picture.
    Viewer(Act),
    /// Thumbnails were made.
    Pictured,
    /// The browser does not show what was made of this file.
    NoPicture(FileId),
    /// The visitor types or chooses something.
    Edit(Edit, String),
    /// The next slice of a list is due.
    GoOn,
    /// Something came of what the visitor wanted to take home.
    Came(Came),
    /// It is time to draw what has come since the page was last drawn.
    Draw,
}
