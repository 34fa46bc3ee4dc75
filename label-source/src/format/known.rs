//! The class list files that frameworks and models carry: one file a format. `associated_files` is what `tflite` unpacks.

#[cfg(feature = "tflite")]
mod associated_files;
pub(super) mod class_indices;
pub(super) mod coco;
pub(super) mod cvat;
pub(super) mod dataset_info;
pub(super) mod headline;
pub(super) mod hf_config;
pub(super) mod imagenet;
pub(super) mod index_to_name;
pub(super) mod item_index;
pub(super) mod keyed_list;
pub(super) mod label_map;
pub(super) mod labels_txt;
pub(super) mod list;
pub(super) mod npy;
pub(super) mod onnx;
pub(super) mod pairs;
pub(super) mod synset;
pub(super) mod tao;
pub(super) mod teachable_machine;
pub(super) mod tflite;
pub(super) mod timm;
pub(super) mod ultralytics;
