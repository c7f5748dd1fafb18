//! What a person may be told of a device: its browser's and its system's family, no more.

use serde::Serialize;

/// A device as a person would name it. Nothing in it singles a device out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CoarseDevice {
    /// The browser's family, `other` where it isn't known.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub browser: &'static str,
    /// The operating system's family, `other` where it isn't known.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub os: &'static str,
}

/// Most specific first: Edge and Opera also say Chrome, and everything says Safari.
const BROWSERS: [(&str, &str); 10] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Chromium", "Chrome"),
    ("Safari", "Safari"),
    ("curl", "curl"),
];

/// Most specific first: Android also says Linux, and an iPhone says "like Mac OS X".
const SYSTEMS: [(&str, &str); 10] = [
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Macintosh", "macOS"),
    ("Tizen", "a TV"),
    ("Web0S", "a TV"),
    ("Linux", "Linux"),
];

/// The families that an agent string names.
#[must_use]
pub fn coarse_device(user_agent: Option<&str>) -> CoarseDevice {
    let family = |table: &[(&str, &'static str)]| {
        let agent = user_agent.unwrap_or_default();
        let known = table.iter().find(|(mark, _)| names(agent, mark));
        known.map_or("other", |(_, family)| *family)
    };
    CoarseDevice { browser: family(&BROWSERS), os: family(&SYSTEMS) }
}

/// Whether the text contains the mark. Byte by byte: the library's search is made for long texts
/// and would be a twentieth of the module. The first byte tells nearly always; a comparison is a call.
fn names(agent: &str, mark: &str) -> bool {
    let mark = mark.as_bytes();
    let begins = |part: &[u8]| part.first() == mark.first();
    agent.as_bytes().windows(mark.len()).any(|part| begins(part) && part == mark)
}
