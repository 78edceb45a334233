//! Where files lie on the page: lines of so many, under headings or not.

#[path = "../src/ui/lines.rs"]
mod lines;

use lines::{Cells, Group, Line, Lines, MOST_HEIGHT};

const THREE: Cells = Cells { columns: 3, size: 100, gap: 10 };

/// Groups of so many files each, under headings of 50 pixels.
fn grouped(cells: Cells, sizes: &[usize]) -> Lines {
    let mut rows = 0;
    let group = |size: &usize| {
        let group = Group { row: rows, heading: 50 };
        rows += size;
        group
    };
    let groups: Vec<Group> = sizes.iter().map(group).collect();
    Lines::new(cells, rows, &groups)
}

#[test]
fn cells_fill_the_width() {
    for (width, columns, size) in [
        (288, 2, 142),
        (328, 3, 106),
        (358, 3, 116),
        (398, 3, 130),
        (706, 4, 172),
        (1325, 7, 184),
        (1360, 7, 189),
        (2480, 12, 201),
        (0, 2, 1),
    ] {
        let cells = Cells::grid(width);
        assert_eq!((cells.columns, cells.size), (columns, size), "{width}");
        assert!(columns * size + (columns - 1) * cells.gap <= width.max(6), "{width}");
    }
}

/// Every line, as one would lay them out one after the other.
fn one_by_one(cells: Cells, sizes: &[usize]) -> Vec<(Line, usize)> {
    let (mut lines, mut top, mut row) = (Vec::new(), 0, 0);
    for (number, size) in sizes.iter().enumerate() {
        lines.push((Line::Heading(number), top));
        top += 50;
        let end = row + size;
        while row < end {
            let next = end.min(row + cells.columns);
            lines.push((Line::Files(row..next), top));
            top += cells.height();
            row = next;
        }
    }
    lines
}

#[test]
fn as_they_would_be_laid_out_one_after_the_other() {
    for sizes in [&[1][..], &[3], &[4], &[2, 5, 1], &[7, 3, 3, 1, 12], &[100, 1, 1, 50]] {
        let lines = grouped(THREE, sizes);
        let expected = one_by_one(THREE, sizes);
        assert_eq!(lines.count(), expected.len(), "{sizes:?}");
        let ends = expected.iter().skip(1).map(|(_, top)| *top).chain([lines.top(lines.count())]);
        for ((number, (line, top)), end) in expected.iter().enumerate().zip(ends) {
            assert_eq!(lines.get(number).as_ref(), Some(line), "{sizes:?} {number}");
            assert_eq!(lines.top(number), *top, "{sizes:?} {number}");
            assert_eq!([lines.at(*top), lines.at(end - 1)], [number; 2], "{sizes:?} {number}");
            assert_eq!(lines.height(number..number + 1), end - top, "{sizes:?} {number}");
            let files = match line {
                Line::Files(files) => files.clone(),
                Line::Heading(_) => 0..0,
            };
            for row in files {
                assert_eq!(lines.of(row), number, "{sizes:?} {row}");
            }
        }
        assert_eq!(lines.get(lines.count()), None);
        assert_eq!(lines.at(lines.top(lines.count())), lines.count());
        assert_eq!(lines.rows(), sizes.iter().sum::<usize>());
    }
}

#[test]
fn without_groups_there_is_no_heading() {
    let lines = Lines::new(THREE, 7, &[]);
    assert_eq!(lines.count(), 3);
    assert_eq!(lines.cells(), THREE);
    assert_eq!(lines.get(0), Some(Line::Files(0..3)));
    assert_eq!(lines.get(2), Some(Line::Files(6..7)));
    assert_eq!((lines.top(2), lines.top(3), lines.top(9)), (220, 330, 330));
    assert_eq!((lines.of(6), lines.at(219), lines.at(1000)), (2, 1, 3));
    let none = Lines::default();
    assert_eq!((none.count(), none.rows(), none.top(0), none.at(5)), (0, 0, 0, 0));
    assert_eq!((none.get(0), none.files_from(0)), (None, None));
}

#[test]
fn behind_a_heading_are_its_files() {
    let lines = grouped(THREE, &[2, 4]);
    for (line, expected) in
        [(0, Some(0..2)), (1, Some(0..2)), (2, Some(2..5)), (3, Some(2..5)), (4, Some(5..6)), (5, None)]
    {
        assert_eq!(lines.files_from(line), expected, "{line}");
    }
}

#[test]
fn no_space_is_higher_than_a_browser_can_make_it() {
    for (rows, expected) in
        [(0, 0), (1, 72), (100_000, 7_200_000), (236_111, 16_999_992), (236_112, MOST_HEIGHT)]
    {
        assert_eq!(Lines::new(Cells::LIST, rows, &[]).height(0..rows), expected, "{rows}");
    }
}
