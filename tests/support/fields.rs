//! A run of big-endian fields, as JPEG, PNG, ISO base media and QuickTime files are made of.

/// Fields written one after another. Every field is given with its name: it stands where a comment
/// would stand, and moves with its value.
#[derive(Clone, Default)]
pub struct Fields(Vec<u8>);

impl Fields {
    pub fn new() -> Self {
        Self(Vec::new())
    }

    pub fn u8(self, name: &str, value: u8) -> Self {
        self.bytes(name, &[value])
    }

    pub fn u16(self, name: &str, value: u16) -> Self {
        self.bytes(name, &value.to_be_bytes())
    }

    pub fn u32(self, name: &str, value: u32) -> Self {
        self.bytes(name, &value.to_be_bytes())
    }

    pub fn u64(self, name: &str, value: u64) -> Self {
        self.bytes(name, &value.to_be_bytes())
    }

    /// A whole number in as many bytes as another field has announced: 0, 1, 2, 4 or 8.
    pub fn sized(self, name: &str, size_in_bytes: u8, value: u64) -> Self {
        let bytes = value.to_be_bytes();
        let (cut, kept) = bytes.split_at(8 - usize::from(size_in_bytes));
        assert!(cut.iter().all(|byte| *byte == 0), "{name}: {value} needs more than {size_in_bytes} bytes");
        self.bytes(name, kept)
    }

    /// A fixed-point number with 16 bits before and 16 bits after the point.
    pub fn fixed_16_16(self, name: &str, whole: u16) -> Self {
        self.u32(name, u32::from(whole) << 16)
    }

    /// Text as it is, in UTF-8, without a length and without an end.
    pub fn text(self, name: &str, value: &str) -> Self {
        self.bytes(name, value.as_bytes())
    }

    /// Text with a NUL behind it.
    pub fn text_to_nul(self, name: &str, value: &str) -> Self {
        self.text(name, value).u8("end of the text", 0)
    }

    /// Text with its length in one byte before it, as Pascal had it.
    pub fn pascal_text(self, name: &str, value: &str) -> Self {
        let length = u8::try_from(value.len()).expect("a Pascal text has at most 255 bytes");
        self.u8("length of the text", length).text(name, value)
    }

    pub fn zeros(mut self, _name: &str, count: usize) -> Self {
        self.0.resize(self.0.len() + count, 0);
        self
    }

    pub fn bytes(mut self, _name: &str, value: &[u8]) -> Self {
        self.0.extend_from_slice(value);
        self
    }

    pub fn done(self) -> Vec<u8> {
        self.0
    }
}

/// A length as the 32-bit number most formats store.
pub fn length_u32(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).expect("a sample is smaller than 4 GiB")
}

/// A count or length as a 16-bit number.
pub fn count_u16(count: usize) -> u16 {
    u16::try_from(count).expect("the count fits into 16 bits")
}
