//! Speaks up where the first page's data is not to be had: the page stays as it
//! was rendered, readable and with working links, and a notice under it offers
//! another try.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event};

use crate::model::Language;
use crate::ui::problem::Problem;
use crate::ui::words::Words;

/// Shows the notice about the data at `address`; `retry` is called once, when the reader asks for it.
pub(crate) fn show(problem: &Problem, address: &str, retry: impl FnOnce() + 'static) {
    // A document that lets no notice be added shows none; it stays readable.
    let _ = try_show(problem, address, retry);
}

fn try_show(problem: &Problem, address: &str, retry: impl FnOnce() + 'static) -> Option<()> {
    let words = Words(language());
    let element = |name: &str, class: &str| {
        let element = document().create_element(name).ok()?;
        element.set_class_name(class);
        Some(element)
    };
    let notice = element("div", "boot-notice")?;
    notice.set_attribute("role", "alert").ok()?;
    let message = element("p", "boot-notice-words")?;
    message.set_text_content(Some(&words.problem(problem)));
    let data = element("code", "boot-notice-data")?;
    data.set_text_content(Some(address));
    let button = element("button", "button")?;
    button.set_text_content(Some(words.retry()));
    notice.append_child(&message).ok()?;
    notice.append_child(&data).ok()?;
    notice.append_child(&button).ok()?;
    document().body()?.append_child(&notice).ok()?;
    listen_once(&button, move || {
        notice.remove();
        retry();
    });
    Some(())
}

fn listen_once(button: &Element, answer: impl FnOnce() + 'static) {
    let answer = Closure::once_into_js(move |_: Event| answer());
    // The button is new and takes the listener; should it not, it does nothing.
    let _ = button.add_event_listener_with_callback("click", answer.unchecked_ref());
}

/// The document's language.
fn language() -> Language {
    let tag = document().document_element().and_then(|root| root.get_attribute("lang"));
    if tag.as_deref() == Some(Language::English.tag()) { Language::English } else { Language::Japanese }
}
