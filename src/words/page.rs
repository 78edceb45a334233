//! The page: its headings, buttons and hints.
