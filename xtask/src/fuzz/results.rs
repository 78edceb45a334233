//! What libFuzzer says of its run, and the table of it.

/// What came of one target.
#[derive(Debug, Default, PartialEq)]
pub struct Came {
    pub target: String,
    pub runs: u64,
    pub cpu_seconds: f64,
    /// Of the program's branches, those that were taken by some input.
    pub edges: u64,
    /// The most it had, in megabytes.
    pub memory: u64,
    /// The slowest input's time in whole seconds.
    pub slowest: u64,
    /// 1 where it ended by a find, 0 by itself.
    pub finds: usize,
}

impl Came {
    /// Out of its log, which knows neither the CPU's time nor what the end of it means.
    pub fn said(log: &str) -> Self {
        let last = |what: &str| {
            let number = |line: &str| line.split_once(what)?.1.split_whitespace().next()?.parse().ok();
            log.lines().rev().find_map(number).unwrap_or(0)
        };
        Came {
            runs: last("stat::number_of_executed_units:"),
            edges: last(" cov: "),
            memory: last("stat::peak_rss_mb:"),
            slowest: last("stat::slowest_unit_time_sec:"),
            ..Came::default()
        }
    }

    /// A line of the table.
    pub fn line(&self) -> String {
        let Self { target, runs, cpu_seconds, edges, memory, slowest, finds } = self;
        let minutes = cpu_seconds / 60.0;
        format!("{target:<10} {runs:>11} {minutes:>12.1} {edges:>6} {memory:>11} {slowest:>11} {finds:>6}")
    }
}

/// What the shell's child has cost: the second line of `times`, as in `1m2.50s 0m0.25s`.
pub fn cpu_seconds(times: &str) -> f64 {
    let seconds = |time: &str| {
        let (minutes, seconds) = time.trim_end_matches('s').split_once('m')?;
        Some(minutes.parse::<f64>().ok()? * 60.0 + seconds.parse::<f64>().ok()?)
    };
    times.lines().nth(1).unwrap_or_default().split_whitespace().filter_map(seconds).sum()
}

/// Above the lines of the table.
pub const HEADING: &str = "target            runs  CPU minutes  edges  MB at most  slowest, s  finds";

/// All lines, and what they come to.
pub fn table(all: &[Came]) -> String {
    let runs: u64 = all.iter().map(|came| came.runs).sum();
    let hours = all.iter().map(|came| came.cpu_seconds).sum::<f64>() / 3600.0;
    let finds: usize = all.iter().map(|came| came.finds).sum();
    let lines: Vec<String> = all.iter().map(Came::line).collect();
    format!("{HEADING}\n{}\nin all: {runs} runs in {hours:.2} CPU hours, {finds} finds", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_read() {
        let log = "#2\tINITED cov: 31 ft: 5 corp: 1/1b\n#900\tDONE   cov: 4574 ft: 9 corp: 6/1Kb rss: 99Mb\n\
                   stat::number_of_executed_units: 900\nstat::slowest_unit_time_sec:    2\n\
                   stat::peak_rss_mb:              113\n";
        let expected = Came { runs: 900, edges: 4574, memory: 113, slowest: 2, ..Came::default() };
        assert_eq!(Came::said(log), expected);
        assert_eq!(Came::said("nothing"), Came::default());
        assert!((cpu_seconds("0m0.00s 0m0.00s\n1m2.50s 0m0.25s\n") - 62.75).abs() < 1e-9);
        let all = table(&[Came { cpu_seconds: 1800.0, ..expected }, Came { finds: 1, ..Came::default() }]);
        assert!(all.ends_with("in all: 900 runs in 0.50 CPU hours, 1 finds"), "{all}");
    }
}
