//! One worker as the page has it: started from a blob that holds its whole script, after the seal, with the reader's
//! compiled module.

use super::reader::Reader;
use super::seal::Sealed;
use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, MessageEvent, Url, Worker as WebWorker, WorkerOptions, WorkerType};

/// What a worker's script does besides the glue it begins with: takes the compiled module, answers when it is
/// asked whether it is there, and tells of crashes, which the page would not hear of otherwise.
const SCRIPT_END: &str = "
const tell = (word) => () => self.postMessage(word);
self.addEventListener('error', tell('failed'));
self.addEventListener('unhandledrejection', tell('failed'));
self.addEventListener('message', ({ data }) => {
  if (data === 'there?') tell('there')();
  if (!(data instanceof WebAssembly.Module)) return;
  initSync({ module: data });
  serve_worker();
  tell('there')();
});
";

/// What is posted to see whether a worker is there.
const ASK: &str = "there?";
/// What it says then, and when it has come up.
const THERE: &str = "there";

/// The script of all workers, and the module that it runs.
pub struct Script {
    address: String,
    module: JsValue,
}

/// A running worker.
pub struct Worker {
    worker: WebWorker,
    _listeners: [EventListener; 2],
}

/// What a worker says.
pub enum Said {
    /// It is there.
    There,
    /// It failed.
    Failed,
    /// A reply.
    Message(JsValue),
}

impl Script {
    /// Out of the reader.
    ///
    /// # Errors
    ///
    /// When the browser makes no blob of it.
    pub fn new(reader: &Reader, _sealed: Sealed) -> Result<Self, JsValue> {
        let parts = Array::of2(&reader.glue, &SCRIPT_END.into());
        let options = BlobPropertyBag::new();
        options.set_type("text/javascript");
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
        Ok(Self { address: Url::create_object_url_with_blob(&blob)?, module: reader.module.clone() })
    }
}

impl Worker {
    /// Starts one.
    ///
    /// # Errors
    ///
    /// When the browser starts none.
    pub fn start(script: &Script, hear: impl Fn(Said) + Clone + 'static) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = WebWorker::new_with_options(&script.address, &options)?;
        worker.post_message(&script.module)?;
        let hear_failure = hear.clone();
        let listeners = [
            EventListener::new(&worker, "message", move |event| {
                hear(said(event.unchecked_ref::<MessageEvent>().data()));
            }),
            EventListener::new(&worker, "error", move |_| hear_failure(Said::Failed)),
        ];
        Ok(Self { worker, _listeners: listeners })
    }

    /// Posts a request. One that has failed takes none, and that is noticed by itself.
    pub fn post(&self, message: &JsValue) {
        let _ = self.worker.post_message(message);
    }

    /// Asks whether it is there.
    pub fn ask(&self) {
        self.post(&ASK.into());
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn said(data: JsValue) -> Said {
    match data.as_string() {
        Some(word) if word == THERE => Said::There,
        Some(_) => Said::Failed,
        None => Said::Message(data),
    }
}
