//! XMP packets, per ISO 16684-1 (XMP specification part 1).

use std::fmt::Write;

/// A usual prefix and the namespace it stands for. Only the namespace counts: tests may pair it with
/// another prefix.
pub type Namespace = (&'static str, &'static str);

pub const AUX: Namespace = ("aux", "http://ns.adobe.com/exif/1.0/aux/");
pub const DC: Namespace = ("dc", "http://purl.org/dc/elements/1.1/");
pub const EXIF: Namespace = ("exif", "http://ns.adobe.com/exif/1.0/");
pub const EXIF_EX: Namespace = ("exifEX", "http://cipa.jp/exif/1.0/");
pub const PHOTOSHOP: Namespace = ("photoshop", "http://ns.adobe.com/photoshop/1.0/");
pub const TIFF: Namespace = ("tiff", "http://ns.adobe.com/tiff/1.0/");
pub const XMP: Namespace = ("xmp", "http://ns.adobe.com/xap/1.0/");
/// Names the extension of a JPEG's XMP: property `HasExtendedXMP`.
pub const XMP_NOTE: Namespace = ("xmpNote", "http://ns.adobe.com/xmp/note/");

/// Properties of one `rdf:Description`, in the shapes writers use.
#[derive(Clone, Default)]
pub struct Xmp {
    namespaces: Vec<Namespace>,
    attributes: String,
    elements: String,
}

impl Xmp {
    pub fn new() -> Self {
        Self::default()
    }

    /// A simple property as an attribute: `exif:PixelXDimension="1280"`.
    pub fn attribute(mut self, namespace: Namespace, name: &str, value: &str) -> Self {
        self.declare(namespace);
        let _ = write!(self.attributes, "\n   {}:{name}=\"{}\"", namespace.0, escape(value));
        self
    }

    /// A simple property as an element: `<exif:PixelXDimension>1280</exif:PixelXDimension>`.
    pub fn element(self, namespace: Namespace, name: &str, value: &str) -> Self {
        self.property(namespace, name, &escape(value))
    }

    /// An unordered list, as `dc:subject` has it.
    pub fn bag(self, namespace: Namespace, name: &str, values: &[&str]) -> Self {
        let items: String =
            values.iter().map(|value| format!("<rdf:li>{}</rdf:li>", escape(value))).collect();
        self.property(namespace, name, &format!("<rdf:Bag>{items}</rdf:Bag>"))
    }

    /// A text with one alternative, the default language: `dc:title`, `dc:description`, `exif:UserComment`.
    pub fn alternative(self, namespace: Namespace, name: &str, text: &str) -> Self {
        let item = format!("<rdf:li xml:lang=\"x-default\">{}</rdf:li>", escape(text));
        self.property(namespace, name, &format!("<rdf:Alt>{item}</rdf:Alt>"))
    }

    /// The packet, with the wrapper that lets readers find it in any file.
    pub fn build(&self) -> String {
        let wrapped = self.build_without_wrapper();
        format!(
            "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n{wrapped}\n<?xpacket end=\"w\"?>"
        )
    }

    /// The bare RDF, as the extension of a JPEG's XMP has it.
    pub fn build_without_wrapper(&self) -> String {
        let mut declarations = String::new();
        for (prefix, namespace) in &self.namespaces {
            let _ = write!(declarations, "\n   xmlns:{prefix}=\"{namespace}\"");
        }
        let Self { attributes, elements, .. } = self;
        format!(
            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n \
             <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n  \
             <rdf:Description rdf:about=\"\"{declarations}{attributes}>{elements}\n  \
             </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>"
        )
    }

    fn property(mut self, namespace: Namespace, name: &str, content: &str) -> Self {
        self.declare(namespace);
        let prefix = namespace.0;
        let _ = write!(self.elements, "\n   <{prefix}:{name}>{content}</{prefix}:{name}>");
        self
    }

    fn declare(&mut self, namespace: Namespace) {
        if !self.namespaces.contains(&namespace) {
            self.namespaces.push(namespace);
        }
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
