//! The browser's program: starts the client on the page that loaded it.

fn main() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    cuecard::client::start();
}
