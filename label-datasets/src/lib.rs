#![doc = include_str!("../README.md")]
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![allow(clippy::doc_markdown, reason = "names of datasets")]

// Each type's file is written by `cargo label generate`.
macro_rules! datasets {
    ($($feature:literal $module:ident $name:ident;)*) => {$(
        #[cfg(feature = $feature)]
        #[allow(clippy::all, clippy::pedantic, reason = "generated")]
        mod $module;
        #[cfg(feature = $feature)]
        pub use $module::$name;
    )*};
}

#[rustfmt::skip]
datasets! {
    // datasets: by extract.py
    "imagenet-1k" imagenet_1k Imagenet1k;
    "imagenet-1k-background" imagenet_1k_background Imagenet1kBackground;
    "imagenet-12k" imagenet_12k Imagenet12k;
    "imagenet-21k" imagenet_21k Imagenet21k;
    "coco-80" coco_80 Coco80;
    "coco-91" coco_91 Coco91;
    "voc-20" voc_20 Voc20;
    "voc-21" voc_21 Voc21;
    "lvis" lvis Lvis;
    "objects365" objects365 Objects365;
    "open-images-v7" open_images_v7 OpenImagesV7;
    "dota" dota Dota;
    "visdrone" visdrone Visdrone;
    "xview" xview Xview;
    "ade20k" ade20k Ade20k;
    "cityscapes" cityscapes Cityscapes;
    "kinetics-400" kinetics_400 Kinetics400;
    "cifar-10" cifar_10 Cifar10;
    "cifar-100" cifar_100 Cifar100;
    "mnist" mnist Mnist;
    "fashion-mnist" fashion_mnist FashionMnist;
    "kmnist" kmnist Kmnist;
    "svhn" svhn Svhn;
    "food-101" food_101 Food101;
    "places365" places365 Places365;
    "oxford-pets" oxford_pets OxfordPets;
    "flowers-102" flowers_102 Flowers102;
    "stanford-cars" stanford_cars StanfordCars;
    "fgvc-aircraft" fgvc_aircraft FgvcAircraft;
    "cub-200" cub_200 Cub200;
    "caltech-101" caltech_101 Caltech101;
    "sun397" sun397 Sun397;
    "dtd" dtd Dtd;
    "eurosat" eurosat Eurosat;
    "resisc45" resisc45 Resisc45;
    "plant-village" plant_village PlantVillage;
    "gtsrb" gtsrb Gtsrb;
    "audioset" audioset Audioset;
    "esc-50" esc_50 Esc50;
    "speech-commands" speech_commands SpeechCommands;
    "chestmnist" chestmnist Chestmnist;
    // :datasets
}

#[cfg(feature = "lists")]
pub mod lists;

pub use typed_label_core::*;

/// What the types' code names typed-label by. It has serde's traits with the feature `serde`; that it is off is not an error here.
#[doc(hidden)]
#[allow(unused_imports, unused_macros, reason = "there may be no type")]
mod typed_label {
    pub(crate) mod __private {
        macro_rules! without_serde {
            ($add:literal) => {};
        }
        pub(crate) use typed_label_core::__private::*;
        pub(crate) use without_serde as label_needs_serde;
    }
}
