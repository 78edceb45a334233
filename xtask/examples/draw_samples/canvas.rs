//! Pictures out of a few shapes with smooth edges.

/// Red, green and blue.
pub type Colour = [u8; 3];

/// A shape, in the units of its canvas; y grows downwards.
#[derive(Clone, Copy)]
pub enum Shape {
    /// Middle and radius.
    Circle(f64, f64, f64),
    /// A thick line with round ends: from, to, and its half width.
    Line((f64, f64), (f64, f64), f64),
    /// Left, top, right, bottom, and the radius of its corners.
    Panel(f64, f64, f64, f64, f64),
    /// Middle, radius and half width of an arc that hangs like a smile.
    Smile(f64, f64, f64, f64),
    /// Everything below a wave: its height, how much it swings, how long it is, and where it begins.
    Wave(f64, f64, f64, f64),
    /// A triangle: its top, half of its base, and how far that is below.
    Peak((f64, f64), f64, f64),
}

/// Where things are drawn: `scale` pixels for each unit.
pub struct Canvas {
    pub width: usize,
    pub height: usize,
    scale: f64,
    pixels: Vec<Colour>,
}

impl Canvas {
    /// One colour at the top turns into another at the bottom.
    pub fn new(width: usize, height: usize, scale: f64, top: Colour, bottom: Colour) -> Self {
        let row = |y: usize| mixed(top, bottom, y as f64 / height as f64);
        let pixels = (0..height).flat_map(|y| std::iter::repeat_n(row(y), width)).collect();
        Self { width, height, scale, pixels }
    }

    pub fn fill(&mut self, shape: Shape, colour: Colour) {
        self.tint(shape, colour, 1.0);
    }

    /// Fills a shape so that what is behind it shows through: `opacity` is from 0 to 1.
    pub fn tint(&mut self, shape: Shape, colour: Colour, opacity: f64) {
        let [left, top, right, bottom] = shape.bounds();
        let to_pixel = |unit: f64, most: usize| ((unit * self.scale).max(0.0) as usize).min(most);
        let (columns, rows) = (
            to_pixel(left, self.width)..to_pixel(right, self.width),
            to_pixel(top, self.height)..to_pixel(bottom, self.height),
        );
        for y in rows {
            for x in columns.clone() {
                let at = ((x as f64 + 0.5) / self.scale, (y as f64 + 0.5) / self.scale);
                let cover = (0.5 - shape.distance(at) * self.scale).clamp(0.0, 1.0);
                let pixel = &mut self.pixels[y * self.width + x];
                *pixel = mixed(*pixel, colour, cover * opacity);
            }
        }
    }

    /// The picture turned by a quarter against the clock, as a phone that is held upright keeps it.
    pub fn turned(&self) -> Self {
        let column = |x: usize| (0..self.height).map(move |y| self.pixels[y * self.width + x]);
        let pixels = (0..self.width).rev().flat_map(column).collect();
        Self { width: self.height, height: self.width, scale: self.scale, pixels }
    }

    /// Three bytes a pixel, row by row.
    pub fn rgb(&self) -> Vec<u8> {
        self.pixels.concat()
    }
}

impl Shape {
    /// How far outside the shape a point is; inside it is negative.
    fn distance(&self, (x, y): (f64, f64)) -> f64 {
        match *self {
            Self::Circle(middle_x, middle_y, radius) => (x - middle_x).hypot(y - middle_y) - radius,
            Self::Line(from, to, half) => {
                let (along_x, along_y) = (to.0 - from.0, to.1 - from.1);
                let (from_x, from_y) = (x - from.0, y - from.1);
                let length = along_x * along_x + along_y * along_y;
                let at = ((from_x * along_x + from_y * along_y) / length.max(1e-9)).clamp(0.0, 1.0);
                (from_x - along_x * at).hypot(from_y - along_y * at) - half
            }
            Self::Panel(left, top, right, bottom, radius) => {
                let beyond = |value: f64, low: f64, high: f64| {
                    (value - f64::midpoint(low, high)).abs() - (high - low) / 2.0 + radius
                };
                let (over_x, over_y) = (beyond(x, left, right), beyond(y, top, bottom));
                over_x.max(0.0).hypot(over_y.max(0.0)) + over_x.max(over_y).min(0.0) - radius
            }
            Self::Smile(middle_x, middle_y, radius, half) => {
                let ring = ((x - middle_x).hypot(y - middle_y) - radius).abs() - half;
                ring.max(middle_y + radius * 0.35 - y)
            }
            Self::Wave(height, swing, length, start) => {
                height + swing * ((x - start) / length * std::f64::consts::TAU).sin() - y
            }
            Self::Peak(top, half_base, height) => {
                let slope = half_base / height;
                let side = ((x - top.0).abs() - (y - top.1) * slope) / slope.hypot(1.0);
                side.max(y - top.1 - height)
            }
        }
    }

    /// Left, top, right and bottom of all that may be inside, with a margin for its edge.
    fn bounds(&self) -> [f64; 4] {
        const EDGE: f64 = 8.0;
        let around = |x: f64, y: f64, by: f64| [x - by, y - by, x + by, y + by];
        let [left, top, right, bottom] = match *self {
            Self::Circle(x, y, radius) => around(x, y, radius),
            Self::Smile(x, y, radius, half) => around(x, y, radius + half),
            Self::Line(from, to, half) => [
                from.0.min(to.0) - half,
                from.1.min(to.1) - half,
                from.0.max(to.0) + half,
                from.1.max(to.1) + half,
            ],
            Self::Panel(left, top, right, bottom, _) => [left, top, right, bottom],
            Self::Wave(height, swing, ..) => [0.0, height - swing.abs(), f64::MAX, f64::MAX],
            Self::Peak((x, y), half_base, height) => [x - half_base, y, x + half_base, y + height],
        };
        [left - EDGE, top - EDGE, right + EDGE, bottom + EDGE]
    }
}

fn mixed(from: Colour, to: Colour, part: f64) -> Colour {
    let channel = |at: usize| {
        let (from, to) = (f64::from(from[at]), f64::from(to[at]));
        (from + (to - from) * part).round() as u8
    };
    [channel(0), channel(1), channel(2)]
}
