//! Serving the page on this machine, built anew when a file changes.

use crate::process::succeeded;
use crate::tools::Tools;
use crate::{Outcome, site};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Child;
use std::thread::sleep;
use std::time::Duration;

const FIRST_PORT: u16 = 8080;
const PORTS_TRIED: u16 = 100;
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// `cargo xtask serve`: builds in release, serves on 127.0.0.1 and prints the address.
pub fn run(tools: &Tools) -> Outcome {
    // Trunk would serve an old page, or none, when the build fails.
    site::build(tools)?;
    let port = free_port()?;
    let mut command = tools.command("trunk");
    command.args(["--skip-version-check", "serve", "--release", "--offline"]);
    command.args(["--address", "127.0.0.1", "--port", &port.to_string()]);
    site::without_no_color(&mut command);
    let mut server = command.spawn().map_err(|error| format!("trunk did not start: {error}"))?;
    if listening(&mut server, port) {
        println!("\nThe page is at http://127.0.0.1:{port}/ (Ctrl+C stops)\n");
    }
    let status = server.wait().map_err(|error| format!("trunk was lost: {error}"))?;
    succeeded(&command, status)
}

/// Whether the server has come up; `false` when it has ended.
fn listening(server: &mut Child, port: u16) -> bool {
    while matches!(server.try_wait(), Ok(None)) {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return true;
        }
        sleep(LOOK_AGAIN);
    }
    false
}

fn free_port() -> Outcome<u16> {
    (FIRST_PORT..FIRST_PORT + PORTS_TRIED)
        .find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok())
        .ok_or_else(|| format!("no port from {FIRST_PORT} on is free"))
}
