//! Starting a browser and its driver, and ending them whatever happens.

use super::folder::Folder;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;
use thirtyfour::{
    Capabilities, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver,
    error::WebDriverResult,
};
use tokio::runtime::Runtime;
use xtask::{chromium, firefox, process};

/// A start takes a second; sometimes it never ends.
const START_LIMIT: Duration = Duration::from_secs(40);
const TRIES: usize = 4;
/// What kept one start from succeeding, such as a port that was just taken, has gone by then.
const BETWEEN_TRIES: Duration = Duration::from_secs(2);
/// What the drivers print before their port.
const PORT_COMES: [&str; 2] = ["successfully on port ", "Listening on 127.0.0.1:"];

/// Two browsers on two cores would disturb each other's measures.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Does something that takes all of the machine while no browser runs.
pub fn alone<T>(doing: impl FnOnce() -> T) -> T {
    let _turn = turn();
    doing()
}

fn turn() -> MutexGuard<'static, ()> {
    ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Which browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Chromium or Chrome, with its own protocol beside WebDriver.
    Chromium,
    /// Firefox, with WebDriver alone.
    Firefox,
}

/// A browser with a fresh profile. Tests in one process get theirs one after the other.
pub struct Browser {
    // In the order of their ends.
    running: Running,
    _turn: MutexGuard<'static, ()>,
}

struct Running {
    runtime: Runtime,
    driver: Option<WebDriver>,
    driver_process: Child,
    profile: Folder,
}

impl Browser {
    /// Starts one, with a time limit and a second try.
    pub fn start(kind: Kind) -> Browser {
        let turn = turn();
        let mut reasons = Vec::new();
        for _ in 0..TRIES {
            match Running::start(kind) {
                Ok(running) => return Browser { running, _turn: turn },
                Err(reason) => reasons.push(reason),
            }
            thread::sleep(BETWEEN_TRIES);
        }
        panic!("the browser did not start: {}", reasons.join("; then "));
    }

    /// Has the browser do something, and waits for its answer.
    pub fn wait<T>(&self, doing: impl Future<Output = WebDriverResult<T>>) -> WebDriverResult<T> {
        self.running.runtime.block_on(doing)
    }

    /// Memory that the browser's pages use alone, with their workers, in bytes; only Linux tells.
    pub fn private_memory(&self) -> u64 {
        let renderers = process::family(self.running.driver_process.id(), "--type=renderer");
        let rollup =
            |id: &u32| std::fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
        let private =
            |line: &str| line.strip_prefix("Private_")?.split_whitespace().nth(1)?.parse::<u64>().ok();
        let kilobytes =
            renderers.iter().skip(1).map(|id| rollup(id).lines().filter_map(private).sum::<u64>());
        kilobytes.sum::<u64>() * 1024
    }

    /// The WebDriver session, for what the page's own functions do not offer.
    pub fn driver(&self) -> &WebDriver {
        self.running.driver.as_ref().expect("a started browser has its session")
    }
}

impl Running {
    fn start(kind: Kind) -> Result<Running, String> {
        let profile = Folder::new();
        let (mut command, capabilities) = match kind {
            Kind::Chromium => chromium(&profile)?,
            Kind::Firefox => firefox(&profile)?,
        };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| error.to_string())?;
        let mut driver_process = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{}: {error}", command.get_program().display()))?;
        let output = driver_process.stdout.take();
        // From here on the drop of `running` ends all that was started.
        let mut running = Running { runtime, driver: None, driver_process, profile };
        let ports = watch_for_port(output.ok_or("the driver has no output")?);
        let port = ports.recv_timeout(START_LIMIT).map_err(|error| running.no_port(error))?;
        let session = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities)
            .request_timeout(START_LIMIT)
            .connect();
        let limited = async { tokio::time::timeout(START_LIMIT, session).await };
        let session = running.runtime.block_on(limited).map_err(|_| "the browser hung")?;
        running.driver = Some(session.map_err(|error| error.to_string())?);
        Ok(running)
    }

    fn no_port(&mut self, error: RecvTimeoutError) -> String {
        format!("the driver named no port ({error}; it ended: {:?})", self.driver_process.try_wait())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(driver) = self.driver.take() {
            // A polite end can hang like a start; the profile is thrown away anyway.
            let _ = driver.leak();
        }
        process::end_family(self.driver_process.id());
        process::end_marked(&self.profile.path().to_string_lossy());
        let _ = self.driver_process.wait();
    }
}

/// The driver chooses a free port and prints it; what it prints later is read and dropped.
fn watch_for_port(output: ChildStdout) -> Receiver<u16> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            let number = PORT_COMES.iter().find_map(|words| line.split_once(words));
            if let Some(port) = number.and_then(|(_, text)| text.trim_end_matches('.').parse().ok()) {
                let _ = sender.send(port);
            }
        }
    });
    receiver
}

/// The driver to run, and what it is told about its browser.
type Start = Result<(Command, Capabilities), String>;

fn chromium(profile: &Folder) -> Start {
    let chromium = chromium::find().ok_or("there is no Chromium with its driver: run `cargo xtask test`")?;
    let capabilities = chromium_capabilities(&chromium, profile).map_err(|error| error.to_string())?;
    let mut command = Command::new(chromium.driver);
    command.args(["--port=0", "--log-level=SEVERE"]);
    Ok((command, capabilities))
}

fn chromium_capabilities(chromium: &chromium::Chromium, profile: &Folder) -> WebDriverResult<Capabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    if let Some(browser) = &chromium.browser {
        capabilities.set_binary(&browser.to_string_lossy())?;
    }
    for flag in chromium::FLAGS {
        capabilities.add_arg(flag)?;
    }
    capabilities.add_arg(&chromium::profile_flag(profile.path()))?;
    capabilities.set_logging_prefs("browser", LoggingPrefsLogLevel::All)?;
    capabilities.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
    Ok(capabilities.into())
}

/// The driver makes the profile, inside the folder.
fn firefox(profile: &Folder) -> Start {
    let firefox = firefox::find().ok_or("there is no Firefox with its driver: run `cargo xtask test`")?;
    let mut capabilities = DesiredCapabilities::firefox();
    capabilities
        .set_firefox_binary(&firefox.browser.to_string_lossy())
        .and_then(|()| capabilities.add_arg("-headless"))
        .map_err(|error| error.to_string())?;
    let mut command = Command::new(firefox.driver);
    command.args(["--port=0", "--websocket-port=0", "--profile-root"]).arg(profile.path());
    Ok((command, capabilities.into()))
}
