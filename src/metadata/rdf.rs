//! The properties in an XMP packet's RDF: XMP Specification Part 1, section 7. Read as a stream, so that what
//! stands before a fault is kept.

use super::text;
use crate::bytes::{ErrorKind, limits};
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/// Namespaces that hold no properties: the wrapper's, and XML's own.
const STRUCTURE: [&str; 4] =
    [RDF, "adobe:ns:meta/", "http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/"];

/// The namespaces whose properties are facts here, by the prefix everybody uses. Others keep the packet's.
const USUAL_PREFIXES: [(&str, &str); 9] = [
    ("http://ns.adobe.com/exif/1.0/", "exif"),
    ("http://cipa.jp/exif/1.0/", "exifEX"),
    ("http://ns.adobe.com/exif/1.0/aux/", "aux"),
    ("http://ns.adobe.com/tiff/1.0/", "tiff"),
    ("http://ns.adobe.com/xap/1.0/", "xmp"),
    ("http://ns.adobe.com/photoshop/1.0/", "photoshop"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://ns.google.com/photos/1.0/camera/", "GCamera"),
    ("http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/", "Iptc4xmpCore"),
];

/// A property: its name with its prefix, and its value, or those of its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// Such as `exifEX:LensModel`.
    pub name: String,
    /// Without blanks around them; never empty.
    pub values: Vec<String>,
}

/// Every property that has a value, in order, unless only those are wanted that are facts here; and why reading ended before the end, if it did: `BadText` for
/// what is not well formed, `TooMany` or `TooLarge` above `limits`.
#[must_use]
pub fn properties(packet: &str, wants_all: bool) -> (Vec<Property>, Option<ErrorKind>) {
    let mut walk = Walk {
        reader: NsReader::from_str(packet),
        wants_all,
        properties: Vec::new(),
        open: Vec::new(),
        has_elements: false,
    };
    let fault = walk.go_on().err();
    let mut properties = walk.properties;
    properties.retain(|property| !property.values.is_empty());
    (properties, fault)
}

/// What an open element is: a property by its number, or structure around properties and values.
type Open = Option<usize>;

struct Walk<'a> {
    reader: NsReader<&'a [u8]>,
    wants_all: bool,
    /// Those that are not wanted have no name and no value: they count, and their text is nobody else's.
    properties: Vec<Property>,
    open: Vec<Open>,
    has_elements: bool,
}

impl Walk<'_> {
    fn go_on(&mut self) -> Result<(), ErrorKind> {
        // Text may come in pieces, with references between them.
        let mut run = String::new();
        for _ in 0..limits::XML_NODES {
            let event = self.reader.read_event().map_err(|_| ErrorKind::BadText)?;
            match event {
                Event::Text(text) => run.push_str(&text),
                Event::CData(text) => run.push_str(&text),
                Event::GeneralRef(reference) => run.push_str(&resolve(&reference)?),
                Event::Start(start) => {
                    self.take_value(&mut run);
                    let open = self.take_element(&start)?;
                    self.open.push(open);
                }
                Event::Empty(start) => {
                    self.take_value(&mut run);
                    self.take_element(&start)?;
                }
                Event::End(_) => {
                    self.take_value(&mut run);
                    self.open.pop();
                }
                Event::Eof if self.open.is_empty() && self.has_elements => return Ok(()),
                Event::Eof | Event::DocType(_) => return Err(ErrorKind::BadText),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            }
            if self.open.len() > limits::XML_DEPTH || self.properties.len() > limits::XML_PROPERTIES {
                return Err(ErrorKind::TooMany);
            }
        }
        Err(ErrorKind::TooMany)
    }

    /// An element is a property, or structure; its attributes are properties too.
    fn take_element(&mut self, start: &BytesStart<'_>) -> Result<Open, ErrorKind> {
        self.has_elements = true;
        let (namespace, name) = self.reader.resolver().resolve_element(start.name());
        let (name, is_description) = (name.as_ref(), name.as_ref() == "Description");
        let own = self.name(&namespace, name, start.name().as_ref());
        if own.is_some() || is_description {
            self.take_attributes(start)?;
        }
        let Some(name) = own else { return Ok(None) };
        self.properties.push(Property { name, values: Vec::new() });
        Ok(Some(self.properties.len() - 1))
    }

    fn take_attributes(&mut self, start: &BytesStart<'_>) -> Result<(), ErrorKind> {
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| ErrorKind::BadText)?;
            let (namespace, name) = self.reader.resolver().resolve_attribute(attribute.key);
            let Some(name) = self.name(&namespace, name.as_ref(), attribute.key.as_ref()) else { continue };
            let value =
                attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| ErrorKind::BadText)?;
            let mut property = Property { name, values: Vec::new() };
            property.take(&value);
            self.properties.push(property);
            if self.properties.len() > limits::XML_PROPERTIES {
                return Err(ErrorKind::TooMany);
            }
        }
        Ok(())
    }

    /// Text belongs to the property around it, or to the one whose list's item it is in.
    fn take_value(&mut self, run: &mut String) {
        let property = self.open.iter().rev().take(3).find_map(|open| *open);
        if let Some(property) = property.and_then(|number| self.properties.get_mut(number)) {
            property.take(run);
        }
        run.clear();
    }

    /// The name of what may be a property; an empty one for what is not wanted.
    fn name(&self, namespace: &ResolveResult<'_>, local: &str, written: &str) -> Option<String> {
        let ResolveResult::Bound(namespace) = namespace else { return None };
        qualified(namespace.as_ref(), local, written, self.wants_all)
    }
}

impl Property {
    fn take(&mut self, value: &str) {
        let value = text::trim(value);
        if !value.is_empty() && !self.name.is_empty() && self.values.len() < limits::KEPT_TEXTS {
            self.values.push(value.to_owned());
        }
    }
}

/// A property's name with its prefix; none for structure. An empty one, unless all are wanted, for what is no fact here.
fn qualified(namespace: &str, local: &str, written: &str, wants_all: bool) -> Option<String> {
    if STRUCTURE.contains(&namespace) {
        return None;
    }
    let usual = USUAL_PREFIXES.iter().find(|(known, _)| *known == namespace);
    if usual.is_none() && !wants_all {
        return Some(String::new());
    }
    // A packet may call any namespace by a prefix that everybody uses for another: then it goes without.
    let prefix = written.split(':').next().unwrap_or_default();
    let misleads = USUAL_PREFIXES.iter().any(|(_, usual)| *usual == prefix);
    Some(match usual {
        Some((_, prefix)) => text::cut(&format!("{prefix}:{local}")),
        None => text::cut(if misleads { local } else { written }),
    })
}

/// `&amp;` and the like, and `&#38;`. Others are defined nowhere.
fn resolve(reference: &BytesRef<'_>) -> Result<String, ErrorKind> {
    if let Some(character) = reference.resolve_char_ref().map_err(|_| ErrorKind::BadText)? {
        return Ok(character.to_string());
    }
    resolve_predefined_entity(reference).map(ToOwned::to_owned).ok_or(ErrorKind::BadText)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads `content` inside a packet's `rdf:RDF`, where `x` is a namespace that nobody knows.
    fn check(content: &str, expected: &[(&str, &[&str])], fault: Option<ErrorKind>) {
        let packet = format!(
            "<?xpacket begin=''?><m:xmpmeta xmlns:m='adobe:ns:meta/'><r:RDF xmlns:r='{RDF}' xmlns:x='u' \
             xmlns:d='http://purl.org/dc/elements/1.1/'>{content}</r:RDF></m:xmpmeta>"
        );
        let (facts, other) = properties(&packet, false);
        let (properties, found) = properties(&packet, true);
        let usual: Vec<_> = properties.iter().filter(|property| is_usual(&property.name)).cloned().collect();
        assert_eq!((facts, other), (usual, found), "{content}: what is a fact here");
        let properties: Vec<_> =
            properties.iter().map(|property| (property.name.as_str(), property.values.clone())).collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(name, values)| (*name, values.iter().map(|value| (*value).to_owned()).collect()))
            .collect();
        assert_eq!((properties, found), (expected, fault), "{content}");
    }

    fn is_usual(name: &str) -> bool {
        name.split_once(':')
            .is_some_and(|(prefix, _)| USUAL_PREFIXES.iter().any(|(_, usual)| *usual == prefix))
    }

    #[test]
    fn attributes_and_elements() {
        check("<r:Description x:a=' 1 ' r:about='' xml:lang='en'/>", &[("x:a", &["1"])], None);
        check("<r:Description><x:a>1</x:a><x:b/></r:Description>", &[("x:a", &["1"])], None);
        check("<r:Description d:title='t'/>", &[("dc:title", &["t"])], None);
    }

    #[test]
    fn a_usual_prefix_proves_nothing() {
        let foreign = "<r:Description xmlns:exif='u:other' exif:UserComment='FaceTime Photo' exif:a='1'/>";
        check(foreign, &[("UserComment", &["FaceTime Photo"]), ("a", &["1"])], None);
        check(
            "<r:Description xmlns:exif='http://purl.org/dc/elements/1.1/' exif:title='t'/>",
            &[("dc:title", &["t"])],
            None,
        );
    }

    #[test]
    fn lists_and_structures() {
        let list = "<d:subject><r:Bag>\n<r:li>one</r:li> <r:li>two</r:li></r:Bag></d:subject>";
        check(&format!("<r:Description>{list}</r:Description>"), &[("dc:subject", &["one", "two"])], None);
        let inside = "<x:a><r:Description><x:b>1</x:b></r:Description></x:a>";
        check(&format!("<r:Description>{inside}</r:Description>"), &[("x:b", &["1"])], None);
    }

    #[test]
    fn references() {
        check("<x:a>A &amp; &#66;&#x43;<![CDATA[<]]></x:a>", &[("x:a", &["A & BC<"])], None);
        check("<r:Description x:a='&lt;&#66;'/>", &[("x:a", &["<B"])], None);
        check("<x:a>1</x:a><x:b>&nothing;</x:b>", &[("x:a", &["1"])], Some(ErrorKind::BadText));
    }

    #[test]
    fn what_stands_before_a_fault_is_kept() {
        check("<x:a>1</x:a><x:b>2</x:c>", &[("x:a", &["1"])], Some(ErrorKind::BadText));
        check("<x:a>1</x:a><x:b>", &[("x:a", &["1"])], Some(ErrorKind::BadText));
    }
}
