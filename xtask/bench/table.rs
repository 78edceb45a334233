//! Tables in Markdown, which also read well in a terminal.

/// A table: a row of headings, then rows of as many cells.
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new(headings: &[&str]) -> Self {
        Self { rows: vec![headings.iter().map(|&heading| heading.to_owned()).collect()] }
    }

    pub fn row(&mut self, cells: &[String]) {
        assert_eq!(cells.len(), self.rows[0].len(), "a cell for each heading: {cells:?}");
        self.rows.push(cells.to_vec());
    }

    /// The first column to the left, the others to the right.
    pub fn text(&self) -> String {
        let width =
            |column: usize| self.rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..self.rows[0].len()).map(width).collect();
        let line = |row: &Vec<String>| {
            let cell = |(place, text): (usize, &String)| {
                let blanks = " ".repeat(widths[place] - text.chars().count());
                if place == 0 { format!("{text}{blanks}") } else { format!("{blanks}{text}") }
            };
            format!("| {} |", row.iter().enumerate().map(cell).collect::<Vec<_>>().join(" | "))
        };
        let dashes = widths.iter().enumerate().map(|(place, &width)| {
            if place == 0 { "-".repeat(width + 2) } else { format!("{}:", "-".repeat(width + 1)) }
        });
        let rule = format!("|{}|", dashes.collect::<Vec<_>>().join("|"));
        let mut lines: Vec<String> = self.rows.iter().map(line).collect();
        lines.insert(1, rule);
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let mut table = Table::new(&["what", "a"]);
        table.row(&["x".to_owned(), "1,000 ×".to_owned()]);
        assert_eq!(table.text(), "| what |       a |\n|------|--------:|\n| x    | 1,000 × |");
    }
}
