//! JSON texts, read into [`Json`]: in the browser by the parser that comes with it. One of
//! our own would be a twentieth of the client.

use crate::model::json::Json;

/// Reads a text; `None` where it is no JSON, or nested deeper than anything of ours.
#[cfg(not(target_arch = "wasm32"))]
pub fn read(text: &str) -> Option<Json> {
    serde_json::from_str(text).ok()
}

/// Reads a text; `None` where it is no JSON, or nested deeper than anything of ours.
#[cfg(target_arch = "wasm32")]
pub fn read(text: &str) -> Option<Json> {
    browser::taken(&js_sys::JSON::parse(text).ok()?, browser::DEEPEST)
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::{Array, Object};
    use wasm_bindgen::{JsCast, JsValue};

    use super::Json;

    /// How many values may hold each other: as many as `serde_json` reads.
    pub(super) const DEEPEST: u8 = 128;

    /// Takes a value over that the browser's parser has made.
    pub(super) fn taken(value: &JsValue, depth: u8) -> Option<Json> {
        let depth = depth.checked_sub(1)?;
        if let Some(text) = value.as_string() {
            return Some(Json::Text(text));
        }
        if let Some(number) = value.as_f64() {
            return Some(Json::Number(number));
        }
        if Array::is_array(value) {
            return items(value.unchecked_ref(), depth).map(Json::List);
        }
        if !value.is_object() {
            return Some(value.as_bool().map_or(Json::Null, Json::Flag));
        }
        let mut members = Vec::new();
        for member in Object::entries(value.unchecked_ref()).iter() {
            let member: Array = member.unchecked_into();
            members.push((member.get(0).as_string()?, taken(&member.get(1), depth)?));
        }
        Some(Json::Object(members))
    }

    fn items(list: &Array, depth: u8) -> Option<Vec<Json>> {
        let mut items = Vec::new();
        for item in list.iter() {
            items.push(taken(&item, depth)?);
        }
        Some(items)
    }
}
