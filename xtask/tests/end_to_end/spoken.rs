//! What a screen reader says of a visit: that reading begins, every tenth of the way, and the answer.

use crate::harness::Folder;
use crate::support::facetime;
use crate::visit::Visit;

const FILES: usize = 1000;

/// Gathers what the status says, each time it says something else.
const LISTEN: &str = "(() => {
    const status = document.querySelector('#app > [role=status]');
    self.spoken = [status.textContent];
    new MutationObserver(() => {
        if (status.textContent !== spoken.at(-1)) spoken.push(status.textContent);
    }).observe(status, { childList: true, characterData: true, subtree: true });
    return true;
})()";

#[test]
fn the_start_every_tenth_and_the_answer() {
    let folder = Folder::new();
    let photo = facetime::still_jpeg();
    for number in 0..FILES {
        folder.file(&format!("many/photo {number}.jpg"), &photo);
    }
    let visit = Visit::start();
    assert!(visit.page.eval::<bool>(LISTEN), "it is there before it has anything to say");
    visit.drop_all_in(&folder);
    visit.wait_read(FILES);
    visit.page.settle();
    let spoken: Vec<String> = visit.page.eval("spoken");
    let answer = "1 FaceTime photo in 1,000 files. No matching other half was found.";
    assert_eq!(spoken[..2], ["", "Reading the files"], "{spoken:?}");
    assert_eq!(spoken.last().map(String::as_str), Some(answer), "{spoken:?}");
    let tenths = &spoken[2..spoken.len() - 1];
    let allowed: Vec<String> = (1..=9).map(|tenth| format!("{tenth}0 percent read")).collect();
    assert!(!tenths.is_empty() && tenths.iter().all(|said| allowed.contains(said)), "{spoken:?}");
    assert!(tenths.is_sorted() && tenths.windows(2).all(|pair| pair[0] != pair[1]), "{spoken:?}");

    // More files: there is another answer.
    let more = Folder::new();
    more.file("IMG_1234.MOV", &facetime::movie().build());
    visit.drop_all_in(&more);
    visit.wait_read(FILES + 1);
    visit.page.settle();
    let spoken: Vec<String> = visit.page.eval("spoken");
    let last = "1 FaceTime photo in 1,001 files. It is a Live Photo with its movie.";
    assert_eq!(spoken.last().map(String::as_str), Some(last), "{spoken:?}");
    visit.check_console();
}
