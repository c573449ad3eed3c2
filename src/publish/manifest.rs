//! The web app manifest, by which a site can be installed (W3C, "Web Application
//! Manifest").

use serde::Serialize;

use super::PublishError;
use super::shell::Shell;
use crate::model::Site;
use crate::ui::routes::{Base, MANIFEST};

/// The manifest's members that a site has something to say to.
#[derive(Serialize)]
struct Manifest<'a> {
    name: &'a str,
    short_name: &'a str,
    lang: &'static str,
    id: &'a str,
    start_url: &'a str,
    scope: &'a str,
    display: &'static str,
    icons: Vec<Icon>,
}

/// The icon, for one of its purposes.
#[derive(Serialize)]
struct Icon {
    src: String,
    sizes: &'static str,
    #[serde(rename = "type")]
    media_type: &'static str,
    purpose: &'static str,
}

/// Writes the manifest of the site at a base path; `None` where the shell has no icon,
/// without which nothing can be installed, and where it is changed by Trunk's server:
/// copies of pages would stand in the way of those that were built anew.
///
/// # Errors
/// Where it cannot be encoded.
pub(super) fn write(shell: &Shell, site: &Site, base: &Base) -> Result<Option<Vec<u8>>, PublishError> {
    let Some(icon) = shell.icon.as_deref().filter(|_| !shell.is_changed_by_server()) else {
        return Ok(None);
    };
    let address = base.as_str();
    // Its drawing keeps within the safe zone, a circle of two fifths of its width around the
    // middle: it may be cut to any shape.
    let icons = ["any", "maskable"].map(|purpose| Icon {
        src: [address, icon].concat(),
        sizes: "any",
        media_type: "image/svg+xml",
        purpose,
    });
    let manifest = Manifest {
        name: &site.title,
        short_name: &site.title,
        lang: site.language.tag(),
        id: address,
        start_url: address,
        scope: address,
        display: "standalone",
        icons: icons.into(),
    };
    match serde_json::to_vec(&manifest) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(source) => Err(PublishError::Encode { name: MANIFEST.to_owned(), source }),
    }
}
