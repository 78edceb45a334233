//! Coding pictures, movies and sound with ffmpeg (any version with libx264, libx265 and its own AAC), and taking
//! apart what it gives into the pieces that our writers want.

use super::canvas::Canvas;
use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;

/// Frames in a second.
pub const FRAME_RATE: u32 = 15;
/// Samples of sound in a second.
pub const SAMPLE_RATE: u32 = 44_100;

/// A JPEG's segments behind SOI, without those that say who wrote it.
pub fn jpeg(canvas: &Canvas, quality: u32) -> Vec<u8> {
    let options =
        ["-c:v", "mjpeg", "-huffman", "optimal", "-pix_fmt", "yuvj420p", "-q:v", &quality.to_string()];
    let bytes = ffmpeg(&from_pixels(canvas), &options, "image2pipe", canvas.rgb());
    let mut rest = &bytes[2..];
    let mut kept = Vec::new();
    // Segments have lengths until the scan begins.
    while rest[1] != 0xDA {
        let length = 2 + usize::from(u16::from_be_bytes([rest[2], rest[3]]));
        if !matches!(rest[1], 0xE0..=0xEF | 0xFE) {
            kept.extend_from_slice(&rest[..length]);
        }
        rest = &rest[length..];
    }
    kept.extend_from_slice(rest);
    kept
}

/// A whole PNG.
pub fn png(canvas: &Canvas) -> Vec<u8> {
    let options = ["-c:v", "png", "-pred", "mixed", "-compression_level", "9"];
    ffmpeg(&from_pixels(canvas), &options, "image2pipe", canvas.rgb())
}

/// A still in HEVC: VPS, SPS and PPS, and the picture behind its length.
pub fn hevc(canvas: &Canvas) -> ([Vec<u8>; 3], Vec<u8>) {
    let options = [
        "-c:v",
        "libx265",
        "-preset",
        "veryslow",
        "-crf",
        "27",
        "-pix_fmt",
        "yuvj420p",
        "-vf",
        "scale=out_color_matrix=bt601:out_range=full",
        "-x265-params",
        "log-level=error:pools=1:frame-threads=1:info=0:range=full:colorprim=bt709:transfer=iec61966-2-1:colormatrix=smpte170m",
    ];
    let units = units(&ffmpeg(&from_pixels(canvas), &options, "hevc", canvas.rgb()));
    let of_kind =
        |kind: u8| units.iter().find(|unit| unit[0] >> 1 == kind).expect("ffmpeg writes each").clone();
    let is_picture = |unit: &&Vec<u8>| unit[0] >> 1 < 32;
    let picture = units.iter().filter(is_picture).flat_map(|unit| behind_length(unit)).collect();
    ([of_kind(32), of_kind(33), of_kind(34)], picture)
}

/// A movie in H.264: SPS, PPS, and one sample for each frame.
pub fn h264(frames: &[Canvas]) -> ([Vec<u8>; 2], Vec<Vec<u8>>) {
    let options = [
        "-c:v",
        "libx264",
        "-preset",
        "veryslow",
        "-crf",
        "30",
        "-threads",
        "1",
        "-bf",
        "0",
        "-g",
        "999",
        "-pix_fmt",
        "yuv420p",
        "-vf",
        "scale=out_color_matrix=bt709:out_range=tv",
        "-colorspace",
        "bt709",
        "-color_primaries",
        "bt709",
        "-color_trc",
        "bt709",
    ];
    let pixels = frames.iter().flat_map(Canvas::rgb).collect();
    let units = units(&ffmpeg(&from_pixels(&frames[0]), &options, "h264", pixels));
    let kind = |unit: &[u8]| unit[0] & 0x1F;
    let of_kind =
        |wanted| units.iter().find(|unit| kind(unit) == wanted).expect("ffmpeg writes both").clone();
    let pictures = units.iter().filter(|unit| matches!(kind(unit), 1 | 5));
    ([of_kind(7), of_kind(8)], pictures.map(|unit| behind_length(unit)).collect())
}

/// Sound in AAC, in packets.
pub fn aac(samples: &[[i16; 2]]) -> Vec<Vec<u8>> {
    let bytes = samples.iter().flatten().flat_map(|sample| sample.to_le_bytes()).collect();
    let rate = SAMPLE_RATE.to_string();
    let coded = ffmpeg(
        &["-f", "s16le", "-ar", &rate, "-ac", "2"].map(str::to_owned),
        &["-c:a", "aac", "-b:a", "24k"],
        "adts",
        bytes,
    );
    let mut packets = Vec::new();
    let mut rest = &coded[..];
    // ADTS: seven bytes before each packet, with the length of both in 13 bits.
    while let [_, _, _, high, middle, low, ..] = *rest {
        let length = usize::from(high & 3) << 11 | usize::from(middle) << 3 | usize::from(low) >> 5;
        packets.push(rest[7..length].to_vec());
        rest = &rest[length..];
    }
    packets
}

fn from_pixels(canvas: &Canvas) -> [String; 8] {
    let size = format!("{}x{}", canvas.width, canvas.height);
    ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", &size, "-r", &FRAME_RATE.to_string()].map(str::to_owned)
}

/// The units of a stream of bytes with start codes before each (Rec. ITU-T H.264 and H.265, annex B).
fn units(stream: &[u8]) -> Vec<Vec<u8>> {
    let starts: Vec<usize> = (0..stream.len()).filter(|at| stream[*at..].starts_with(&[0, 0, 1])).collect();
    let ends = starts.iter().skip(1).copied().chain([stream.len()]);
    let unit = |(start, end): (&usize, usize)| {
        let unit = &stream[start + 3..end];
        unit[..unit.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1)].to_vec()
    };
    starts.iter().zip(ends).map(unit).collect()
}

fn behind_length(unit: &[u8]) -> Vec<u8> {
    let length = u32::try_from(unit.len()).expect("a unit is small");
    [length.to_be_bytes().as_slice(), unit].concat()
}

/// What ffmpeg makes of these bytes.
fn ffmpeg(input: &[String], options: &[&str], format: &str, bytes: Vec<u8>) -> Vec<u8> {
    let mut command = Command::new("ffmpeg");
    command
        .args(["-v", "error"])
        .args(input)
        .args(["-i", "-", "-bitexact"])
        .args(options)
        .args(["-f", format, "-"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect(
            "ffmpeg is needed to code pictures and movies: install it (Debian: apt-get install ffmpeg)",
        );
    let mut stdin = child.stdin.take().expect("it is piped");
    let writing = thread::spawn(move || stdin.write_all(&bytes));
    let output = child.wait_with_output().expect("ffmpeg runs");
    writing.join().expect("no panic").expect("ffmpeg takes all");
    assert!(output.status.success(), "ffmpeg failed: {command:?}");
    output.stdout
}
