//! The entry of `stsd` for each kind of track (QuickTime File Format, "Sample description atoms";
//! ISO/IEC 14496-14 and -15 for the codecs' own boxes).

use crate::support::boxes::{self, Kind};
use crate::support::fields::{Fields, count_u16};
use crate::support::heic::decoder_configuration;

/// `avc1` or `hvc1`, with a decoder configuration that names no parameter sets.
pub fn video(format: &Kind, width: u16, height: u16) -> Vec<u8> {
    let configuration = if format == b"avc1" { avc_configuration(None) } else { decoder_configuration() };
    video_with(format, width, height, &configuration)
}

/// `avc1` of pictures with this one SPS and PPS.
pub fn avc(width: u16, height: u16, sps: &[u8], pps: &[u8]) -> Vec<u8> {
    video_with(b"avc1", width, height, &avc_configuration(Some((sps, pps))))
}

fn video_with(format: &Kind, width: u16, height: u16, configuration: &[u8]) -> Vec<u8> {
    let compressor = if format == b"avc1" { "H.264" } else { "HEVC" };
    let fields = start()
        .zeros("version, revision, vendor, temporal and spatial quality", 16)
        .u16("width", width)
        .u16("height", height)
        .fixed_16_16("horizontal resolution", 72)
        .fixed_16_16("vertical resolution", 72)
        .u32("data size", 0)
        .u16("frames per sample", 1)
        .pascal_text("compressor name", compressor)
        .zeros("rest of the name's 32 bytes", 31 - compressor.len())
        .u16("depth", 24)
        .u16("colour table: none", 0xFFFF)
        .bytes("decoder configuration", configuration);
    boxes::plain(format, &fields.done())
}

/// `avcC` (ISO/IEC 14496-15, section 5.3.3); profile and level are what the SPS begins with.
fn avc_configuration(parameter_sets: Option<(&[u8], &[u8])>) -> Vec<u8> {
    const MAIN_3_1: &[u8] = &[77, 0, 31];
    let profile_and_level = parameter_sets.map_or(MAIN_3_1, |(sps, _)| &sps[1..4]);
    let count = u8::from(parameter_sets.is_some());
    let unit = |unit: &[u8]| Fields::new().u16("length", count_u16(unit.len())).bytes("unit", unit).done();
    let fields = Fields::new()
        .u8("configurationVersion", 1)
        .bytes("AVCProfileIndication, profile_compatibility, AVCLevelIndication", profile_and_level)
        .u8("reserved bits, lengths of four bytes", 0xFF)
        .u8("reserved bits, number of sequence parameter sets", 0xE0 | count)
        .bytes("sequence parameter set", &parameter_sets.map_or_else(Vec::new, |(sps, _)| unit(sps)))
        .u8("number of picture parameter sets", count)
        .bytes("picture parameter set", &parameter_sets.map_or_else(Vec::new, |(_, pps)| unit(pps)));
    boxes::plain(b"avcC", &fields.done())
}

/// `mp4a`: AAC-LC, two channels, 44,100 samples a second.
pub fn aac() -> Vec<u8> {
    let fields = start()
        .zeros("version, revision, vendor", 8)
        .u16("channels", 2)
        .u16("sample size in bits", 16)
        .zeros("compression id, packet size", 4)
        .fixed_16_16("sample rate", 44_100)
        .bytes("elementary stream descriptor", &elementary_stream());
    boxes::plain(b"mp4a", &fields.done())
}

/// `esds` (ISO/IEC 14496-1, section 7.2.6): descriptors are a tag, a length, and what they hold.
fn elementary_stream() -> Vec<u8> {
    let descriptor = |tag: u8, content: &[u8]| {
        let length = u8::try_from(content.len()).expect("lengths below 128 have one byte");
        Fields::new().u8("tag", tag).u8("length", length).bytes("content", content).done()
    };
    let specific = descriptor(5, &[0x12, 0x10]); // AAC-LC, 44,100, two channels
    let decoder = Fields::new()
        .u8("objectTypeIndication: AAC", 0x40)
        .u8("streamType: sound, a reserved bit", 0x15)
        .zeros("bufferSizeDB", 3)
        .u32("maxBitrate", 128_000)
        .u32("avgBitrate", 128_000)
        .bytes("DecoderSpecificInfo", &specific);
    let stream = Fields::new()
        .u16("ES_ID", 0)
        .u8("flags and priority", 0)
        .bytes("DecoderConfigDescriptor", &descriptor(4, &decoder.done()))
        .bytes("SLConfigDescriptor", &descriptor(6, &[2]));
    boxes::full(b"esds", 0, 0, &descriptor(3, &stream.done()))
}

/// `mebx`, boxed metadata: which keys may come, and the type of each one's value.
pub fn timed_metadata(keys: &[(&str, u32)]) -> Vec<u8> {
    let entries = (1_u32..).zip(keys).map(|(number, (name, type_code))| {
        let declaration = Fields::new().text("key namespace", "mdta").text("key value", name);
        let data_type = Fields::new().u32("namespace: well-known types", 0).u32("type", *type_code);
        boxes::parent(
            &number.to_be_bytes(),
            &[boxes::plain(b"keyd", &declaration.done()), boxes::plain(b"dtyp", &data_type.done())],
        )
    });
    let table = boxes::parent(b"keys", &entries.collect::<Vec<_>>());
    boxes::plain(b"mebx", &start().bytes("keys", &table).done())
}

/// What every sample description begins with.
fn start() -> Fields {
    Fields::new().zeros("reserved", 6).u16("data_reference_index", 1)
}
