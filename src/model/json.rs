//! JSON texts, read into the model's types.
//!
//! 1. A text becomes a [`Json`], one type, whatever the text holds: natively by serde,
//!    in the browser by the browser's own parser (`player::json`).
//! 2. Each type of the model takes itself out of that, by its [`Decode`].
//!
//! serde's derive would make code for every type in every form that its value could
//! have: it weighed more than half of the client's own code, for files that this
//! program alone writes. `Serialize`, which the client has no need of, is derived.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number, as JavaScript keeps it.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object's members, in the order of the text.
    Object(Vec<(String, Json)>),
}

/// A value that is not what it should be.
// Boxed: each member of each type hands it on, in a word instead of five.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {} is expected", .0.at.join("."), .0.expected)]
pub struct Mismatch(Box<Place>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    /// What should be there: `a text`.
    expected: &'static str,
    /// The members that lead there, the outermost first.
    at: Vec<&'static str>,
}

impl Mismatch {
    /// Says what a value should be: `a text`.
    #[cold]
    #[inline(never)]
    pub fn expected(expected: &'static str) -> Self {
        Self(Box::new(Place { expected, at: Vec::new() }))
    }

    /// Says that a value names none of the forms it could have.
    pub fn form() -> Self {
        Self::expected("one of the known forms")
    }

    #[cold]
    #[inline(never)]
    fn within(mut self, member: &'static str) -> Self {
        self.0.at.insert(0, member);
        self
    }
}

/// A type that can be read from JSON.
pub trait Decode: Sized {
    /// Takes itself out of a value.
    ///
    /// # Errors
    /// Where the value is of another kind, or lacks something.
    fn decode(json: &Json) -> Result<Self, Mismatch>;
}

impl Json {
    /// What is under a name; `null` where nothing is.
    pub fn get(&self, name: &str) -> &Self {
        let members = if let Self::Object(members) = self { members.as_slice() } else { &[] };
        members.iter().find(|(found, _)| found == name).map_or(&Self::Null, |(_, value)| value)
    }

    /// Reads what is under a name.
    ///
    /// # Errors
    /// As [`Decode::decode`], with the name.
    pub fn member<T: Decode>(&self, name: &'static str) -> Result<T, Mismatch> {
        T::decode(self.get(name)).map_err(|mismatch| mismatch.within(name))
    }

    /// Its text, where it is one.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// Its items, where it is a list.
    pub fn items(&self) -> Option<&[Self]> {
        if let Self::List(items) = self { Some(items) } else { None }
    }

    #[inline(never)]
    fn list(&self) -> Result<&[Self], Mismatch> {
        self.items().ok_or_else(|| Mismatch::expected("a list"))
    }

    /// One of several forms: its name alone, or an object of its name and what it holds.
    ///
    /// # Errors
    /// Where it is neither.
    pub fn variant(&self) -> Result<(&str, &Self), Mismatch> {
        match self {
            Self::Text(name) => Ok((name, &Self::Null)),
            Self::Object(members) => match members.as_slice() {
                [(name, value)] => Ok((name, value)),
                _ => Err(Mismatch::form()),
            },
            _ => Err(Mismatch::form()),
        }
    }

    /// A list of two.
    ///
    /// # Errors
    /// Where it is none.
    pub fn pair(&self) -> Result<(&Self, &Self), Mismatch> {
        match self.items() {
            Some([first, second]) => Ok((first, second)),
            _ => Err(Mismatch::expected("a list of two")),
        }
    }

    /// The width and the height of something, neither of them 0.
    ///
    /// # Errors
    /// Where one is missing or 0.
    pub fn sides(&self) -> Result<(u32, u32), Mismatch> {
        let (width, height) = (self.member("width")?, self.member("height")?);
        if width == 0 || height == 0 {
            return Err(Mismatch::expected("a width and a height over 0"));
        }
        Ok((width, height))
    }
}

impl Decode for String {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        json.text().map(str::to_owned).ok_or_else(|| Mismatch::expected("a text"))
    }
}

impl Decode for bool {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        if let Json::Flag(flag) = json { Ok(*flag) } else { Err(Mismatch::expected("true or false")) }
    }
}

impl Decode for u32 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        match json {
            Json::Number(number) if f64::from(*number as Self).to_bits() == number.to_bits() => {
                Ok(*number as Self)
            }
            _ => Err(Mismatch::expected("a whole number")),
        }
    }
}

impl Decode for u16 {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        let number = u32::decode(json)?;
        Self::try_from(number).map_err(|_| Mismatch::expected("a number up to 65535"))
    }
}

impl Decode for u8 {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        let number = u32::decode(json)?;
        Self::try_from(number).map_err(|_| Mismatch::expected("a number up to 255"))
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        if *json == Json::Null { Ok(None) } else { T::decode(json).map(Some) }
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        let items = json.list()?;
        // A plain loop: what `collect` makes of each type is many times as large.
        let mut list = std::mem::ManuallyDrop::new(Self::new());
        for item in items {
            list.push(T::decode(item)?);
        }
        Ok(std::mem::ManuallyDrop::into_inner(list))
    }
}

/// Reads a struct, or a form of an enum, from an object with a member for each of its
/// fields.
macro_rules! members {
    ($json:ident => $form:path { $($field:ident),+ $(,)? }) => {{
        // Where a member is missing, those before it are left in memory: a page shows
        // that once, and code to give back each of them would be part of every client.
        $(let $field = std::mem::ManuallyDrop::new($json.member(stringify!($field))?);)+
        $form { $($field: std::mem::ManuallyDrop::into_inner($field)),+ }
    }};
}

/// Has a struct be read from an object with a member for each of its fields.
macro_rules! decode_members {
    ($name:ident { $($field:ident),+ $(,)? }) => {
        impl $crate::model::json::Decode for $name {
            fn decode(json: &$crate::model::json::Json) -> Result<Self, $crate::model::json::Mismatch> {
                Ok($crate::model::json::members!(json => Self { $($field),+ }))
            }
        }
    };
}

/// Reads a type that is made of a text by its `parse`.
macro_rules! decode_text {
    ($name:ident, $expected:literal) => {
        impl $crate::model::json::Decode for $name {
            fn decode(json: &$crate::model::json::Json) -> Result<Self, $crate::model::json::Mismatch> {
                json.text()
                    .and_then(Self::parse)
                    .ok_or_else(|| $crate::model::json::Mismatch::expected($expected))
            }
        }
    };
}

pub(super) use {decode_members, decode_text, members};

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json, E> {
        Ok(Json::Flag(flag))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(Json::Number(number))
    }

    #[allow(clippy::cast_precision_loss, reason = "JavaScript's numbers are no more precise")]
    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    #[allow(clippy::cast_precision_loss, reason = "JavaScript's numbers are no more precise")]
    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Json::Object(members))
    }
}
