//! The first screen stands in `index.html` with its words, so that it is there before the program. What the program says
//! too, it says in the same words.

use crate::source::file;
use facetime_photo_inspector::words::{page, sample};

#[test]
fn the_first_screen_says_what_the_page_says() {
    let [question, hint] = page::CLOUD_HINT;
    for said in [format!("<p><b>{question}</b> {hint}</p>"), format!(">{}</button>", sample::TRY)] {
        assert!(file("index.html").text.contains(&said), "index.html does not say: {said}");
    }
}
