//! Any of kramdown's attribute lists.

use crate::promises;

/// A text stands between the braces wherever there may be such a list, and for itself.
pub(crate) fn check(text: &str) {
    let post = format!(
        "---\ntitle: 題\n---\n{{:{text}}}\n\n言葉*強調*{{:{text}}}です。\n{{:{text}}}\n\n## 発表 1 題 {{#{text}}}\n\n\
         ![a](/assets/a.png){{:{text}}}\n\n- {{:{text}}} 一つ\n- `二つ`{{:{text}}}\n{{:{text}}}\n\n\
         > 引用{{::{text}}}\n{{:{text}}}\n\n```\n{{:{text}}}\n```\n{{:{text}}}\n\n|a|{{:{text}}}|\n{{:{text}}}\n\n{text}\n",
    );
    promises::compiled(&post, &[]);
}
