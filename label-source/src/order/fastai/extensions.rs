//! The extensions that fastai takes for images: their type in Python's `mimetypes` starts with `image/`. That table differs between
//! versions of Python, which also read the system's table.

/// What `mimetypes` says of an extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extension {
    OfImage,
    /// An image's in some versions of Python, or on some systems.
    Unsure,
    OfNoImage,
}

/// In the table of each Python from 3.10 to 3.14.
const IMAGES: &[&str] = &[
    "bmp", "gif", "heic", "heif", "ico", "ief", "jpe", "jpeg", "jpg", "pbm", "pgm", "png", "pnm", "ppm", "ras", "rgb",
    "svg", "tif", "tiff", "xbm", "xpm", "xwd",
];

/// In that of a newer Python, of Debian (media-types), of Apache (also macOS), or in the registry of Windows.
const UNSURE: &[&str] = &[
    "3ds", "3fr", "apng", "art", "arw", "avci", "avcs", "avif", "azv", "b16", "btf", "btif", "cdr", "cdt", "cgm",
    "cmx", "cpt", "cr2", "cr3", "crw", "cur", "dcr", "dcx", "dds", "dib", "djv", "djvu", "dng", "dpx", "drle", "dwg",
    "dxf", "emf", "erf", "exr", "fbs", "fh", "fh4", "fh5", "fh7", "fhc", "fit", "fits", "fpx", "fst", "fts", "g3",
    "hdr", "heics", "heifs", "hej2", "hif", "hsj2", "icns", "iiq", "j2c", "j2k", "jfif", "jhc", "jif", "jls", "jng",
    "jp2", "jpc", "jpf", "jpg2", "jpgm", "jpgx", "jph", "jphc", "jpm", "jpx", "jxl", "jxr", "jxra", "jxrs", "jxs",
    "jxsc", "jxsi", "jxss", "k25", "kdc", "ktx", "ktx2", "mac", "mdi", "mef", "mmr", "mos", "mrw", "nef", "npx", "nrw",
    "orf", "pat", "pct", "pcx", "pef", "pgb", "pic", "pict", "pjp", "pjpeg", "pnt", "pntg", "psd", "pti", "qti",
    "qtif", "raf", "raw", "rgba", "rgbe", "rlc", "rw2", "rwl", "s1g", "s1j", "s1n", "sgi", "sgif", "sid", "sjp",
    "sjpg", "spn", "spng", "sr2", "srf", "srw", "sub", "svgz", "t38", "tap", "tfx", "tga", "uvg", "uvi", "uvvg",
    "uvvi", "vtf", "wbmp", "wdp", "webp", "wmf", "x3f", "xcf", "xif", "xyze",
];

/// `f'.{f.split(".")[-1].lower()}' in extensions`: a file that is called `png` is an image, too.
pub(super) fn extension(name: &[u8]) -> Extension {
    let last = name.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
    // Rust's lower case is Python's: that of the Kelvin sign is `k`.
    let last = String::from_utf8_lossy(last).to_lowercase();
    let is_in = |table: &[&str]| table.binary_search(&last.as_str()).is_ok();
    if is_in(IMAGES) {
        Extension::OfImage
    } else if is_in(UNSURE) {
        Extension::Unsure
    } else {
        Extension::OfNoImage
    }
}

#[cfg(test)]
mod tests {
    use super::{Extension, IMAGES, UNSURE, extension};

    #[test]
    fn both_tables_are_sorted_and_share_nothing() {
        assert!(IMAGES.is_sorted() && UNSURE.is_sorted());
        assert!(IMAGES.iter().all(|image| UNSURE.binary_search(image).is_err()));
    }

    #[test]
    fn an_extension_is_what_follows_the_last_dot() {
        for name in ["a.JPG", "a.b.svg", "png", "a..png"] {
            assert_eq!(extension(name.as_bytes()), Extension::OfImage, "{name}");
        }
        for name in ["a.webp", "AVIF", "a.\u{212a}tx"] {
            assert_eq!(extension(name.as_bytes()), Extension::Unsure, "{name}");
        }
        for name in ["", "a.png.", "a.png.gz", "a.p\u{130}g", "apng.txt"] {
            assert_eq!(extension(name.as_bytes()), Extension::OfNoImage, "{name}");
        }
        assert_eq!(extension(b"\xff.png"), Extension::OfImage);
    }
}
