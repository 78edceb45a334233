//! What is drawn. A moment is from 0 to 1, over a movie; a still is at 0.5.

use super::canvas::{Canvas, Colour, Shape};
use super::figure::Figure;

/// Draws a moment on a canvas of a given scale.
pub type Scene = fn(scale: f64, moment: f64) -> Canvas;

/// The size in which scenes of a call are drawn at scale 1.
pub const WIDE: (usize, usize) = (1280, 960);

const WHITE: Colour = [255, 255, 255];

const GRANDMOTHER: Figure = Figure {
    skin: [246, 208, 178],
    hair: [214, 214, 222],
    clothes: [148, 82, 146],
    has_bun: true,
    has_glasses: true,
    wave: None,
    cut: 9.0,
};

const FRIEND: Figure = Figure {
    skin: [150, 98, 68],
    hair: [44, 32, 34],
    clothes: [242, 178, 60],
    has_bun: false,
    has_glasses: false,
    wave: None,
    cut: 9.0,
};

const CHILD: Figure = Figure {
    skin: [242, 196, 160],
    hair: [122, 70, 40],
    clothes: [226, 84, 76],
    has_bun: false,
    has_glasses: false,
    wave: None,
    cut: 9.0,
};

fn canvas((width, height): (usize, usize), scale: f64, top: Colour, bottom: Colour) -> Canvas {
    let pixels = |units: usize| (units as f64 * scale).round() as usize;
    Canvas::new(pixels(width), pixels(height), scale, top, bottom)
}

fn swing(moment: f64, times: f64) -> f64 {
    (moment * times * std::f64::consts::TAU).sin()
}

/// A living room in winter; she waves.
pub fn living_room(scale: f64, moment: f64) -> Canvas {
    let mut canvas = canvas(WIDE, scale, [250, 222, 186], [238, 176, 132]);
    canvas.fill(Shape::Panel(90.0, 90.0, 430.0, 520.0, 24.0), [120, 78, 60]);
    canvas.fill(Shape::Panel(112.0, 112.0, 408.0, 498.0, 12.0), [46, 62, 108]);
    for flake in 0..14_u32 {
        let (column, row) = (f64::from(flake * 67 % 270), f64::from(flake * 113 % 360));
        let fallen = (row + moment * 180.0) % 360.0;
        canvas.fill(Shape::Circle(128.0 + column, 124.0 + fallen, 5.0 + f64::from(flake % 3)), WHITE);
    }
    canvas.fill(Shape::Panel(252.0, 112.0, 268.0, 498.0, 0.0), [120, 78, 60]);
    canvas.fill(Shape::Peak((1085.0, 170.0), 150.0, 270.0), [52, 122, 82]);
    canvas.fill(Shape::Peak((1085.0, 300.0), 200.0, 330.0), [44, 108, 74]);
    for (number, (x, y)) in
        (0_u32..).zip([(1060.0, 330.0), (1120.0, 420.0), (1010.0, 500.0), (1130.0, 570.0)])
    {
        let glow = 11.0 + 4.0 * swing(moment + f64::from(number) / 4.0, 2.0);
        canvas.fill(Shape::Circle(x, y, glow), [255, 214, 92]);
    }
    canvas.fill(Shape::Wave(840.0, 0.0, 100.0, 0.0), [176, 96, 74]);
    let wave = Some(swing(moment, 2.0));
    Figure { wave, ..GRANDMOTHER }.draw(&mut canvas, (620.0 + 8.0 * swing(moment, 1.0), 430.0), 190.0);
    canvas
}

/// A day at the sea, with a ball that flies by.
pub fn beach(scale: f64, moment: f64) -> Canvas {
    let mut canvas = canvas(WIDE, scale, [94, 178, 236], [214, 238, 250]);
    canvas.fill(Shape::Circle(1080.0, 170.0, 92.0), [255, 226, 110]);
    canvas.fill(Shape::Wave(520.0, 8.0, 240.0, moment * 240.0), [40, 128, 180]);
    canvas.fill(Shape::Wave(590.0, 10.0, 320.0, -moment * 320.0), [58, 158, 196]);
    canvas.fill(Shape::Wave(680.0, 14.0, 900.0, moment * 60.0), [244, 218, 164]);
    CHILD.draw(&mut canvas, (520.0, 470.0 - 12.0 * swing(moment, 2.0).abs()), 160.0);
    let (x, y) = (840.0 + 260.0 * (moment - 0.5), 330.0 - 170.0 * swing(moment, 0.5));
    canvas.fill(Shape::Circle(x, y, 66.0), WHITE);
    canvas.fill(Shape::Circle(x - 14.0, y + 10.0, 38.0), [232, 84, 92]);
    canvas
}

/// A friend in a garden, with a dog.
pub fn garden(scale: f64, moment: f64) -> Canvas {
    let mut canvas = canvas(WIDE, scale, [184, 226, 244], [240, 250, 236]);
    canvas.fill(Shape::Wave(560.0, 50.0, 1100.0, 300.0), [128, 190, 110]);
    canvas.fill(Shape::Wave(690.0, 26.0, 800.0, 0.0), [92, 166, 92]);
    canvas.fill(Shape::Line((170.0, 660.0), (170.0, 380.0), 22.0), [122, 82, 56]);
    for (x, y, radius) in [(170.0, 270.0, 130.0), (90.0, 350.0, 90.0), (260.0, 350.0, 90.0)] {
        canvas.fill(Shape::Circle(x, y, radius), [70, 142, 84]);
    }
    FRIEND.draw(&mut canvas, (560.0, 440.0), 170.0);
    dog(&mut canvas, (940.0, 660.0), swing(moment, 1.0));
    canvas
}

fn dog(canvas: &mut Canvas, (x, y): (f64, f64), lean: f64) {
    const COAT: Colour = [206, 150, 92];
    const EARS: Colour = [140, 92, 56];
    let x = x + 10.0 * lean;
    canvas.fill(Shape::Line((x, y + 150.0), (x, y + 320.0), 120.0), COAT);
    canvas.fill(Shape::Line((x - 10.0, y), (x + 10.0, y), 110.0), COAT);
    for side in [-1.0, 1.0] {
        canvas.fill(Shape::Line((x + side * 104.0, y - 60.0), (x + side * 124.0, y + 40.0), 34.0), EARS);
        canvas.fill(Shape::Circle(x + side * 42.0, y - 14.0, 13.0), [40, 30, 30]);
    }
    canvas.fill(Shape::Circle(x, y + 46.0, 52.0), [240, 214, 180]);
    canvas.fill(Shape::Circle(x, y + 22.0, 20.0), [40, 30, 30]);
    canvas.fill(Shape::Line((x, y + 74.0), (x, y + 92.0), 14.0), [232, 110, 120]);
}

/// Mountains over a lake, and a boat: an ordinary Live Photo.
pub fn lake(scale: f64, moment: f64) -> Canvas {
    let mut canvas = canvas(WIDE, scale, [255, 186, 130], [255, 232, 204]);
    canvas.fill(Shape::Circle(900.0, 330.0, 90.0), [255, 240, 190]);
    canvas.fill(Shape::Peak((380.0, 200.0), 460.0, 460.0), [116, 104, 140]);
    canvas.fill(Shape::Peak((380.0, 200.0), 110.0, 110.0), WHITE);
    canvas.fill(Shape::Peak((860.0, 330.0), 400.0, 330.0), [92, 86, 124]);
    canvas.fill(Shape::Wave(640.0, 3.0, 160.0, moment * 160.0), [98, 132, 168]);
    canvas.fill(Shape::Wave(780.0, 6.0, 260.0, -moment * 260.0), [74, 108, 148]);
    let (x, y) = (420.0 + 240.0 * moment, 660.0 + 5.0 * swing(moment, 1.0));
    canvas.fill(Shape::Peak((x, y - 210.0), 90.0, 200.0), WHITE);
    canvas.fill(Shape::Line((x - 90.0, y + 12.0), (x + 90.0, y + 12.0), 24.0), [186, 70, 60]);
    canvas
}

/// A face in front of a wall, for a selfie and a webcam.
fn portrait(size: (usize, usize), scale: f64, wall: [Colour; 2], figure: &Figure) -> Canvas {
    let mut canvas = canvas(size, scale, wall[0], wall[1]);
    let (width, height) = (size.0 as f64, size.1 as f64);
    canvas.tint(Shape::Circle(width * 0.85, height * 0.2, height * 0.28), WHITE, 0.25);
    figure.draw(&mut canvas, (width * 0.5, height * 0.48), width.min(height) * 0.2);
    canvas
}

/// A selfie, upright.
pub fn selfie(scale: f64, _moment: f64) -> Canvas {
    portrait((960, 1280), scale, [[126, 200, 190], [60, 140, 150]], &FRIEND)
}

/// What a computer's camera sees.
pub fn desk(scale: f64, _moment: f64) -> Canvas {
    portrait((1280, 720), scale, [[214, 214, 230], [150, 154, 184]], &Figure { has_glasses: true, ..CHILD })
}

/// A phone's screen during a call: few colours, as screens have.
pub fn screen(scale: f64, _moment: f64) -> Canvas {
    const PHONE: (usize, usize) = (1170, 2532);
    let mut canvas = canvas(PHONE, scale, [232, 196, 150], [232, 196, 150]);
    GRANDMOTHER.draw(&mut canvas, (585.0, 1050.0), 300.0);
    canvas.fill(Shape::Panel(800.0, 180.0, 1110.0, 640.0, 50.0), [96, 170, 168]);
    Figure { cut: 4.1, ..CHILD }.draw(&mut canvas, (955.0, 394.0), 60.0);
    canvas.fill(Shape::Panel(60.0, 2090.0, 1110.0, 2420.0, 90.0), [58, 48, 52]);
    for (number, colour) in (0_u32..).zip([[110, 100, 104], [110, 100, 104], [110, 100, 104], [235, 78, 61]])
    {
        canvas.fill(Shape::Circle(220.0 + 243.0 * f64::from(number), 2255.0, 92.0), colour);
    }
    canvas.fill(Shape::Line((180.0, 2255.0), (260.0, 2255.0), 24.0), WHITE);
    canvas.fill(Shape::Circle(463.0, 2255.0, 40.0), WHITE);
    canvas.fill(Shape::Line((706.0, 2215.0), (706.0, 2265.0), 26.0), WHITE);
    canvas.fill(Shape::Line((918.0, 2224.0), (980.0, 2286.0), 9.0), WHITE);
    canvas.fill(Shape::Line((980.0, 2224.0), (918.0, 2286.0), 9.0), WHITE);
    canvas
}
