//! What is remembered from visit to visit: how the visitor likes to see their files. Nothing about the files themselves is
//! ever kept.
//!
//! It lies in the browser's `localStorage`, under [`Key::name`]. Where that is blocked or full, nothing is remembered and
//! nothing is said: the page is as it is for who comes first.

use web_sys::Storage;

/// What is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// In which order files are shown.
    Order,
    /// Whether as pictures or as a list.
    View,
}

impl Key {
    fn name(self) -> &'static str {
        match self {
            Self::Order => "facetime-photo-inspector/order",
            Self::View => "facetime-photo-inspector/view",
        }
    }
}

/// What was remembered, if anything.
#[must_use]
pub fn get(key: Key) -> Option<String> {
    storage()?.get_item(key.name()).ok()?
}

/// Remembers a choice.
pub fn set(key: Key, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key.name(), value);
    }
}

/// Asking for it fails where the visitor has blocked it.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
