//! A sheet of paper: the answer, and a plain table of what is shown. It is there only while it is printed.

use super::app::App;
use super::list;
use super::parts::{block, plain, text};
use crate::live_photo::pair::FileId;
use crate::words::{headline, page as words, saving};
use yew::{Html, html};

/// Rows of a table: 60 pages. Whoever wants more has the report.
const MOST_ROWS: usize = 2000;

/// Draws it, if something is to be printed.
pub fn view(app: &App) -> Html {
    let tally = app.session.tally();
    let sheet = || {
        let files = app.to_report();
        let mut content = vec![
            text("h1", "", headline::answer(tally)),
            text("p", "", headline::remark(tally).unwrap_or_default()),
            table(app, files.get(..MOST_ROWS).unwrap_or(&files)),
        ];
        if files.len() > MOST_ROWS {
            content.push(text("p", "", saving::printed(MOST_ROWS, files.len())));
        }
        block("div", "sheet", content)
    };
    if app.save.has_sheet { sheet() } else { Html::default() }
}

fn table(app: &App, files: &[FileId]) -> Html {
    let heads = words::COLUMNS.into_iter().take(4).map(|name| text("th", "", name));
    html! {
        <table>
            <thead><tr>{ for heads }</tr></thead>
            <tbody>{ for files.iter().filter_map(|id| row(app, *id)) }</tbody>
        </table>
    }
}

fn row(app: &App, id: FileId) -> Option<Html> {
    let file = app.session.get(id)?;
    let folder = words::location(&app.session.location(id));
    let name = vec![plain(file.name().to_owned()), text("small", "", folder)];
    let cells = [name].into_iter().chain(list::cells(&app.session, id, file));
    Some(block("tr", "", cells.map(|cell| block("td", "", cell)).collect()))
}
