//! The form of a section: each text stands once, Chinese and English side by side.

/// Makes a struct of texts with its two constants: `name: "中文", "English";`.
macro_rules! catalogue {
    ($(#[$about:meta])* $section:ident { $($name:ident: $zh:expr, $en:expr;)+ }) => {
        $(#[$about])*
        #[derive(Debug)]
        pub struct $section {
            $(#[doc = $en] pub $name: &'static str,)+
        }
        pub(super) static ZH: $section = $section { $($name: $zh,)+ };
        pub(super) static EN: $section = $section { $($name: $en,)+ };
    };
}

pub(super) use catalogue;
