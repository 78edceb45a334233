//! `cargo xtask serve`: the page that a person sees on their own machine.

use crate::harness::{Folder, Page, Server, alone};
use crate::support::facetime;
use crate::visit::OPEN;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;
use xtask::process;

/// A build from nothing takes minutes on a slow machine; after `cargo xtask build` one or two.
const BUILD_LIMIT: Duration = Duration::from_secs(600);

/// Ends what was started, whatever happens.
struct Started(Child);

impl Drop for Started {
    fn drop(&mut self) {
        process::end_family(self.0.id());
        let _ = self.0.wait();
    }
}

/// Starts `cargo xtask serve`, with its page in a folder of its own, and waits for the address it prints.
fn serve(folder: &Folder) -> (Started, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.arg("serve").env("TRUNK_BUILD_DIST", folder.path());
    let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut started = Started(child.expect("xtask can be started"));
    let output = started.0.stdout.take().expect("its output is ours");
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            let address = line.split_whitespace().find(|word| word.starts_with("http://127.0.0.1:"));
            address.map(|address| sender.send(address.to_owned()));
        }
    });
    let address = receiver.recv_timeout(BUILD_LIMIT).expect("it prints its address");
    (started, address)
}

/// It reads what is dropped on it, and an article of any origin, also one that is cross-origin isolated, can have it in a
/// frame.
#[test]
fn the_served_page_reads_and_can_be_put_into_articles() {
    let dist = Folder::new();
    let (_serving, address) = alone(|| serve(&dist));
    let folder = Folder::new();
    let photo = folder.file("IMG_1234.JPG", &facetime::still_jpeg());
    let page = Page::open(&address);
    page.wait_for(OPEN);
    page.drop_on("h1", &[photo]);
    page.wait_for(".cell[data-tone=found]");
    assert_eq!(page.errors(), [""; 0]);
    drop(page);

    let host = Server::host()
        .page("article.html", &format!("<script type=module src='{address}embed.js'></script><facetime-photo-inspector loading=eager></facetime-photo-inspector>"))
        .header("cross-origin-opener-policy", "same-origin")
        .header("cross-origin-embedder-policy", "require-corp")
        .start();
    let page = Page::open(&format!("{}article.html", host.url()));
    page.wait_until(
        "the frame",
        "document.querySelector('facetime-photo-inspector').shadowRoot?.querySelector('.open')",
    );
    assert!(page.eval::<bool>("crossOriginIsolated"));
}
