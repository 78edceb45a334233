//! XMP to facts: XMP Specification Part 1 (the RDF), Exif 2.32 metadata for XMP (CIPA DC-010), Dublin Core.

use super::{Findings, found_text, keep_all, keep_first, text, value};
use crate::bytes::{Error, ErrorKind, limits};
use crate::container::Payload;
use crate::report::{DateTime, Field, Found, Position, Taken, TakenFrom};
use roxmltree::{Document, Node, ParsingOptions};

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/// The namespaces whose properties are facts here, by the prefix everybody uses.
const NAMESPACES: [(&str, &str); 8] = [
    ("http://ns.adobe.com/exif/1.0/", "exif"),
    ("http://cipa.jp/exif/1.0/", "exifEX"),
    ("http://ns.adobe.com/exif/1.0/aux/", "aux"),
    ("http://ns.adobe.com/tiff/1.0/", "tiff"),
    ("http://ns.adobe.com/xap/1.0/", "xmp"),
    ("http://ns.adobe.com/photoshop/1.0/", "photoshop"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/", "Iptc4xmpCore"),
];

/// A property: its name with its prefix, and its value or values.
struct Property {
    name: String,
    values: Vec<String>,
}

/// Reads an XMP packet.
///
/// # Errors
///
/// `BadText` when it is not UTF-8 or not well-formed XML, or needs more nodes than `limits::XML_NODES`;
/// `TooMany` namespaces or attributes.
pub fn read(payload: &Payload, findings: &mut Findings) -> Result<(), Error> {
    let broken = Error::new(ErrorKind::BadText, payload.offset);
    let packet = str::from_utf8(&payload.bytes).map_err(|_| broken)?;
    let packet = text::trim(packet).trim_start_matches('\u{feff}');
    if packet.matches("xmlns").count() > limits::XML_NAMESPACES
        || packet.matches('=').count() > limits::XML_ATTRIBUTES
    {
        return Err(Error::new(ErrorKind::TooMany, payload.offset));
    }
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: limits::XML_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(packet, options).map_err(|_| broken)?;
    let properties = properties(&document);
    for property in &properties {
        let place = payload.place(Field::Property(property.name.clone()), None);
        keep(property, |value| found_text(value, place.clone()), findings);
        findings.list(place.clone(), &property.name, property.values.join(", "));
    }
    keep_in_order(&properties, payload, findings);
    Ok(())
}

/// Facts that have one source in XMP.
fn keep(property: &Property, found: impl Fn(&str) -> Option<Found<String>>, findings: &mut Findings) {
    let facts = &mut findings.facts;
    let all = || property.values.iter().filter_map(|value| found(value));
    match property.name.as_str() {
        "tiff:Make" => keep_first(&mut facts.make, all().next()),
        "tiff:Model" => keep_first(&mut facts.model, all().next()),
        "exif:UserComment" => keep_first(&mut facts.user_comment, all().next()),
        "xmp:CreatorTool" | "tiff:Software" => keep_first(&mut facts.software, all().next()),
        "exif:ExposureTime" => keep_first(&mut facts.exposure_time, all().next()),
        "exif:FNumber" => keep_first(&mut facts.f_number, all().next()),
        "exif:FocalLength" => keep_first(&mut facts.focal_length, all().next()),
        "dc:title" => keep_all(&mut facts.titles, all()),
        "dc:description" => keep_all(&mut facts.captions, all()),
        "dc:subject" => keep_all(&mut facts.keywords, all()),
        _ => {}
    }
}

/// Facts with several sources in XMP, the better one first.
fn keep_in_order(properties: &[Property], payload: &Payload, findings: &mut Findings) {
    let find = |name: &str| {
        let value = properties.iter().find(|property| property.name == name)?.values.first()?;
        found_text(value, payload.place(Field::Property(name.to_owned()), None))
    };
    let facts = &mut findings.facts;
    for name in ["exifEX:LensModel", "aux:Lens"] {
        keep_first(&mut facts.lens_model, find(name));
    }
    for name in ["exif:DateTimeOriginal", "xmp:CreateDate", "photoshop:DateCreated"] {
        let taken = find(name).and_then(|Found { value, place }| {
            Some(Taken { at: DateTime::parse(&value)?, from: TakenFrom::Xmp, place })
        });
        keep_first(&mut facts.taken, taken);
    }
    let changed = ["xmp:ModifyDate", "tiff:DateTime"].iter().any(|name| find(name).is_some());
    facts.dated |= facts.taken.is_some() || changed;
    if let (Some(latitude), Some(longitude)) = (find("exif:GPSLatitude"), find("exif:GPSLongitude"))
        && let (Some(north), Some(east)) = (degrees(&latitude.value), degrees(&longitude.value))
    {
        let value = Position { latitude: north, longitude: east };
        keep_first(&mut facts.position, Some(Found { value, place: latitude.place }));
    }
}

/// `48,51.5N` or `48,51,30N`.
fn degrees(text: &str) -> Option<f64> {
    let sign = match text.chars().last()? {
        'N' | 'E' => 1.0,
        'S' | 'W' => -1.0,
        _ => return None,
    };
    let mut degrees = 0.0;
    let numbers = text.get(..text.len() - 1)?.split(',');
    for (number, unit) in numbers.zip([1.0, 60.0, 3600.0]) {
        degrees += value::parse_decimal(number)? / unit;
    }
    (degrees.is_finite() && degrees <= 180.0).then_some(sign * degrees)
}

/// Every property of every `rdf:Description`, also of those inside others.
fn properties(document: &Document<'_>) -> Vec<Property> {
    let mut properties = Vec::new();
    for node in document.descendants().filter(Node::is_element) {
        let is_description = node.has_tag_name((RDF, "Description"));
        for attribute in node.attributes() {
            let namespace = attribute.namespace().unwrap_or_default();
            let is_property = is_description || node.tag_name().namespace() != Some(RDF);
            if is_property
                && !namespace.is_empty()
                && namespace != RDF
                && !namespace.ends_with("/XML/1998/namespace")
            {
                let name = qualified(&node, namespace, attribute.name());
                properties.push(Property { name, values: vec![attribute.value().to_owned()] });
            }
        }
        if let Some(namespace) = node.tag_name().namespace()
            && !matches!(namespace, RDF | "adobe:ns:meta/")
        {
            let values = values(&node);
            if !values.is_empty() {
                let name = qualified(&node, namespace, node.tag_name().name());
                properties.push(Property { name, values });
            }
        }
    }
    properties
}

/// A property's own text, or that of its list's items.
fn values(node: &Node<'_, '_>) -> Vec<String> {
    let items = node
        .children()
        .filter(|list| list.tag_name().namespace() == Some(RDF))
        .flat_map(|list| list.children().filter(|item| item.has_tag_name((RDF, "li"))))
        .filter_map(|item| item.text());
    let mut values: Vec<String> =
        items.chain(node.text()).map(|value| text::trim(value).to_owned()).collect();
    values.retain(|value| !value.is_empty());
    values.truncate(limits::KEPT_TEXTS);
    values
}

fn qualified(node: &Node<'_, '_>, namespace: &str, name: &str) -> String {
    let usual = NAMESPACES.iter().find(|(known, _)| *known == namespace).map(|(_, prefix)| *prefix);
    let name = text::cut(name);
    match usual.or_else(|| node.lookup_prefix(namespace)) {
        Some(prefix) => format!("{}:{name}", text::cut(prefix)),
        None => name,
    }
}
