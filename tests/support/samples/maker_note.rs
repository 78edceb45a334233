//! The MakerNote of an ordinary iPhone picture.

use super::LIVE_PHOTO_IDENTIFIER;
use crate::support::apple::AppleMakerNote;
use crate::support::fields::Fields;
use crate::support::ifd::Value;

/// The Camera app's MakerNote; entry names as ExifTool gives them.
pub fn camera_app_maker_note() -> AppleMakerNote {
    let number = |value| Value::SignedLong(vec![value]);
    AppleMakerNote::with_identifier(LIVE_PHOTO_IDENTIFIER)
        .entry(0x0001, number(12)) // MakerNoteVersion
        .entry(0x0003, run_time())
        .entry(0x0004, number(1)) // AEStable
        .entry(0x0005, number(184)) // AETarget
        .entry(0x0006, number(187)) // AEAverage
        .entry(0x0007, number(1)) // AFStable
        .entry(0x0008, Value::SignedRational(vec![(-1, 64), (-63, 64), (1, 8)])) // AccelerationVector
        .entry(0x000C, Value::SignedRational(vec![(3, 2), (11, 8)])) // FocusDistanceRange
        .entry(0x0014, number(10)) // ImageCaptureType
        .live_photo_video_index(8_595_185_700)
        .entry(0x001F, number(0)) // PhotosAppFeatureFlags
        .entry(0x0021, Value::SignedRational(vec![(101, 100)])) // HDRHeadroom
        .entry(0x002E, number(1)) // CameraType
}

/// RunTime: a binary property list (CoreFoundation, `CFBinaryPList.c`) of a time since the phone's start.
fn run_time() -> Value {
    let plist = Fields::new()
        .text("magic and version", "bplist00")
        .u8("object 0: a dictionary of four", 0xD4)
        .bytes("its keys", &[1, 2, 3, 4])
        .bytes("its values", &[5, 6, 7, 8])
        .u8("object 1: five letters", 0x55)
        .text("letters", "flags")
        .u8("object 2: five letters", 0x55)
        .text("letters", "value")
        .u8("object 3: nine letters", 0x59)
        .text("letters", "timescale")
        .u8("object 4: five letters", 0x55)
        .text("letters", "epoch")
        .u8("object 5: a number of one byte", 0x10)
        .u8("flags: valid", 1)
        .u8("object 6: a number of eight bytes", 0x13)
        .u64("value", 1_236_001_426_434_833)
        .u8("object 7: a number of four bytes", 0x12)
        .u32("timescale", 1_000_000_000)
        .u8("object 8: a number of one byte", 0x10)
        .u8("epoch", 0)
        .bytes("where the objects begin", &[8, 17, 23, 29, 39, 45, 47, 56, 61])
        .zeros("unused, sort version", 6)
        .u8("bytes in an offset", 1)
        .u8("bytes in a reference", 1)
        .u64("number of objects", 9)
        .u64("top object", 0)
        .u64("where the offsets begin", 63);
    Value::Undefined(plist.done())
}
