//! The class lists as texts, for programs that compare lists with all of them: `cargo label identify` is one.

/// The class list of a dataset.
///
/// ```
/// let coco = typed_label_datasets::lists::ALL.iter().find(|list| list.key == "coco-80").unwrap();
/// assert_eq!((coco.type_name, coco.names.lines().nth(1)), ("Coco80", Some("  \"person\",")));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct NameList {
    /// The dataset's name, which is also the feature of its type.
    pub key: &'static str,
    /// The type.
    pub type_name: &'static str,
    /// The names in index order: a JSON list, one a line.
    pub names: &'static str,
    /// A JSON map from each name to its display name, if the dataset has them.
    pub display: Option<&'static str>,
}

macro_rules! list {
    ($key:literal, $name:literal, $file:literal $(, $display:literal)?) => {
        NameList {
            key: $key,
            type_name: $name,
            names: include_str!(concat!("../lists/", $file)),
            display: list!(@display $($display)?),
        }
    };
    (@display) => { None };
    (@display $file:literal) => { Some(include_str!(concat!("../lists/", $file))) };
}

/// All of them.
#[rustfmt::skip]
pub static ALL: &[NameList] = &[
    // datasets: by extract.py
    list!("imagenet-1k", "Imagenet1k", "imagenet-1k.json", "imagenet-1k.display.json"),
    list!("imagenet-1k-background", "Imagenet1kBackground", "imagenet-1k-background.json", "imagenet-1k-background.display.json"),
    list!("imagenet-12k", "Imagenet12k", "imagenet-12k.json", "imagenet-12k.display.json"),
    list!("imagenet-21k", "Imagenet21k", "imagenet-21k.json", "imagenet-21k.display.json"),
    list!("coco-80", "Coco80", "coco-80.json"),
    list!("coco-91", "Coco91", "coco-91.json"),
    list!("voc-20", "Voc20", "voc-20.json"),
    list!("voc-21", "Voc21", "voc-21.json"),
    list!("lvis", "Lvis", "lvis.json"),
    list!("objects365", "Objects365", "objects365.json"),
    list!("open-images-v7", "OpenImagesV7", "open-images-v7.json"),
    list!("dota", "Dota", "dota.json"),
    list!("visdrone", "Visdrone", "visdrone.json"),
    list!("xview", "Xview", "xview.json"),
    list!("ade20k", "Ade20k", "ade20k.json"),
    list!("cityscapes", "Cityscapes", "cityscapes.json"),
    list!("kinetics-400", "Kinetics400", "kinetics-400.json"),
    list!("cifar-10", "Cifar10", "cifar-10.json"),
    list!("cifar-100", "Cifar100", "cifar-100.json"),
    list!("mnist", "Mnist", "mnist.json"),
    list!("fashion-mnist", "FashionMnist", "fashion-mnist.json"),
    list!("kmnist", "Kmnist", "kmnist.json"),
    list!("svhn", "Svhn", "svhn.json"),
    list!("food-101", "Food101", "food-101.json"),
    list!("places365", "Places365", "places365.json"),
    list!("oxford-pets", "OxfordPets", "oxford-pets.json"),
    list!("flowers-102", "Flowers102", "flowers-102.json"),
    list!("stanford-cars", "StanfordCars", "stanford-cars.json"),
    list!("fgvc-aircraft", "FgvcAircraft", "fgvc-aircraft.json"),
    list!("cub-200", "Cub200", "cub-200.json"),
    list!("caltech-101", "Caltech101", "caltech-101.json"),
    list!("sun397", "Sun397", "sun397.json"),
    list!("dtd", "Dtd", "dtd.json"),
    list!("eurosat", "Eurosat", "eurosat.json"),
    list!("resisc45", "Resisc45", "resisc45.json"),
    list!("plant-village", "PlantVillage", "plant-village.json"),
    list!("gtsrb", "Gtsrb", "gtsrb.json"),
    list!("audioset", "Audioset", "audioset.json"),
    list!("esc-50", "Esc50", "esc-50.json"),
    list!("speech-commands", "SpeechCommands", "speech-commands.json"),
    list!("chestmnist", "Chestmnist", "chestmnist.json"),
    // :datasets
];
