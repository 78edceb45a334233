//! Which paths a source names: `crate::bytes::{Error, limits::PAGE}` are two.

/// All paths that begin with `start::`, each as its parts behind it.
pub fn behind(start: &str, code: &str) -> Vec<Vec<String>> {
    let start = format!("{start}::");
    let mut paths = Vec::new();
    for (at, _) in code.match_indices(&start) {
        let before = code[..at].chars().next_back();
        if !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
            tree(&mut Tokens(&code[at + start.len()..]), &[], &mut paths);
        }
    }
    paths
}

/// Names, braces and the like, one by one.
struct Tokens<'a>(&'a str);

impl<'a> Tokens<'a> {
    fn next(&mut self) -> &'a str {
        let text = self.0.trim_start();
        let name = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
        let length = match name {
            0 if text.starts_with("::") => 2,
            0 => text.chars().next().map_or(0, char::len_utf8),
            name => name,
        };
        let (token, rest) = text.split_at(length);
        self.0 = rest;
        token
    }

    fn peek(&self) -> &'a str {
        Tokens(self.0).next()
    }
}

/// One branch of a use tree, or a path.
fn tree(tokens: &mut Tokens<'_>, before: &[String], paths: &mut Vec<Vec<String>>) {
    let mut path = before.to_vec();
    loop {
        let token = tokens.next();
        if token == "{" {
            while !matches!(tokens.peek(), "}" | "") {
                tree(tokens, &path, paths);
                if tokens.peek() == "," {
                    tokens.next();
                }
            }
            tokens.next();
            return;
        }
        path.push(token.to_owned());
        if tokens.peek() != "::" {
            paths.push(path);
            return;
        }
        tokens.next();
    }
}

#[test]
fn paths_are_found_in_trees() {
    let code =
        "use crate::bytes::{Error, limits::{self, PAGE}};\n fn f(x: crate::report::Place) {} xcrate::no::no";
    let found: Vec<String> = behind("crate", code).iter().map(|path| path.join("::")).collect();
    assert_eq!(found, ["bytes::Error", "bytes::limits::self", "bytes::limits::PAGE", "report::Place"]);
}
