//! Medians, ratios, and how they are written.

/// The middle of some numbers; between the two middle ones where their count is even. 0 for none.
pub fn median(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => 0.0,
        odd if odd % 2 == 1 => sorted[middle],
        _ => f64::midpoint(sorted[middle - 1], sorted[middle]),
    }
}

/// The smallest and the largest.
pub fn spread(numbers: &[f64]) -> (f64, f64) {
    let smallest = numbers.iter().copied().fold(f64::INFINITY, f64::min);
    (smallest, numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max))
}

/// The median of the ratios round by round: what disturbs a round disturbs both.
pub fn ratio(ours: &[f64], theirs: &[f64]) -> f64 {
    let ratios: Vec<f64> = ours.iter().zip(theirs).map(|(our, their)| our / their).collect();
    median(&ratios)
}

/// A whole number with separators: `12,345`.
pub fn whole(number: f64) -> String {
    let digits = format!("{number:.0}");
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |rest| ("-", rest));
    let mut grouped = String::new();
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}")
}

/// `1.23 ×`, or `640 ×` where decimals say nothing.
pub fn times(ratio: f64) -> String {
    if ratio >= 100.0 { format!("{} ×", whole(ratio)) } else { format!("{ratio:.2} ×") }
}

/// A count as a number that can be divided. Counts of files and bytes are exact so.
pub fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_one() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), 2.5);
        assert_eq!(median(&[]), 0.0);
    }

    #[test]
    fn ratios_are_taken_round_by_round() {
        // A round in which all was half as fast changes nothing.
        assert_eq!(ratio(&[200.0, 100.0, 220.0], &[100.0, 50.0, 100.0]), 2.0);
    }

    #[test]
    fn numbers_are_written_for_people() {
        let written = [0.0, 999.0, 1000.0, 1_234_567.4, -1234.0].map(whole);
        assert_eq!(written, ["0", "999", "1,000", "1,234,567", "-1,234"]);
        assert_eq!(times(0.956), "0.96 ×");
        assert_eq!(times(1534.2), "1,534 ×");
        assert_eq!(spread(&[2.0, 1.0, 3.0]), (1.0, 3.0));
    }
}
