//! A small static host that remembers what it was asked for.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;
use xtask::{serving, site};

/// Somewhere deep, since the page has to work from any place of any host.
const BASE: &str = "/some/where/";
const OK: &str = "200 OK";
/// How often it is looked whether a file may come that is held back.
const LOOK_AGAIN: Duration = Duration::from_millis(10);
/// A browser opens connections ahead of its needs and says nothing on them.
const SILENCE: Duration = Duration::from_secs(10);

/// The built page on a host of its own.
pub struct Server {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
    connections: Arc<AtomicUsize>,
    let_go: Arc<AtomicBool>,
}

/// What a host serves, and what is wrong with it.
#[derive(Clone)]
pub struct Host {
    folder: PathBuf,
    wasm_type: &'static str,
    missing: Option<&'static str>,
    held_back: Option<&'static str>,
    let_go: Arc<AtomicBool>,
    compressed: Arc<HashMap<String, Vec<u8>>>,
    pages: Vec<(String, String)>,
    headers: Vec<(String, String)>,
    rules: Vec<Rule>,
}

/// Headers that the built page asks hosts for, and for which path: a line of `_headers`, and those below it.
#[derive(Clone)]
struct Rule {
    path: String,
    headers: Vec<(String, String)>,
}

struct Answer {
    status: &'static str,
    mime: &'static str,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Server {
    /// A good host.
    pub fn start() -> Server {
        Server::host().start()
    }

    /// A host to be told what is special about it, and then to `start()`.
    pub fn host() -> Host {
        let folder = std::env::var_os("APP_DIST").map_or_else(xtask::site::folder, PathBuf::from);
        assert!(
            folder.join("index.html").exists(),
            "{} has no page: run `cargo xtask build` first",
            folder.display()
        );
        Host {
            folder,
            wasm_type: "application/wasm",
            missing: None,
            held_back: None,
            let_go: Arc::default(),
            compressed: Arc::default(),
            pages: Vec::new(),
            headers: Vec::new(),
            rules: Vec::new(),
        }
    }

    /// The page's address.
    pub fn url(&self) -> String {
        format!("{}{BASE}", self.origin())
    }

    /// `http://127.0.0.1:PORT`, without a slash at its end.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What was asked for since the start, in order, as `GET index.html` or `POST /elsewhere`: inside the
    /// page's own folder without that folder's name.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Lets files come that were held back.
    pub fn let_go(&self) {
        self.let_go.store(true, Ordering::Relaxed);
    }

    /// How many connections were opened, with or without a request on them.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }
}

impl Host {
    /// Another folder than the built page's, with another page.
    pub fn folder(mut self, folder: PathBuf) -> Host {
        self.folder = folder;
        self
    }

    /// Another MIME type for wasm than it should be.
    pub fn wasm_type(mut self, mime: &'static str) -> Host {
        self.wasm_type = mime;
        self
    }

    /// The files with this in their name are not there.
    pub fn missing(mut self, part: &'static str) -> Host {
        self.missing = Some(part);
        self
    }

    /// The files with this in their name come only when [`Server::let_go`] is called.
    pub fn held_back(mut self, part: &'static str) -> Host {
        self.held_back = Some(part);
        self
    }

    /// The built files go out compressed with brotli, as from most hosts.
    pub fn compressed(mut self) -> Host {
        let compressed = |name: String| {
            let bytes = site::read(&self.folder, &name).and_then(|bytes| site::compress(&bytes));
            (name, bytes.expect("a built file can be compressed"))
        };
        let names = site::names(&self.folder).expect("the built page is there");
        self.compressed = Arc::new(names.into_iter().map(compressed).collect());
        self
    }

    /// One more page beside ours, for instance an article that embeds it.
    pub fn page(mut self, name: &str, html: &str) -> Host {
        self.pages.push((name.to_owned(), html.to_owned()));
        self
    }

    /// Our page with one more script, which runs before the page's own.
    pub fn script(self, script: &str) -> Host {
        let index = std::fs::read_to_string(self.folder.join("index.html")).expect("the page is there");
        assert!(index.contains("<title>"), "{index}");
        let with_script = index.replacen("<title>", "<script src=./before.js></script><title>", 1);
        self.page("before.js", script).page("index.html", &with_script)
    }

    /// Sends this with the pages that stand beside ours.
    pub fn header(mut self, name: &str, value: &str) -> Host {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Opens it on a port of this machine, until the tests end.
    pub fn start(mut self) -> Server {
        let rules = std::fs::read_to_string(self.folder.join(serving::FILE)).unwrap_or_default();
        self.rules = parse(&rules);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
        let address = listener.local_addr().expect("it has an address");
        let requests = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&requests);
        let connections = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&connections);
        let let_go = Arc::clone(&self.let_go);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                count.fetch_add(1, Ordering::Relaxed);
                let (host, log) = (self.clone(), Arc::clone(&log));
                thread::spawn(move || host.serve(stream, &log));
            }
        });
        Server { address, requests, connections, let_go }
    }

    fn serve(&self, mut stream: TcpStream, log: &Mutex<Vec<String>>) {
        let Some((method, path)) = request(&stream) else { return };
        let inside = path.strip_prefix(BASE);
        let name = match inside {
            Some("") => "index.html",
            Some(name) => name,
            None => &path,
        };
        log.lock().unwrap_or_else(PoisonError::into_inner).push(format!("{method} {name}"));
        while self.held_back.is_some_and(|part| name.contains(part)) && !self.let_go.load(Ordering::Relaxed) {
            thread::sleep(LOOK_AGAIN);
        }
        let answer = if inside.is_some() && method == "GET" { self.answer(name) } else { not_found() };
        let head = format!(
            "HTTP/1.1 {}\r\ncontent-type: {}\r\ncontent-length: {}\r\n{}connection: close\r\n\r\n",
            answer.status,
            answer.mime,
            answer.body.len(),
            lines(&answer.headers),
        );
        // A browser that has gone needs no answer.
        let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&answer.body));
    }

    fn answer(&self, name: &str) -> Answer {
        if self.missing.is_some_and(|part| name.contains(part)) || name.contains("..") {
            return not_found();
        }
        if let Some((_, html)) = self.pages.iter().find(|(page, _)| page == name) {
            let headers = self.headers.clone();
            return Answer { status: OK, mime: self.mime(name), headers, body: html.clone().into_bytes() };
        }
        let mut headers = self.asked_for(name);
        if let Some(body) = self.compressed.get(name) {
            headers.push(("content-encoding".to_owned(), "br".to_owned()));
            return Answer { status: OK, mime: self.mime(name), headers, body: body.clone() };
        }
        let Ok(body) = std::fs::read(self.folder.join(name)) else { return not_found() };
        Answer { status: OK, mime: self.mime(name), headers, body }
    }

    /// What the built page asks its host to send with a file.
    fn asked_for(&self, name: &str) -> Vec<(String, String)> {
        let path = format!("/{name}");
        let applies = |rule: &&Rule| match rule.path.strip_suffix('*') {
            Some(folder) => path.starts_with(folder),
            None => rule.path == path,
        };
        self.rules.iter().filter(applies).flat_map(|rule| rule.headers.clone()).collect()
    }

    fn mime(&self, name: &str) -> &'static str {
        match name.rsplit('.').next() {
            Some("html") => "text/html; charset=utf-8",
            Some("js") => "text/javascript",
            Some("css") => "text/css",
            Some("wasm") => self.wasm_type,
            Some("svg") => "image/svg+xml",
            Some("png") => "image/png",
            _ => "application/octet-stream",
        }
    }
}

fn request(stream: &TcpStream) -> Option<(String, String)> {
    stream.set_read_timeout(Some(SILENCE)).ok()?;
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next()?.ok()?;
    // The answer comes after the whole head, or the browser's end of the connection is cut off.
    while !lines.next()?.ok()?.is_empty() {}
    let mut words = first.split(' ');
    let (method, target) = (words.next()?, words.next()?);
    let path = target.split(['?', '#']).next()?;
    Some((method.to_owned(), path.to_owned()))
}

/// As hosts do that know `_headers`.
fn parse(text: &str) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix("  ").and_then(|header| header.split_once(": ")), rules.last_mut()) {
            (Some((name, value)), Some(rule)) => rule.headers.push((name.to_owned(), value.to_owned())),
            _ => rules.push(Rule { path: line.to_owned(), headers: Vec::new() }),
        }
    }
    rules
}

fn lines(headers: &[(String, String)]) -> String {
    headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect()
}

fn not_found() -> Answer {
    let headers = vec![("Cache-Control".to_owned(), "no-store".to_owned())];
    Answer { status: "404 Not Found", mime: "text/plain", headers, body: b"not found".to_vec() }
}
