//! The first screen stands in `index.html` with its words, so that it is there before the program. What the program says
//! too, it says in the same words.

use crate::source::file;
use facetime_photo_inspector::words::{nothing_found, page};

#[test]
fn the_first_screen_says_what_the_page_says() {
    let [question, hint] = page::CLOUD_HINT;
    let paragraph = format!("<p><b>{question}</b> {hint}</p>");
    assert!(file("index.html").text.contains(&paragraph), "index.html does not say: {paragraph}");
    let button = format!(">{}</button>", nothing_found::TRY_SAMPLE);
    assert!(file("index.html").text.contains(&button), "index.html does not say: {button}");
}
