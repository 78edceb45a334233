//! The seal, the inputs and a ZIP in Firefox, where it and its driver are on this machine. WebDriver alone drives it.

use crate::embed::hosts;
use crate::harness::Kind;
use crate::{archives, gaps, heic, seal};

/// Runs a test, or says that it is skipped.
fn in_firefox(test: fn(Kind)) {
    match xtask::firefox::find() {
        Some(_) => test(Kind::Firefox),
        None => println!("skipped: there is no Firefox with its driver here"),
    }
}

#[test]
fn without_a_policy_every_try_arrives() {
    in_firefox(seal::arrives_without_a_policy);
}

#[test]
fn before_the_seal_the_tries_that_the_first_policy_allows_arrive() {
    in_firefox(seal::arrives_before_the_seal);
}

#[test]
fn nothing_leaves_the_sealed_page_or_its_workers() {
    in_firefox(seal::nothing_leaves);
}

#[test]
fn the_check_is_refused_and_starting_over_loads_anew() {
    in_firefox(seal::check_and_start_over);
}

#[test]
fn the_gaps_are_recorded() {
    in_firefox(gaps::record);
}

#[test]
fn a_sealed_worker_decodes_heic() {
    in_firefox(heic::decodes);
}

#[test]
fn photos_and_a_zip_by_the_input() {
    in_firefox(archives::by_the_input);
}

#[test]
fn the_widget_in_an_article() {
    in_firefox(hosts::smoke);
}
