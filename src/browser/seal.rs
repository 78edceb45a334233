//! The seal: a second policy that the page puts on itself before the first byte of a photo is read. The
//! browser lets policies tighten only, and keeps them until the page is left.

use crate::session::Attempt;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Function, Promise, Reflect, global};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Nothing from the network and nothing to it: no request, script, style, picture, frame or form. What the
/// page goes on using are blobs of its own: workers, pictures, movies.
///
/// `script-src blob:` is for Firefox, whose workers do not come up without it. `style-src 'self'` would let a
/// style sheet's address carry something to the page's own host.
pub const POLICY: &str = "default-src 'none'; script-src blob: 'wasm-unsafe-eval'; worker-src blob:; \
    img-src blob: data:; media-src blob:; style-src 'none'; connect-src 'none'; frame-src 'none'; \
    form-action 'none'; base-uri 'none'";

/// How long after a failed request the browser may take to say that it was its policy.
const WORD_OF_REFUSAL_MS: u32 = 100;

/// The proof that the page is sealed. Workers are only made by who has it.
#[derive(Debug, Clone, Copy)]
pub struct Sealed(());

/// Seals the page. Whatever was loaded before stays, and nothing can be loaded later; workers that are made from now on
/// are sealed with it.
///
/// # Errors
///
/// When the document takes no policy: then no photo may be read.
pub fn seal() -> Result<Sealed, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or("no document")?;
    let head = document.query_selector("head")?.ok_or("no head")?;
    let meta = document.create_element("meta")?;
    meta.set_attribute("http-equiv", "Content-Security-Policy")?;
    // Before it is added: a policy is read once.
    meta.set_attribute("content", POLICY)?;
    head.append_child(&meta)?;
    Ok(Sealed(()))
}

/// Tries to send something to the page's own host, from where this is called: the page, or a worker.
pub async fn try_to_send() -> Attempt {
    let refusal = Rc::new(RefCell::new(None));
    let heard = Rc::clone(&refusal);
    let _listener = EventListener::new(&global().unchecked_into(), "securitypolicyviolation", move |event| {
        let directive = Reflect::get(event, &"effectiveDirective".into()).ok();
        *heard.borrow_mut() = directive.and_then(|directive| directive.as_string());
    });
    let Some(request) = request() else { return Attempt::NotTried };
    if JsFuture::from(request).await.is_ok() {
        return Attempt::Sent;
    }
    if refusal.borrow().is_none() {
        pass(WORD_OF_REFUSAL_MS).await;
    }
    refusal.take().map_or(Attempt::NotArrived, Attempt::Refused)
}

fn request() -> Option<Promise> {
    let global = global();
    let own_host = Reflect::get(&global, &"origin".into()).ok()?;
    let fetch: Function = Reflect::get(&global, &"fetch".into()).ok()?.dyn_into().ok()?;
    fetch.call1(&global, &own_host).ok()?.dyn_into().ok()
}

async fn pass(milliseconds: u32) {
    let passed = Promise::new(&mut |resolve: Function, _| {
        Timeout::new(milliseconds, move || drop(resolve.call0(&JsValue::NULL))).forget();
    });
    // It is never rejected.
    let _ = JsFuture::from(passed).await;
}
