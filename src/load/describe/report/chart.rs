//! Bar charts as inline SVG, in the colours of the page.

use std::fmt::Write;

use super::{escape, grouped};

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 180.0;
/// Room above the bars for counts, and below them for labels.
const MARGIN: f64 = 18.0;
/// Part of a bar's place that stays empty.
const GAP: f64 = 0.22;
/// From this many bars on, only every second one is labelled.
const CROWDED: usize = 16;

/// A figure of one bar for each label.
pub(super) fn bars(caption: &str, counts: &[(String, u64)]) -> String {
    let caption = escape(caption);
    let mut svg = format!(
        "<figure><figcaption>{caption}</figcaption>\n<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{caption}\">\n"
    );
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1) as f64;
    let place = WIDTH / counts.len().max(1) as f64;
    let floor = HEIGHT - MARGIN;
    for (at, (label, count)) in counts.iter().enumerate() {
        let height = (floor - MARGIN) * *count as f64 / most;
        let (left, top) = (place * (at as f64 + GAP / 2.0), floor - height);
        let (width, middle) = (place * (1.0 - GAP), place * (at as f64 + 0.5));
        let (label, count) = (escape(label), grouped(*count));
        // Writing to a string cannot fail.
        let _ = writeln!(
            svg,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"2\"><title>{label}: {count}</title></rect>"
        );
        if counts.len() < CROWDED {
            let _ = writeln!(svg, "<text x=\"{middle:.1}\" y=\"{:.1}\">{count}</text>", top - 5.0);
        }
        if counts.len() < CROWDED || at % 2 == 0 {
            let _ = writeln!(svg, "<text x=\"{middle:.1}\" y=\"{:.1}\">{label}</text>", HEIGHT - 4.0);
        }
    }
    let _ = write!(svg, "<line x1=\"0\" x2=\"{WIDTH}\" y1=\"{floor}\" y2=\"{floor}\"/>\n</svg></figure>\n");
    svg
}
