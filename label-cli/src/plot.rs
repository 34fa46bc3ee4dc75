//! A slope chart of two orders, as SVG: one line a class, from its index on the left to its index on the right, coloured if it
//! crosses another; light and dark, as the reader's system is.

use crate::output::display_name;
use std::fmt::Write;
use typed_label_source::ClassList;
use unicode_width::UnicodeWidthStr;

const STYLE: &str = "\
.back{fill:#fff}text{fill:#1f2328;font-family:system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif}\
.index,.note{fill:#59636e}.head{font-weight:600}line{stroke:#8c959f;stroke-opacity:.7}\
.up{stroke:#0969da;stroke-opacity:.9}.down{stroke:#d1570a;stroke-opacity:.9}.cross{stroke:#8250df;stroke-opacity:.9}\
.name.up{fill:#0969da;stroke:none}.name.down{fill:#b54708;stroke:none}.name.cross{fill:#8250df;stroke:none}\
@media(prefers-color-scheme:dark){.back{fill:#0d1117}text{fill:#f0f6fc}.index,.note{fill:#9198a1}line{stroke:#656c76}\
.up{stroke:#4493f8}.down{stroke:#f0883e}.cross{stroke:#ab7df8}\
.name.up{fill:#4493f8}.name.down{fill:#f0883e}.name.cross{fill:#ab7df8}}";

/// The most columns of a name that are shown.
const LONGEST: usize = 28;

/// How far down things stand, and how wide.
struct Layout {
    row: f64,
    font: f64,
    left: f64,
    right: f64,
    width: f64,
    /// From an index to its name.
    digits: f64,
}

/// A chart of two lists, each with the name of its order.
pub(crate) fn slopes((from, left): (&str, &ClassList), (to, right): (&str, &ClassList)) -> String {
    let (a, b) = (left.names(), right.names());
    let rows = a.len().max(b.len());
    let layout = Layout::new(rows, a, b);
    let height = layout.y(rows) + layout.font * 1.6;
    let pairs: Vec<(usize, usize)> =
        a.iter().enumerate().filter_map(|(index, name)| Some((index, right.index_of(name)?))).collect();
    let crossing = crossing(&pairs);
    let kinds: Vec<&str> = pairs.iter().zip(&crossing).map(|(pair, crosses)| kind(*pair, *crosses)).collect();
    let mut svg = String::new();
    let (width, font) = (layout.width, layout.font);
    let title = format!("The index of each class in the orders {from} and {to}");
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" \
         height=\"{height:.0}\" font-size=\"{font}\" role=\"img\">\n<title>{title}</title>\n<style>{STYLE}</style>\n\
         <rect class=\"back\" width=\"100%\" height=\"100%\" rx=\"6\"/>"
    );
    for (x, anchor, name) in [(layout.left, "end", from), (layout.right, "start", to)] {
        let y = font * 2.0;
        let _ = writeln!(svg, "<text class=\"head\" x=\"{x:.0}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{name}</text>");
    }
    let count = crossing.iter().filter(|crosses| **crosses).count();
    let note = format!("{count} of {} lines cross", pairs.len());
    let middle = f64::midpoint(layout.left, layout.right);
    let _ = writeln!(
        svg,
        "<text class=\"note\" x=\"{middle:.0}\" y=\"{:.1}\" text-anchor=\"middle\">{note}</text>",
        font * 2.0
    );
    // Those that cross lie above those that don't.
    for is_above in [false, true] {
        for (((from, to), _), kind) in pairs.iter().zip(&crossing).zip(&kinds).filter(|((_, c), _)| **c == is_above) {
            layout.line(&mut svg, *from, *to, kind, &a[*from]);
        }
    }
    let (mut kinds_of_a, mut kinds_of_b) = (vec![""; a.len()], vec![""; b.len()]);
    for ((from, to), kind) in pairs.iter().zip(kinds) {
        (kinds_of_a[*from], kinds_of_b[*to]) = (kind, kind);
    }
    for (is_left, names, kinds) in [(true, a, kinds_of_a), (false, b, kinds_of_b)] {
        for (index, (name, kind)) in names.iter().zip(kinds).enumerate() {
            layout.label(&mut svg, is_left, index, name, kind);
        }
    }
    svg + "</svg>\n"
}

/// Whether each line crosses another. Sorted by the left index, a line crosses one before it if that ends lower, and one
/// after it if that ends higher.
fn crossing(pairs: &[(usize, usize)]) -> Vec<bool> {
    let mut crosses = vec![false; pairs.len()];
    let mut lowest = None;
    for (pair, (_, to)) in pairs.iter().enumerate() {
        crosses[pair] |= lowest > Some(*to);
        lowest = lowest.max(Some(*to));
    }
    let mut highest = usize::MAX;
    for (pair, (_, to)) in pairs.iter().enumerate().rev() {
        crosses[pair] |= highest < *to;
        highest = highest.min(*to);
    }
    crosses
}

fn kind((from, to): (usize, usize), crosses: bool) -> &'static str {
    match from.cmp(&to) {
        _ if !crosses => "",
        std::cmp::Ordering::Less => "down",
        std::cmp::Ordering::Greater => "up",
        std::cmp::Ordering::Equal => "cross",
    }
}

impl Layout {
    fn new(rows: usize, a: &[String], b: &[String]) -> Self {
        let (row, font) = if rows <= 30 { (24.0, 14.0) } else { (15.0, 11.0) };
        let widest = |names: &[String]| names.iter().map(|name| text(name).width()).max().unwrap_or(0);
        let digits = font
            * if rows > 1_000 {
                3.8
            } else if rows > 100 {
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

    fn line(&self, svg: &mut String, from: usize, to: usize, kind: &str, name: &str) {
        let (x1, x2) = (self.left + self.font * 0.6, self.right - self.font * 0.6);
        let (y1, y2, width) = (self.y(from), self.y(to), if self.row > 20.0 { 2.0 } else { 1.3 });
        let name = text(name);
        let _ = writeln!(
            svg,
            "<line class=\"{kind}\" x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke-width=\"{width}\">\
             <title>{name}: {from} - {to}</title></line>"
        );
    }

    fn label(&self, svg: &mut String, is_left: bool, index: usize, name: &str, kind: &str) {
        let (x, y) = (if is_left { self.left } else { self.right }, self.y(index) + self.font * 0.36);
        let (side, anchor) = if is_left { (-1.0, "end") } else { (1.0, "start") };
        let mut cell = |class: &str, x: f64, text: &str| {
            let _ = writeln!(
                svg,
                "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{text}</text>"
            );
        };
        cell("index", x, &index.to_string());
        cell(&format!("name {kind}"), x + side * self.digits, &text(name));
    }
}

/// A name as the chart shows it: no longer than there is room, and no markup.
fn text(name: &str) -> String {
    let name = display_name(name);
    let is_long = name.width() > LONGEST;
    let short = if is_long { name.chars().take(LONGEST - 1).chain(['…']).collect() } else { name };
    short.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
