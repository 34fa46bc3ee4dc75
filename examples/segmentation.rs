//! A mask as a picture, a portable pixmap: the class of each pixel, in the colour of its class. The model's output is made here,
//! in the shape that torchvision's segmentation models give: a plane of scores for each of the 21 classes of Pascal VOC.
//!
//! `cargo run --example segmentation`

use std::error::Error;
use typed_label::{ClassMajor, PerLabel, labels};

/// The classes of Pascal VOC, as torchvision names them.
#[labels("examples/segmentation/classes.txt")]
pub enum Voc {}

/// Pascal VOC's own colours. The order of these lines is of no importance; a class that has none does not compile.
const COLOURS: PerLabel<Voc, [u8; 3]> = Voc::table([
    (Voc::Background, [0, 0, 0]),
    (Voc::Aeroplane, [128, 0, 0]),
    (Voc::Bicycle, [0, 128, 0]),
    (Voc::Bird, [128, 128, 0]),
    (Voc::Boat, [0, 0, 128]),
    (Voc::Bottle, [128, 0, 128]),
    (Voc::Bus, [0, 128, 128]),
    (Voc::Car, [128, 128, 128]),
    (Voc::Cat, [64, 0, 0]),
    (Voc::Chair, [192, 0, 0]),
    (Voc::Cow, [64, 128, 0]),
    (Voc::Diningtable, [192, 128, 0]),
    (Voc::Dog, [64, 0, 128]),
    (Voc::Horse, [192, 0, 128]),
    (Voc::Motorbike, [64, 128, 128]),
    (Voc::Person, [192, 128, 128]),
    (Voc::Pottedplant, [0, 64, 0]),
    (Voc::Sheep, [128, 64, 0]),
    (Voc::Sofa, [0, 192, 0]),
    (Voc::Train, [128, 192, 0]),
    (Voc::Tvmonitor, [0, 64, 128]),
]);

const HEIGHT: u16 = 240;
const WIDTH: u16 = 320;

fn main() -> Result<(), Box<dyn Error>> {
    let output = made_up_output();
    let scores = ClassMajor::<Voc>::new(&output, &[1, 21, HEIGHT, WIDTH])?;
    let mut labels = vec![Voc::Background; scores.columns()];
    scores.argmax_into(&mut labels)?;

    let mut pixels = PerLabel::<Voc, u32>::default();
    for label in &labels {
        pixels[*label] += 1;
    }
    println!("class           pixels  colour");
    for (label, count) in pixels.iter().filter(|(_, count)| **count > 0) {
        println!("{label:<14}  {count:>6}  {:?}", COLOURS[label]);
    }

    let mut picture = format!("P6 {WIDTH} {HEIGHT} 255\n").into_bytes();
    picture.extend(labels.into_iter().flat_map(|label| COLOURS[label]));
    let path = std::env::temp_dir().join("segmentation.ppm");
    std::fs::write(&path, picture)?;
    println!("\nthe mask is in {}", path.display());
    Ok(())
}

/// A dog and a cat on a sofa: a class' score is the higher the nearer a pixel is to its middle.
fn made_up_output() -> Vec<f32> {
    let pixels = usize::from(HEIGHT) * usize::from(WIDTH);
    let mut output = vec![0.0; Voc::COUNT * pixels];
    for (label, score, [middle_x, middle_y, width, height]) in [
        (Voc::Sofa, 1.0, [160.0, 160.0, 150.0, 70.0]),
        (Voc::Dog, 2.0, [110.0, 130.0, 50.0, 60.0]),
        (Voc::Cat, 2.0, [215.0, 140.0, 35.0, 40.0]),
    ] {
        let places = (0..HEIGHT).flat_map(|y| (0..WIDTH).map(move |x| (f32::from(x), f32::from(y))));
        for (pixel, (x, y)) in output[label.index() * pixels..].iter_mut().zip(places) {
            *pixel = score * (1.0 - ((x - middle_x) / width).powi(2) - ((y - middle_y) / height).powi(2));
        }
    }
    output
}
