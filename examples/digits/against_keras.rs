//! Compares the digits model, as a runtime has it (a function from pixels to scores), with what Keras said of each validation
//! image. `examples/onnx` and `examples/ort` share it.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use typed_label::{Scores, labels};

/// One variant for each class that the model's metadata names.
#[labels("../digits/model/digits.onnx")]
pub enum Digit {}

/// What the model takes: 8x8 gray values, 0 to 255.
pub type Pixels = [f32; 64];
/// What it gives. A model of another width does not fit in here.
pub type Output = [f32; Digit::COUNT];

/// How far a score may be from Keras', which adds in another order.
const TOLERANCE: f32 = 1e-4;

pub fn compare(mut model: impl FnMut(&Pixels) -> Result<Output, Box<dyn Error>>) -> Result<String, Box<dyn Error>> {
    let digits = Path::new(env!("CARGO_MANIFEST_DIR")).join("../digits");
    let keras: BTreeMap<String, Output> = serde_json::from_reader(File::open(digits.join("model/predictions.json"))?)?;
    let (mut right, mut off) = (0, 0_f32);
    for (file, expected) in &keras {
        let scores = model(&pixels(&digits.join("data/validation").join(file))?)?;
        let said = Scores::<Digit>::from_array(&scores).argmax()?;
        let keras_said = Scores::<Digit>::from_array(expected).argmax()?;
        if said != keras_said {
            return Err(format!("{file}: {said}, where Keras says {keras_said}").into());
        }
        off = scores.iter().zip(expected).fold(off, |off, (score, keras)| off.max((score - keras).abs()));
        right += usize::from(file.starts_with(&format!("{said}/")));
    }
    if off > TOLERANCE {
        return Err(format!("a score is {off:e} from Keras'").into());
    }
    Ok(format!("{} images, the same class as Keras for each, scores within {off:.1e}; {right} are right", keras.len()))
}

fn pixels(file: &Path) -> Result<Pixels, Box<dyn Error>> {
    let mut gray = [0_u8; 64];
    png::Decoder::new(BufReader::new(File::open(file)?)).read_info()?.next_frame(&mut gray)?;
    Ok(gray.map(f32::from))
}
