//! One image file directory (IFD) with its values, per TIFF 6.0, section 2.

use std::collections::BTreeMap;

/// How a TIFF writes its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    /// "Motorola", `MM`: the highest byte first.
    Big,
    /// "Intel", `II`: the lowest byte first.
    Little,
}

impl ByteOrder {
    /// The two letters that announce this order.
    pub fn mark(self) -> &'static [u8; 2] {
        match self {
            Self::Big => b"MM",
            Self::Little => b"II",
        }
    }

    pub fn u16(self, value: u16) -> Vec<u8> {
        self.turn(value.to_be_bytes())
    }

    pub fn u32(self, value: u32) -> Vec<u8> {
        self.turn(value.to_be_bytes())
    }

    pub fn u64(self, value: u64) -> Vec<u8> {
        self.turn(value.to_be_bytes())
    }

    fn turn<const N: usize>(self, mut big_endian: [u8; N]) -> Vec<u8> {
        if self == Self::Little {
            big_endian.reverse();
        }
        big_endian.to_vec()
    }
}

/// An entry's type, count and value.
#[derive(Clone, Debug)]
pub enum Value {
    Byte(Vec<u8>),
    /// Text; the ending NUL is added.
    Ascii(String),
    Short(Vec<u16>),
    Long(Vec<u32>),
    /// Numerator and denominator.
    Rational(Vec<(u32, u32)>),
    Undefined(Vec<u8>),
    SignedLong(Vec<i32>),
    SignedRational(Vec<(i32, i32)>),
    /// 64 bits, type 16: from BigTIFF, and in Apple's MakerNote.
    Long8(Vec<u64>),
    /// Anything, also what no honest writer writes: a type, a count, and bytes that need not fit them.
    /// Up to four bytes become the value field itself, and so may stand for an offset.
    Raw {
        type_code: u16,
        count: u32,
        bytes: Vec<u8>,
    },
}

pub fn ascii(text: &str) -> Value {
    Value::Ascii(text.to_owned())
}

pub fn short(value: u16) -> Value {
    Value::Short(vec![value])
}

pub fn long(value: u32) -> Value {
    Value::Long(vec![value])
}

pub fn rational(numerator: u32, denominator: u32) -> Value {
    Value::Rational(vec![(numerator, denominator)])
}

pub fn undefined(bytes: &[u8]) -> Value {
    Value::Undefined(bytes.to_vec())
}

impl Value {
    /// Type, count and bytes as the entry and its value have them.
    fn encode(&self, order: ByteOrder) -> (u16, u32, Vec<u8>) {
        let pair =
            |(numerator, denominator): (u32, u32)| [order.u32(numerator), order.u32(denominator)].concat();
        let (type_code, count, bytes) = match self {
            Self::Byte(bytes) => (1, bytes.len(), bytes.clone()),
            Self::Ascii(text) => (2, text.len() + 1, [text.as_bytes(), &[0]].concat()),
            Self::Short(values) => (3, values.len(), values.iter().flat_map(|v| order.u16(*v)).collect()),
            Self::Long(values) => (4, values.len(), values.iter().flat_map(|v| order.u32(*v)).collect()),
            Self::Rational(values) => (5, values.len(), values.iter().flat_map(|v| pair(*v)).collect()),
            Self::Undefined(bytes) => (7, bytes.len(), bytes.clone()),
            Self::SignedLong(values) => {
                (9, values.len(), values.iter().flat_map(|v| order.u32(v.cast_unsigned())).collect())
            }
            Self::SignedRational(values) => {
                let unsigned = |(n, d): &(i32, i32)| (n.cast_unsigned(), d.cast_unsigned());
                (10, values.len(), values.iter().flat_map(|v| pair(unsigned(v))).collect())
            }
            Self::Long8(values) => (16, values.len(), values.iter().flat_map(|v| order.u64(*v)).collect()),
            Self::Raw { type_code, count, bytes } => return (*type_code, *count, bytes.clone()),
        };
        (type_code, u32::try_from(count).expect("a sample's value is small"), bytes)
    }
}

/// Entries by tag: sorted, as TIFF demands, and each tag once.
pub type Entries = BTreeMap<u16, Value>;

/// The directory as it stands at `at` (counted as its offsets are counted), its values right behind it.
/// Values of up to four bytes lie in their entry; longer ones begin on even offsets.
pub fn write_ifd(entries: &Entries, order: ByteOrder, at: u32, next_ifd: u32) -> Vec<u8> {
    let entry_count = u16::try_from(entries.len()).expect("at most 65535 entries");
    let mut directory = order.u16(entry_count);
    let values_at = at + 2 + 12 * u32::from(entry_count) + 4;
    let mut values = Vec::new();
    for (tag, value) in entries {
        let (type_code, count, mut bytes) = value.encode(order);
        directory.extend(order.u16(*tag));
        directory.extend(order.u16(type_code));
        directory.extend(order.u32(count));
        if bytes.len() <= 4 {
            bytes.resize(4, 0);
            directory.extend(bytes);
        } else {
            let length = u32::try_from(values.len()).expect("a sample's values are small");
            directory.extend(order.u32(values_at + length));
            bytes.resize(bytes.len().next_multiple_of(2), 0);
            values.extend(bytes);
        }
    }
    directory.extend(order.u32(next_ifd));
    directory.extend(values);
    directory
}
