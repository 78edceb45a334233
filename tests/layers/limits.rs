//! Every limit has a name, a reason and one home, and limits something.

use crate::source::{assert_none, file, rust};

const HOME: &str = "src/bytes/limits.rs";

fn names() -> Vec<String> {
    let limits = file(HOME);
    let name = |line: &str| Some(line.strip_prefix("pub const ")?.split_once(':')?.0.to_owned());
    limits.text.lines().filter_map(name).collect()
}

#[test]
fn every_limit_has_a_reason() {
    let limits = file(HOME);
    let lines: Vec<&str> = limits.text.lines().collect();
    assert!(names().len() > 20, "the limits are found");
    let bare = |pair: &&[&str]| pair[1].starts_with("pub const") && !pair[0].starts_with("///");
    let wrong: Vec<String> = lines.windows(2).filter(bare).map(|pair| pair[1].to_owned()).collect();
    assert_none(&wrong, "Say above the limit why it has this value, and what real files have.");
}

#[test]
fn every_limit_is_used() {
    let code: String =
        rust(&["src"]).iter().filter(|source| source.path != HOME).map(|source| source.code_text()).collect();
    let is_word = |name: &str| {
        let ends = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        code.match_indices(name).any(|(at, _)| {
            ends(code[..at].chars().next_back()) && ends(code[at + name.len()..].chars().next())
        })
    };
    let wrong: Vec<String> = names().into_iter().filter(|name| !is_word(name)).collect();
    assert_none(&wrong, "Remove the limit, or the check that should use it was forgotten.");
}
