//! Tag numbers of TIFF and Exif entries, named as Exif 3.0 (CIPA DC-008) names them.

// IFD0
pub const IMAGE_WIDTH: u16 = 0x0100;
pub const IMAGE_LENGTH: u16 = 0x0101;
pub const IMAGE_DESCRIPTION: u16 = 0x010E;
pub const MAKE: u16 = 0x010F;
pub const MODEL: u16 = 0x0110;
pub const ORIENTATION: u16 = 0x0112;
pub const X_RESOLUTION: u16 = 0x011A;
pub const Y_RESOLUTION: u16 = 0x011B;
pub const RESOLUTION_UNIT: u16 = 0x0128;
pub const SOFTWARE: u16 = 0x0131;
pub const DATE_TIME: u16 = 0x0132;
pub const HOST_COMPUTER: u16 = 0x013C;
pub const Y_CB_CR_POSITIONING: u16 = 0x0213;
/// Windows' title, UTF-16 little-endian with an ending NUL, in a byte entry.
pub const XP_TITLE: u16 = 0x9C9B;

/// Metadata of other kinds in a TIFF file: XMP, IPTC, Photoshop's resources.
pub const XMP: u16 = 0x02BC;
pub const IPTC: u16 = 0x83BB;
pub const PHOTOSHOP: u16 = 0x8649;

// Pointers to other IFDs, and IFD1's thumbnail
pub const EXIF_IFD_POINTER: u16 = 0x8769;
pub const GPS_IFD_POINTER: u16 = 0x8825;
pub const SUB_IFDS: u16 = 0x014A;
pub const COMPRESSION: u16 = 0x0103;
pub const JPEG_INTERCHANGE_FORMAT: u16 = 0x0201;
pub const JPEG_INTERCHANGE_FORMAT_LENGTH: u16 = 0x0202;

// Exif IFD
pub const EXPOSURE_TIME: u16 = 0x829A;
pub const F_NUMBER: u16 = 0x829D;
pub const EXPOSURE_PROGRAM: u16 = 0x8822;
pub const PHOTOGRAPHIC_SENSITIVITY: u16 = 0x8827;
pub const EXIF_VERSION: u16 = 0x9000;
pub const DATE_TIME_ORIGINAL: u16 = 0x9003;
pub const DATE_TIME_DIGITIZED: u16 = 0x9004;
pub const OFFSET_TIME: u16 = 0x9010;
pub const OFFSET_TIME_ORIGINAL: u16 = 0x9011;
pub const OFFSET_TIME_DIGITIZED: u16 = 0x9012;
pub const COMPONENTS_CONFIGURATION: u16 = 0x9101;
pub const FLASH: u16 = 0x9209;
pub const FOCAL_LENGTH: u16 = 0x920A;
pub const MAKER_NOTE: u16 = 0x927C;
pub const USER_COMMENT: u16 = 0x9286;
pub const SUB_SEC_TIME: u16 = 0x9290;
pub const SUB_SEC_TIME_ORIGINAL: u16 = 0x9291;
pub const FLASHPIX_VERSION: u16 = 0xA000;
pub const COLOR_SPACE: u16 = 0xA001;
pub const PIXEL_X_DIMENSION: u16 = 0xA002;
pub const PIXEL_Y_DIMENSION: u16 = 0xA003;
pub const LENS_SPECIFICATION: u16 = 0xA432;
pub const LENS_MAKE: u16 = 0xA433;
pub const LENS_MODEL: u16 = 0xA434;

// GPS IFD
pub const GPS_VERSION_ID: u16 = 0x0000;
pub const GPS_LATITUDE_REF: u16 = 0x0001;
pub const GPS_LATITUDE: u16 = 0x0002;
pub const GPS_LONGITUDE_REF: u16 = 0x0003;
pub const GPS_LONGITUDE: u16 = 0x0004;
pub const GPS_DATE_STAMP: u16 = 0x001D;
