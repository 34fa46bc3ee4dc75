//! The words of a headline, which would be class 0.

use crate::format::words::{is_one_of, words};

/// Words of which each alone can be a headline.
const ALONE: &str = "breed breeds categories category categoryid categoryname class classes classid classindex \
    classname classnames displayname id ids idx index indices label labelid labelname labels name names species \
    synset synsets wnid";

/// Words that head a column of taxa or of a catalogue, or in another language: a list of words may have them too.
const RARE: &str = "asin attributes barcode bezeichnung binomial categoria categorias categoría categorías catégorie \
    catégories clase clases classids classification classlabel classlabels cls clsname commonname concepts etichetta \
    etichette etiqueta etiquetas evalid genera genus gloss groundtruth gtin guid hypernym imagenetid isbn kategorie \
    kategorien klass klasse klassen labelids labelnames labelset latinname lemma lemmas naam namen nom nombre nombres \
    nome nomi noms phyla phylum prediction predictions scientificname sku speciesname subcategory subspecies \
    supercategory superclass targetname targetnames taxa taxon taxonid taxonname taxonomy trainid uid uuid \
    vernacularname wordnetid étiquette étiquettes категория класс классы метка название クラス クラス名 ラベル 名称 标签 类别 类名 類別 \
    라벨 클래스";

/// Words that are beside them: `common name`, `class number`.
const BESIDE: &str = "code common count description desc display english file folder full human image latin long \
    machine number of path readable scientific short the title type wordnet";

/// Whether a line has only words of headlines, in any case: `Class Name`, `label_id`, `id;name`.
pub(super) fn is_headline(line: &str) -> bool {
    has_only_words(line, |word| is_one_of(word, ALONE))
}

/// Whether it is one with a word that can be a name as well, in a list of such words.
pub(super) fn is_rare_headline(line: &str) -> bool {
    has_only_words(line, |word| is_one_of(word, ALONE) || is_one_of(word, RARE))
}

/// Whether all words are those, or are beside them.
fn has_only_words(line: &str, is_alone: fn(&str) -> bool) -> bool {
    const MOST: usize = 8;
    const LONGEST: usize = 100;
    if line.len() > LONGEST {
        return false;
    }
    let lower = line.to_lowercase();
    let words = words(&lower);
    words.len() <= MOST
        && words.iter().any(|word| is_alone(word))
        && words.iter().all(|word| is_alone(word) || is_one_of(word, BESIDE))
}

#[cfg(test)]
mod tests {
    use super::{is_headline, is_rare_headline};

    #[test]
    fn a_headline_has_only_its_words() {
        for line in [
            "class",
            "Labels:",
            "CLASS NAME",
            "class_label",
            "ClassName",
            "category",
            "Categories",
            "id name",
            "index\tlabel",
            "class id",
            "label_id",
            "ID",
            "species",
            "Breed",
            "Common name",
            "names of the classes",
            "| id | name |",
            "class-names",
        ] {
            assert!(is_headline(line), "{line}");
        }
        for line in ["genus", "Taxon ID", "Supercategory", "SKU", "Klasse", "Étiquettes:", "类别", "class"] {
            assert!(is_rare_headline(line), "{line}");
        }
        for line in ["family", "order", "kingdom", "heron", "first klasse"] {
            assert!(!is_rare_headline(line), "{line}");
        }
        for line in [
            "cat",
            "no name",
            "class A",
            "class 0",
            "index finger",
            "common heron",
            "file",
            "image",
            "first class",
            "",
            "名",
        ] {
            assert!(!is_headline(line), "{line}");
        }
    }
}
