//! Addresses of pages, kept behind the `#`, so that any dumb static server will do.

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Route {
    /// Lead value tiering.
    #[default]
    Leads,
    /// What a link holds, to be looked at; the rest of the address is its payload.
    Visit,
    /// Every component in its states; for tests and for those who build on them. No link leads there.
    Gallery,
    /// No page has this address.
    NotFound,
}

impl Route {
    /// The page of a fragment, with or without `#`. The empty one is the first page.
    ///
    /// ```
    /// use loudou::ui::route::Route;
    /// assert_eq!(Route::parse("#/leads"), Route::Leads);
    /// assert_eq!(Route::parse(""), Route::Leads);
    /// assert_eq!(Route::parse(Route::Gallery.fragment()), Route::Gallery);
    /// assert_eq!(Route::parse("#/nowhere"), Route::NotFound);
    /// ```
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        match path.split(['/', '?']).next().unwrap_or_default() {
            "" | "leads" => Self::Leads,
            "visit" => Self::Visit,
            "gallery" => Self::Gallery,
            _ => Self::NotFound,
        }
    }

    /// Its fragment; that of a visit is without the payload.
    ///
    /// ```
    /// use loudou::ui::route::Route;
    /// let fragment = format!("{}abc", Route::Visit.fragment());
    /// assert_eq!(Route::parse(&fragment), Route::Visit);
    /// assert_eq!(Route::payload(&fragment), "abc");
    /// ```
    #[must_use]
    pub const fn fragment(self) -> &'static str {
        match self {
            Self::Leads | Self::NotFound => "#/leads",
            Self::Visit => "#/visit/",
            Self::Gallery => "#/gallery",
        }
    }

    /// What stands behind a visit's fragment.
    #[must_use]
    pub fn payload(fragment: &str) -> &str {
        let path = fragment.trim_start_matches('#').trim_start_matches('/');
        path.split_once('/').map_or("", |(_, payload)| payload)
    }
}
