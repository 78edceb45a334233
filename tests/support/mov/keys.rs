//! A movie's or track's metadata under keys with names: `meta` with `hdlr` `mdta`, `keys` and `ilst`
//! (QuickTime File Format, "Metadata atoms and types").

use crate::support::boxes;
use crate::support::fields::{Fields, length_u32};

/// One value of a key, in a `data` box of its own.
#[derive(Clone)]
pub struct DataValue {
    /// One of QuickTime's well-known types.
    pub type_code: u32,
    /// Country and language; 0 for any.
    pub locale: u32,
    pub bytes: Vec<u8>,
}

impl DataValue {
    /// Type 1, UTF-8.
    pub fn text(text: &str) -> Self {
        Self::new(1, text.as_bytes())
    }

    /// Type 2, UTF-16 with the high byte first.
    pub fn text_in_utf_16(text: &str) -> Self {
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        Self::new(2, &bytes)
    }

    /// Type 21, a signed whole number, here of four bytes.
    pub fn signed_integer(value: i32) -> Self {
        Self::new(21, &value.to_be_bytes())
    }

    /// Type 23.
    pub fn float_32(value: f32) -> Self {
        Self::new(23, &value.to_be_bytes())
    }

    /// Type 24.
    pub fn float_64(value: f64) -> Self {
        Self::new(24, &value.to_be_bytes())
    }

    pub fn new(type_code: u32, bytes: &[u8]) -> Self {
        Self { type_code, locale: 0, bytes: bytes.to_vec() }
    }

    fn write(&self) -> Vec<u8> {
        let fields = Fields::new().u32("type indicator", self.type_code).u32("locale", self.locale);
        boxes::plain(b"data", &fields.bytes("value", &self.bytes).done())
    }
}

/// Keys in the order they were added, each with its values.
#[derive(Clone, Default)]
pub struct Keys(Vec<(String, Vec<DataValue>)>);

impl Keys {
    pub fn add(&mut self, name: &str, values: &[DataValue]) {
        self.0.push((name.to_owned(), values.to_vec()));
    }

    pub fn remove(&mut self, name: &str) {
        self.0.retain(|(key, _)| key != name);
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The `meta` box: a full box in ISO's way, a plain one in QuickTime's.
    pub fn write(&self, in_full_box: bool) -> Vec<u8> {
        let handler = Fields::new()
            .u32("component type", 0)
            .text("handler type", "mdta")
            .zeros("manufacturer, flags, flags mask", 12)
            .text_to_nul("name", "");
        let children = [
            boxes::full(b"hdlr", 0, 0, &handler.done()),
            self.names(),
            boxes::parent(b"ilst", &self.items()),
        ];
        let payload = children.concat();
        if in_full_box { boxes::full(b"meta", 0, 0, &payload) } else { boxes::plain(b"meta", &payload) }
    }

    fn names(&self) -> Vec<u8> {
        let count = u32::try_from(self.0.len()).expect("few keys");
        let names = self.0.iter().fold(Fields::new().u32("entry_count", count), |fields, (name, _)| {
            fields
                .u32("key_size", 8 + length_u32(name.as_bytes()))
                .text("key_namespace", "mdta")
                .text("key_value", name)
        });
        boxes::full(b"keys", 0, 0, &names.done())
    }

    /// One box for each key; its type is the key's number, counted from 1.
    fn items(&self) -> Vec<Vec<u8>> {
        let items = (1_u32..).zip(&self.0).map(|(index, (_, values))| {
            let values: Vec<Vec<u8>> = values.iter().map(DataValue::write).collect();
            boxes::parent(&index.to_be_bytes(), &values)
        });
        items.collect()
    }
}
