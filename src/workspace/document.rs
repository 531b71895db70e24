//! What a workspace holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::plan::Plan;
use super::rows::{ColumnKind, ColumnRole, Rows};
use crate::engines::value::{Source, Sourced};
use crate::i18n::Lang;
use crate::i18n::date::Day;
use crate::models::lead_tiering::{self, sample};
use crate::models::parameter::Parameters;

/// A currency. Money of two currencies is never added, so a workspace has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    /// Renminbi 人民币.
    #[default]
    Cny,
    /// US dollar.
    Usd,
    /// Euro.
    Eur,
    /// Pound sterling.
    Gbp,
    /// Hong Kong dollar.
    Hkd,
    /// Singapore dollar.
    Sgd,
    /// Japanese yen.
    Jpy,
}

impl Currency {
    /// The sign its amounts are written with.
    #[must_use]
    pub const fn sign(self) -> char {
        match self {
            Self::Cny | Self::Jpy => '¥',
            Self::Usd | Self::Hkd | Self::Sgd => '$',
            Self::Eur => '€',
            Self::Gbp => '£',
        }
    }

    /// All of them, in the order of the list.
    pub const ALL: [Self; 7] = [
        Self::Cny,
        Self::Usd,
        Self::Eur,
        Self::Gbp,
        Self::Hkd,
        Self::Sgd,
        Self::Jpy,
    ];

    /// The ISO 4217 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cny => "CNY",
            Self::Usd => "USD",
            Self::Eur => "EUR",
            Self::Gbp => "GBP",
            Self::Hkd => "HKD",
            Self::Sgd => "SGD",
            Self::Jpy => "JPY",
        }
    }
}

/// In what multiples of the currency money is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MoneyUnit {
    /// Single units: 元, dollars.
    One,
    /// Thousands.
    Thousand,
    /// 万, ten thousands.
    #[default]
    TenThousand,
    /// Millions.
    Million,
}

impl MoneyUnit {
    /// All of them, smallest first.
    pub const ALL: [Self; 4] = [Self::One, Self::Thousand, Self::TenThousand, Self::Million];

    /// Single units in one of these.
    #[must_use]
    pub const fn factor(self) -> f64 {
        match self {
            Self::One => 1.0,
            Self::Thousand => 1e3,
            Self::TenThousand => 1e4,
            Self::Million => 1e6,
        }
    }
}

/// Who the workspace is about and how it counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Name of the client or the firm.
    pub name: String,
    /// Its currency.
    #[serde(default)]
    pub currency: Currency,
    /// How its money is shown.
    #[serde(default)]
    pub money_unit: MoneyUnit,
    /// First month of its fiscal year, 1 to 12.
    #[serde(default = "january")]
    pub fiscal_year_start: u8,
    /// Working days per month, 1 to 31.
    #[serde(default = "working_days")]
    pub working_days_per_month: Sourced<f64>,
    /// The day all ages and due dates are counted from. Nothing in a model reads the clock.
    pub as_of: Day,
    /// Language its report is written in.
    #[serde(default)]
    pub lang: Lang,
}

const fn january() -> u8 {
    1
}

/// 21.75 is the number Chinese labour law counts a month with (365 days less 104 days off, over 12).
const fn working_days() -> Sourced<f64> {
    Sourced::sample(21.75)
}

/// A what-if: per model, only the inputs that differ from the base.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    /// Unique within the workspace.
    pub id: String,
    /// Shown name.
    pub name: String,
    /// By model, then by the input's path.
    #[serde(default)]
    pub differs: BTreeMap<String, BTreeMap<String, Sourced<f64>>>,
}

/// Id of the lead-tiering model in scenarios and addresses.
pub(crate) const LEADS: &str = "leads";

/// One client or one firm. Cheap to clone: what is large is shared.
#[derive(Debug, Clone, PartialEq)]
pub struct Workspace {
    /// Unique in the library; set once.
    pub id: String,
    /// Who it is about.
    pub profile: Profile,
    /// Input of lead tiering, as the base has it.
    pub lead_tiering: lead_tiering::Input,
    /// The leads.
    pub leads: Rows,
    /// Inputs of the models without rows, one of each at most; a model without one shows its sample.
    pub plans: Vec<Plan>,
    /// What-ifs.
    pub scenarios: Vec<Scenario>,
    /// Id of the scenario being looked at; none for the base.
    pub active_scenario: Option<String>,
}

impl Workspace {
    /// A workspace that shows the sample as it stands on `as_of`.
    #[must_use]
    pub fn with_sample(id: String, name: String, lang: Lang, as_of: Day) -> Self {
        let (lead_tiering, leads) = sample::sample(lang, as_of);
        Self {
            lead_tiering,
            leads,
            ..Self::empty(id, name, lang, as_of)
        }
    }

    /// A workspace without leads, with the template's scorecard.
    #[must_use]
    pub fn empty(id: String, name: String, lang: Lang, as_of: Day) -> Self {
        let (currency, money_unit) = match lang {
            Lang::Zh => (Currency::Cny, MoneyUnit::TenThousand),
            Lang::En => (Currency::Usd, MoneyUnit::Thousand),
        };
        let mut columns = lead_tiering::base_columns();
        columns.extend(lead_tiering::template::columns());
        Self {
            id,
            profile: Profile {
                name,
                currency,
                money_unit,
                fiscal_year_start: january(),
                working_days_per_month: working_days(),
                as_of,
                lang,
            },
            lead_tiering: lead_tiering::Input::default(),
            leads: Rows::new(columns, Source::Typed),
            plans: Vec::new(),
            scenarios: Vec::new(),
            active_scenario: None,
        }
    }

    /// The scenario being looked at.
    #[must_use]
    pub fn scenario(&self) -> Option<&Scenario> {
        let id = self.active_scenario.as_ref()?;
        self.scenarios.iter().find(|s| s.id == *id)
    }

    /// The input of lead tiering under a scenario; the base's where it is none. A difference whose input is gone is
    /// passed over.
    #[must_use]
    pub fn lead_tiering_under(&self, scenario: Option<&Scenario>) -> lead_tiering::Input {
        let mut input = self.lead_tiering.clone();
        for (id, value) in scenario.and_then(|s| s.differs.get(LEADS)).into_iter().flatten() {
            input.set(id, *value);
        }
        if scenario.is_some() {
            input
                .cards
                .iter_mut()
                .for_each(|card| Arc::make_mut(card).sort_tiers());
        }
        input
    }

    /// The input of lead tiering as it is looked at now.
    #[must_use]
    pub fn lead_tiering_now(&self) -> lead_tiering::Input {
        self.lead_tiering_under(self.scenario())
    }

    /// Whether the leads have anything but the sample in them.
    #[must_use]
    pub fn shows_sample(&self) -> bool {
        self.leads.source == Source::Sample
    }

    /// Place of a lead column by role, if it has that kind.
    #[must_use]
    pub fn lead_column(&self, role: ColumnRole, kind: ColumnKind) -> Option<usize> {
        self.leads
            .role_at(role)
            .filter(|at| self.leads.columns.get(*at).is_some_and(|c| c.kind == kind))
    }
}
