//! Draws two orders as an SVG slope chart: a line for each class, from its index in one order to its index in the other, coloured if
//! they differ. It follows the light or dark mode of the reader.

use crate::output::display_name;
use std::fmt::Write;
use typed_label_source::ClassList;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

const STYLE: &str = "\
.back{fill:#fff}text{fill:#1f2328;font-family:system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif}\
.index,.note{fill:#59636e}.head{font-weight:600}line{stroke:#8c959f;stroke-opacity:.7}\
.lower{stroke:#0969da;stroke-opacity:.9}.higher{stroke:#d1570a;stroke-opacity:.9}\
.name.lower{fill:#0969da;stroke:none}.name.higher{fill:#b54708;stroke:none}.name.alone{fill:#8250df}\
@media(prefers-color-scheme:dark){.back{fill:#0d1117}text{fill:#f0f6fc}.index,.note{fill:#9198a1}line{stroke:#656c76}\
.lower{stroke:#4493f8}.higher{stroke:#f0883e}\
.name.lower{fill:#4493f8}.name.higher{fill:#f0883e}.name.alone{fill:#ab7df8}}";

/// The most columns of a name that are shown.
const LONGEST: usize = 28;

/// If there are more classes, those with the same index in both orders are left out.
const MOST: usize = 60;

/// How the index of a class changes from the left order to the right one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    Same,
    Lower,
    Higher,
    /// In one of the orders alone.
    Alone,
}

impl Change {
    fn between(from: Option<usize>, to: Option<usize>) -> Self {
        match (from, to) {
            (Some(from), Some(to)) if from == to => Self::Same,
            (Some(from), Some(to)) if from > to => Self::Lower,
            (Some(_), Some(_)) => Self::Higher,
            _ => Self::Alone,
        }
    }

    /// Its class in the style sheet.
    fn style(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Lower => "lower",
            Self::Higher => "higher",
            Self::Alone => "alone",
        }
    }

    /// What the legend says of it, with the name of the right order.
    fn meaning(self, to: &str) -> String {
        match self {
            Self::Same => "the same index".to_owned(),
            Self::Lower => format!("a lower index in {to}"),
            Self::Higher => format!("a higher index in {to}"),
            Self::Alone => "a class in one of the two alone".to_owned(),
        }
    }
}

/// A class on one side of the chart.
struct Entry<'a> {
    index: usize,
    name: &'a str,
    change: Change,
}

/// The measures of the chart.
struct Layout {
    row: f64,
    font: f64,
    left: f64,
    right: f64,
    width: f64,
    /// The distance from an index to its name.
    digits: f64,
}

/// A chart of two lists, each with the name of its order.
pub(crate) fn slopes((from, left): (&str, &ClassList), (to, right): (&str, &ClassList)) -> String {
    let on_left = left.names().iter().map(|name| (left.index_of(name), right.index_of(name), name.as_str()));
    let on_right = right.names().iter().map(|name| (left.index_of(name), right.index_of(name), name.as_str()));
    let entry = |(a, b, name), at: Option<usize>| Entry { index: at.unwrap_or(0), name, change: Change::between(a, b) };
    let mut a: Vec<Entry<'_>> = on_left.map(|class| entry(class, class.0)).collect();
    let mut b: Vec<Entry<'_>> = on_right.map(|class| entry(class, class.1)).collect();
    let note = note(&a, &b);
    if a.len().max(b.len()) > MOST {
        a.retain(|class| class.change != Change::Same);
        b.retain(|class| class.change != Change::Same);
    }
    let layout = Layout::new(&a, &b);
    let legend: Vec<Change> = [Change::Same, Change::Lower, Change::Higher, Change::Alone]
        .into_iter()
        .filter(|change| a.iter().chain(&b).any(|class| class.change == *change))
        .collect();
    let (width, font, rows) = (layout.width, layout.font, a.len().max(b.len()));
    let height = layout.legend_y(rows, legend.len()) + font * 0.6;
    let mut svg = String::new();
    let title = format!("The index of each class in the orders {from} and {to}");
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" \
         height=\"{height:.0}\" font-size=\"{font}\" role=\"img\">\n<title>{title}</title>\n<style>{STYLE}</style>\n\
         <rect class=\"back\" width=\"100%\" height=\"100%\" rx=\"6\"/>"
    );
    let y = font * 2.0;
    for (x, anchor, name) in [(layout.left, "end", from), (layout.right, "start", to)] {
        let _ = writeln!(svg, "<text class=\"head\" x=\"{x:.0}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{name}</text>");
    }
    let middle = f64::midpoint(layout.left, layout.right);
    let _ = writeln!(svg, "<text class=\"note\" x=\"{middle:.0}\" y=\"{y:.1}\" text-anchor=\"middle\">{note}</text>");
    // Lines that move are drawn last, over those that do not.
    for is_above in [false, true] {
        for (row, class) in a.iter().enumerate().filter(|(_, class)| (class.change != Change::Same) == is_above) {
            let other = right.index_of(class.name).and_then(|to| b.binary_search_by_key(&to, |other| other.index).ok());
            if let Some(other) = other {
                layout.line(&mut svg, (row, class), (other, &b[other]));
            }
        }
    }
    for (is_left, classes) in [(true, &a), (false, &b)] {
        for (row, class) in classes.iter().enumerate() {
            layout.label(&mut svg, is_left, row, class);
        }
    }
    for (row, change) in legend.iter().enumerate() {
        layout.legend(&mut svg, layout.legend_y(rows, row), *change, to);
    }
    svg + "</svg>\n"
}

/// The line above the chart.
fn note(a: &[Entry<'_>], b: &[Entry<'_>]) -> String {
    let only_right = b.iter().filter(|class| class.change == Change::Alone).count();
    let (all, same) = (a.len() + only_right, a.iter().filter(|class| class.change == Change::Same).count());
    let hidden = if same > 0 && a.len().max(b.len()) > MOST { "; the others are not drawn" } else { "" };
    format!("{} of {all} classes differ{hidden}", all - same)
}

impl Layout {
    fn new(a: &[Entry<'_>], b: &[Entry<'_>]) -> Self {
        let rows = a.len().max(b.len());
        let (row, font) = if rows <= 30 { (24.0, 14.0) } else { (15.0, 11.0) };
        let widest =
            |classes: &[Entry<'_>]| classes.iter().map(|class| shortened(class.name).width()).max().unwrap_or(0);
        let highest = a.iter().chain(b).map(|class| class.index).max().unwrap_or(0);
        let digits = font
            * if highest >= 1_000 {
                3.8
            } else if highest >= 100 {
                2.6
            } else {
                2.0
            };
        let room = |names| f64::from(u32::try_from(widest(names)).unwrap_or(99)) * font * 0.6 + font * 1.6 + digits;
        let left = room(a);
        // Many lines need more room to be told apart.
        let right = left + if rows <= 30 { 300.0 } else { 420.0 };
        Self { row, font, left, right, width: right + room(b), digits }
    }

    fn y(&self, index: usize) -> f64 {
        self.font * 3.2 + self.row * (f64::from(u32::try_from(index).unwrap_or(u32::MAX)) + 0.5)
    }

    /// The height of a row of the legend, which is below the classes.
    fn legend_y(&self, classes: usize, row: usize) -> f64 {
        self.y(classes) + self.font * (0.8 + 1.5 * f64::from(u32::try_from(row).unwrap_or(u32::MAX)))
    }

    fn stroke(&self) -> f64 {
        if self.row > 20.0 { 2.0 } else { 1.3 }
    }

    fn line(&self, svg: &mut String, (from, a): (usize, &Entry<'_>), (to, b): (usize, &Entry<'_>)) {
        let (x1, x2) = (self.left + self.font * 0.6, self.right - self.font * 0.6);
        let (y1, y2, width) = (self.y(from), self.y(to), self.stroke());
        let (style, name) = (a.change.style(), markup(&display_name(a.name)));
        let _ = writeln!(
            svg,
            "<line class=\"{style}\" x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke-width=\"{width}\">\
             <title>{name}: {} - {}</title></line>",
            a.index, b.index
        );
    }

    fn label(&self, svg: &mut String, is_left: bool, row: usize, class: &Entry<'_>) {
        let (x, y) = (if is_left { self.left } else { self.right }, self.y(row) + self.font * 0.36);
        let (side, anchor) = if is_left { (-1.0, "end") } else { (1.0, "start") };
        let mut cell = |style: &str, x: f64, text: &str| {
            let _ = writeln!(
                svg,
                "<text class=\"{style}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{text}</text>"
            );
        };
        cell("index", x, &class.index.to_string());
        cell(&format!("name {}", class.change.style()), x + side * self.digits, &markup(&shortened(class.name)));
    }

    /// A row of the legend: a line, and what its colour means.
    fn legend(&self, svg: &mut String, y: f64, change: Change, to: &str) {
        let (x1, width) = (self.left + self.font * 0.6, self.stroke());
        let (x2, style, y1) = (x1 + self.font * 2.0, change.style(), y - self.font * 0.36);
        if change != Change::Alone {
            let _ = writeln!(
                svg,
                "<line class=\"{style}\" x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y1:.1}\" stroke-width=\"{width}\"/>"
            );
        }
        let (x, text) = (x2 + self.font * 0.6, change.meaning(to));
        let _ = writeln!(svg, "<text class=\"name {style}\" x=\"{x:.1}\" y=\"{y:.1}\">{text}</text>");
    }
}

/// A name, cut in the middle if it is too long: names differ more often at their ends.
fn shortened(name: &str) -> String {
    let name = display_name(name);
    if name.width() <= LONGEST {
        return name;
    }
    let fits = |most: usize| {
        let mut used = 0;
        move |c: &char| {
            used += c.width().unwrap_or(0);
            used <= most
        }
    };
    let start: String = name.chars().take_while(fits(LONGEST / 2)).collect();
    let end: Vec<char> = name.chars().rev().take_while(fits(LONGEST - LONGEST / 2 - 1)).collect();
    // A combining mark stays with its letter.
    let end = end.into_iter().rev().skip_while(|c| c.width() == Some(0));
    start.chars().chain(['…']).chain(end).collect()
}

/// Text in SVG.
fn markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::{shortened, slopes};
    use typed_label_source::ClassList;

    fn list(names: impl IntoIterator<Item = impl Into<String>>) -> ClassList {
        ClassList::new(names).unwrap()
    }

    #[test]
    fn names_are_shortened_in_the_middle() {
        assert_eq!(shortened("cat"), "cat");
        let (left, right) = ("abcdefghijklmnopqrstuvwxyz_left", "abcdefghijklmnopqrstuvwxyz_right");
        assert_eq!(shortened(left), "abcdefghijklmn…stuvwxyz_left");
        assert_eq!(shortened(right), "abcdefghijklmn…tuvwxyz_right");
        // Each takes two columns.
        assert_eq!(shortened(&"猫".repeat(20)), format!("{}…{}", "猫".repeat(7), "猫".repeat(6)));
    }

    #[test]
    fn of_many_classes_those_are_drawn_that_differ() {
        let names: Vec<String> = (0..61).map(|number| format!("c{number:02}")).collect();
        let mut swapped = names.clone();
        swapped.swap(7, 9);
        let (few, many) = (&names[..60], &names);
        let drawn = slopes(("keras", &list(many)), ("timm", &list(&swapped)));
        assert!(drawn.contains("2 of 61 classes differ; the others are not drawn"), "{drawn}");
        assert_eq!(drawn.matches("<title>c").count(), 2, "{drawn}");
        assert!(drawn.contains("<title>c07: 7 - 9</title>") && drawn.contains("<title>c09: 9 - 7</title>"), "{drawn}");
        assert!(!drawn.contains("the same index"), "{drawn}");
        let drawn = slopes(("keras", &list(few)), ("timm", &list(&swapped[..60])));
        assert!(drawn.contains(">2 of 60 classes differ<") && drawn.contains("the same index"), "{drawn}");
        assert_eq!(drawn.matches("<title>c").count(), 60);

        // A class that one order leaves out has a name, and no line.
        let drawn = slopes(("keras", &list(["a", "b"])), ("timm", &list(["b"])));
        assert!(drawn.contains(">2 of 2 classes differ<") && drawn.contains("in one of the two alone"), "{drawn}");
        assert_eq!(drawn.matches("<title>").count(), 2, "{drawn}");
    }
}
