//! A friendly figure: a head, shoulders, and a hand that waves.

use super::canvas::{Canvas, Colour, Shape};

#[derive(Clone, Copy)]
pub struct Figure {
    pub skin: Colour,
    pub hair: Colour,
    pub clothes: Colour,
    pub has_bun: bool,
    pub has_glasses: bool,
    /// How far the hand is to the side, from -1 to 1; a figure without a place for it keeps the hand down.
    pub wave: Option<f64>,
    /// How far below its face it is cut off, in sizes.
    pub cut: f64,
}

const DARK: Colour = [45, 38, 48];
const BLUSH: Colour = [238, 120, 110];

impl Figure {
    /// Draws it with the middle of its face there; `size` is half the width of its head.
    pub fn draw(&self, canvas: &mut Canvas, middle: (f64, f64), size: f64) {
        let at = |x: f64, y: f64| (middle.0 + x * size, middle.1 + y * size);
        let circle = |x: f64, y: f64, radius: f64| {
            let (x, y) = at(x, y);
            Shape::Circle(x, y, radius * size)
        };
        let line = |from: (f64, f64), to: (f64, f64), half: f64| {
            Shape::Line(at(from.0, from.1), at(to.0, to.1), half * size)
        };
        if self.has_bun {
            canvas.fill(circle(0.0, -1.3, 0.45), self.hair);
        }
        canvas.fill(circle(0.0, -0.08, 1.1), self.hair);
        let ((left, top), (right, bottom)) = (at(-2.5, 1.7), at(2.5, self.cut));
        canvas.fill(Shape::Panel(left, top, right, bottom, 1.4 * size), self.clothes);
        canvas.fill(line((0.0, 0.7), (0.0, 1.65), 0.4), shade(self.skin));
        canvas.fill(line((-0.12, 0.2), (0.12, 0.2), 0.85), self.skin);
        self.face(canvas, &circle, &line);
        if let Some(wave) = self.wave {
            let hand = (2.15 + 0.35 * wave, 0.75 - 0.1 * wave.abs());
            canvas.fill(line((1.6, 2.9), (2.0, 1.75), 0.42), shade(self.clothes));
            canvas.fill(line((2.0, 1.75), hand, 0.3), self.skin);
            for finger in -1..=2 {
                let lean = wave * 0.2 + f64::from(finger) * 0.17 - 0.08;
                canvas.fill(
                    line(hand, (hand.0 + 1.4 * lean, hand.1 - 0.62 + lean.abs() * 0.3), 0.095),
                    self.skin,
                );
            }
        }
    }

    fn face(
        &self,
        canvas: &mut Canvas,
        circle: &dyn Fn(f64, f64, f64) -> Shape,
        line: &dyn Fn((f64, f64), (f64, f64), f64) -> Shape,
    ) {
        for side in [-1.0, 1.0] {
            canvas.tint(circle(side * 0.56, 0.5, 0.2), BLUSH, 0.45);
            if self.has_glasses {
                canvas.fill(circle(side * 0.36, 0.12, 0.3), DARK);
                canvas.fill(circle(side * 0.36, 0.12, 0.24), [236, 243, 246]);
            }
            canvas.fill(circle(side * 0.36, 0.14, 0.11), DARK);
            canvas.fill(circle(side * 0.36 + 0.04, 0.1, 0.035), [255, 255, 255]);
        }
        if self.has_glasses {
            canvas.fill(line((-0.1, 0.1), (0.1, 0.1), 0.035), DARK);
        }
        let Shape::Circle(x, y, radius) = circle(0.0, 0.4, 0.36) else { return };
        canvas.fill(Shape::Smile(x, y, radius, radius * 0.13), [150, 52, 58]);
    }
}

fn shade(colour: Colour) -> Colour {
    colour.map(|channel| (f64::from(channel) * 0.87) as u8)
}
