//! Where the page is: the fragment of the address, parsed and printed.

/// A model's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// Lead value tiering.
    #[default]
    Leads,
    /// Sales target of the year.
    SalesYear,
    /// Sales target of the period.
    SalesFunnel,
    /// Sales organisation.
    SalesOrg,
    /// Customer-success organisation.
    CsOrg,
}

impl Page {
    /// All of them, along the chain.
    pub const ALL: [Self; 5] = [
        Self::Leads,
        Self::SalesYear,
        Self::SalesFunnel,
        Self::SalesOrg,
        Self::CsOrg,
    ];

    /// Its fragment.
    #[must_use]
    pub const fn fragment(self) -> &'static str {
        match self {
            Self::Leads => "#/leads",
            Self::SalesYear => "#/sales-year",
            Self::SalesFunnel => "#/sales-funnel",
            Self::SalesOrg => "#/sales-org",
            Self::CsOrg => "#/cs-org",
        }
    }

    /// Its word in an address.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.fragment().trim_start_matches("#/")
    }

    fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.word() == word)
    }
}

/// A page of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// A model.
    Model(Page),
    /// A model of what a link holds, to be looked at; the payload stands in the address too.
    Visit(Page),
    /// Every component in its states; for tests and for those who build on them. No link leads there.
    Gallery,
    /// No page has this address.
    NotFound,
}

impl Route {
    /// The page of a fragment, with or without `#`. The empty one is the first page.
    ///
    /// ```
    /// use loudou::ui::route::{Page, Route};
    /// assert_eq!(Route::parse("#/leads"), Route::Model(Page::Leads));
    /// assert_eq!(Route::parse(""), Route::Model(Page::Leads));
    /// assert_eq!(Route::parse("#/visit/abc/cs-org"), Route::Visit(Page::CsOrg));
    /// assert_eq!(Route::parse(Route::Gallery.fragment()), Route::Gallery);
    /// assert_eq!(Route::parse("#/nowhere"), Route::NotFound);
    /// ```
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        let mut words = path.split(['/', '?']);
        match words.next().unwrap_or_default() {
            "" => Self::Model(Page::Leads),
            // Whatever else a chat program has put behind a link, its first page is shown.
            "visit" => Self::Visit(words.nth(1).and_then(Page::of).unwrap_or_default()),
            "gallery" => Self::Gallery,
            word => Page::of(word).map_or(Self::NotFound, Self::Model),
        }
    }

    /// Its fragment; that of a visit is without the payload.
    #[must_use]
    pub const fn fragment(self) -> &'static str {
        match self {
            Self::Model(page) => page.fragment(),
            Self::NotFound => Page::Leads.fragment(),
            Self::Visit(_) => "#/visit/",
            Self::Gallery => "#/gallery",
        }
    }

    /// The model's page it shows.
    #[must_use]
    pub const fn page(self) -> Option<Page> {
        match self {
            Self::Model(page) | Self::Visit(page) => Some(page),
            Self::Gallery | Self::NotFound => None,
        }
    }

    /// The fragment of a visit's page.
    ///
    /// ```
    /// use loudou::ui::route::{Page, Route};
    /// let fragment = Route::visit("abc", Page::SalesOrg);
    /// assert_eq!(fragment, "#/visit/abc/sales-org");
    /// assert_eq!((Route::parse(&fragment), Route::payload(&fragment)), (Route::Visit(Page::SalesOrg), "abc"));
    /// assert_eq!(Route::visit("abc", Page::Leads), "#/visit/abc");
    /// ```
    #[must_use]
    pub fn visit(payload: &str, page: Page) -> String {
        let start = Self::Visit(page).fragment();
        match page {
            Page::Leads => format!("{start}{payload}"),
            _ => format!("{start}{payload}/{}", page.word()),
        }
    }

    /// The payload in a visit's fragment.
    #[must_use]
    pub fn payload(fragment: &str) -> &str {
        let path = fragment.trim_start_matches('#').trim_start_matches('/');
        let rest = path.split_once('/').map_or("", |(_, rest)| rest);
        rest.split_once('/').map_or(rest, |(payload, _)| payload)
    }
}
