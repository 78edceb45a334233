//! What no policy forbids to a sealed page. Nothing fails here: what this browser does is printed, for the
//! list in ARCHITECTURE.md.

use crate::harness::{Folder, Kind, Page, Server};
use crate::seal::{seal, visit};
use serde_json::{Value, json};
use std::net::UdpSocket;
use std::thread::sleep;
use std::time::Duration;

/// How long each may take to reach its host.
const TIME: Duration = Duration::from_millis(2000);

/// By name: what is tried, with the other host in `at`. The one that leaves the page comes last.
const GAPS: &[(&str, &str)] = &[
    ("link rel=preconnect", "document.head.append(link('preconnect', at))"),
    // Of this one only a connection would be seen: an address like our hosts' is never looked up.
    ("link rel=dns-prefetch", "document.head.append(link('dns-prefetch', at))"),
    ("link rel=prerender", "document.head.append(link('prerender', at))"),
    ("window.open", "self.opened = open(at) ? 'a window' : 'no window'"),
    ("click on a link", "click({ href: at, target: '_blank' })"),
    ("click on a download", "click({ href: at, download: 'x' })"),
    ("location", "location.href = at"),
];

const HELP: &str = "
    const link = (rel, href) => Object.assign(document.createElement('link'), { rel, href });
    const click = (properties) => {
        const anchor = Object.assign(document.createElement('a'), properties);
        document.body.append(anchor); anchor.click();
    };";

/// A direct call to a host that is only there to be asked.
const CALL: &str = "(async () => {
    const call = new RTCPeerConnection({ iceServers: [{ urls: 'stun:HOST' }] });
    call.createDataChannel('x');
    await call.setLocalDescription(await call.createOffer());
    return true;
})().catch(() => false)";

/// Records what a browser does.
pub fn record(kind: Kind) {
    let (visit, folder) = (visit(kind), Folder::new());
    seal(&visit, kind, &folder);
    println!("gap: {kind:?}: RTCPeerConnection {}", call(&visit.page));
    for (name, script) in GAPS {
        let host = Server::start();
        let at = json!(format!("{}/gap", host.origin()));
        let script = format!("(() => {{ const at = {at}; {HELP}; {script}; return true; }})()");
        visit.page.eval::<Value>(&script);
        sleep(TIME);
        let outcome = match (host.requests().len(), host.connections()) {
            (0, 0) => "reaches no host",
            (0, _) => "connects, asks for nothing",
            _ => "asks the host",
        };
        println!("gap: {kind:?}: {name} {outcome}");
    }
}

fn call(page: &Page) -> &'static str {
    let socket = UdpSocket::bind("127.0.0.1:0").expect("a port is free");
    socket.set_read_timeout(Some(TIME)).expect("it takes a limit");
    let host = socket.local_addr().expect("it has an address").to_string();
    if !page.eval::<bool>(&CALL.replace("HOST", &host)) {
        return "cannot be made";
    }
    let sent = socket.recv(&mut [0; 2000]).is_ok();
    if sent {
        "can be made, and sends to the host"
    } else {
        "can be made; nothing came from it on this machine"
    }
}

#[test]
fn the_gaps_are_recorded() {
    record(Kind::Chromium);
}
