//! Little-endian fields, as ZIP archives are made of them.

/// Fields, each with its name.
pub struct Record(pub Vec<u8>);

impl Record {
    pub fn new(signature: &[u8]) -> Self {
        Self(signature.to_vec())
    }

    pub fn u16(self, name: &str, value: u16) -> Self {
        self.bytes(name, &value.to_le_bytes())
    }

    pub fn u32(self, name: &str, value: u32) -> Self {
        self.bytes(name, &value.to_le_bytes())
    }

    pub fn u64(self, name: &str, value: u64) -> Self {
        self.bytes(name, &value.to_le_bytes())
    }

    pub fn bytes(mut self, _name: &str, value: &[u8]) -> Self {
        self.0.extend_from_slice(value);
        self
    }
}

pub fn value_u32(value: u64) -> u32 {
    u32::try_from(value).expect("a larger value is written in 64 bits")
}

pub fn length_u16(bytes: &[u8]) -> u16 {
    u16::try_from(bytes.len()).expect("a name or comment has at most 65535 bytes")
}
