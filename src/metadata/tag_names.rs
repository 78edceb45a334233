//! Names of TIFF, Exif and GPS tags as Exif 2.32 has them, for showing.

use crate::report::Ifd;

/// A tag's name; its number when it has none here.
#[must_use]
pub fn name(ifd: Ifd, tag: u16) -> String {
    let known = match ifd {
        Ifd::Gps => GPS,
        _ => TIFF_AND_EXIF,
    };
    match known.binary_search_by_key(&tag, |(known, _)| *known) {
        Ok(position) => known.get(position).map_or("", |(_, name)| name).to_owned(),
        Err(_) => format!("Tag 0x{tag:04X}"),
    }
}

/// Sorted by number.
const TIFF_AND_EXIF: &[(u16, &str)] = &[
    (0x0001, "InteroperabilityIndex"),
    (0x0002, "InteroperabilityVersion"),
    (0x0100, "ImageWidth"),
    (0x0101, "ImageLength"),
    (0x0102, "BitsPerSample"),
    (0x0103, "Compression"),
    (0x0106, "PhotometricInterpretation"),
    (0x010E, "ImageDescription"),
    (0x010F, "Make"),
    (0x0110, "Model"),
    (0x0112, "Orientation"),
    (0x0115, "SamplesPerPixel"),
    (0x011A, "XResolution"),
    (0x011B, "YResolution"),
    (0x0128, "ResolutionUnit"),
    (0x0131, "Software"),
    (0x0132, "DateTime"),
    (0x013B, "Artist"),
    (0x013C, "HostComputer"),
    (0x0142, "TileWidth"),
    (0x0143, "TileLength"),
    (0x0201, "JPEGInterchangeFormat"),
    (0x0202, "JPEGInterchangeFormatLength"),
    (0x0213, "YCbCrPositioning"),
    (0x4746, "Rating"),
    (0x8298, "Copyright"),
    (0x829A, "ExposureTime"),
    (0x829D, "FNumber"),
    (0x8822, "ExposureProgram"),
    (0x8827, "PhotographicSensitivity"),
    (0x9000, "ExifVersion"),
    (0x9003, "DateTimeOriginal"),
    (0x9004, "DateTimeDigitized"),
    (0x9010, "OffsetTime"),
    (0x9011, "OffsetTimeOriginal"),
    (0x9012, "OffsetTimeDigitized"),
    (0x9101, "ComponentsConfiguration"),
    (0x9201, "ShutterSpeedValue"),
    (0x9202, "ApertureValue"),
    (0x9203, "BrightnessValue"),
    (0x9204, "ExposureBiasValue"),
    (0x9205, "MaxApertureValue"),
    (0x9206, "SubjectDistance"),
    (0x9207, "MeteringMode"),
    (0x9208, "LightSource"),
    (0x9209, "Flash"),
    (0x920A, "FocalLength"),
    (0x9214, "SubjectArea"),
    (0x927C, "MakerNote"),
    (0x9286, "UserComment"),
    (0x9290, "SubSecTime"),
    (0x9291, "SubSecTimeOriginal"),
    (0x9292, "SubSecTimeDigitized"),
    (0x9C9B, "XPTitle"),
    (0x9C9C, "XPComment"),
    (0x9C9D, "XPAuthor"),
    (0x9C9E, "XPKeywords"),
    (0x9C9F, "XPSubject"),
    (0xA000, "FlashpixVersion"),
    (0xA001, "ColorSpace"),
    (0xA002, "PixelXDimension"),
    (0xA003, "PixelYDimension"),
    (0xA20E, "FocalPlaneXResolution"),
    (0xA20F, "FocalPlaneYResolution"),
    (0xA210, "FocalPlaneResolutionUnit"),
    (0xA217, "SensingMethod"),
    (0xA300, "FileSource"),
    (0xA301, "SceneType"),
    (0xA401, "CustomRendered"),
    (0xA402, "ExposureMode"),
    (0xA403, "WhiteBalance"),
    (0xA404, "DigitalZoomRatio"),
    (0xA405, "FocalLengthIn35mmFilm"),
    (0xA406, "SceneCaptureType"),
    (0xA408, "Contrast"),
    (0xA409, "Saturation"),
    (0xA40A, "Sharpness"),
    (0xA40C, "SubjectDistanceRange"),
    (0xA420, "ImageUniqueID"),
    (0xA431, "BodySerialNumber"),
    (0xA432, "LensSpecification"),
    (0xA433, "LensMake"),
    (0xA434, "LensModel"),
    (0xA435, "LensSerialNumber"),
    (0xA460, "CompositeImage"),
];

/// Sorted by number.
const GPS: &[(u16, &str)] = &[
    (0x0000, "GPSVersionID"),
    (0x0001, "GPSLatitudeRef"),
    (0x0002, "GPSLatitude"),
    (0x0003, "GPSLongitudeRef"),
    (0x0004, "GPSLongitude"),
    (0x0005, "GPSAltitudeRef"),
    (0x0006, "GPSAltitude"),
    (0x0007, "GPSTimeStamp"),
    (0x000C, "GPSSpeedRef"),
    (0x000D, "GPSSpeed"),
    (0x0010, "GPSImgDirectionRef"),
    (0x0011, "GPSImgDirection"),
    (0x0012, "GPSMapDatum"),
    (0x0017, "GPSDestBearingRef"),
    (0x0018, "GPSDestBearing"),
    (0x001B, "GPSProcessingMethod"),
    (0x001D, "GPSDateStamp"),
    (0x001F, "GPSHPositioningError"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [TIFF_AND_EXIF, GPS] {
            assert!(table.is_sorted_by(|(one, _), (next, _)| one < next));
        }
    }

    #[test]
    fn names() {
        assert_eq!(name(Ifd::Exif, 0xA434), "LensModel");
        assert_eq!(name(Ifd::Gps, 2), "GPSLatitude");
        assert_eq!(name(Ifd::Tiff(0), 0xFFFF), "Tag 0xFFFF");
    }
}
