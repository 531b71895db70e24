//! Settings of the workspace.

use leptos::prelude::*;

use crate::engines::value::Source;
use crate::i18n::Lang;
use crate::i18n::date::{DateOrder, parse_date};
use crate::ui::components::{
    Choice, Dialog, DialogSize, Hint, NumberField, NumberRules, SelectField, TextField,
};
use crate::ui::platform::clock::today;
use crate::ui::state::use_app;
use crate::workspace::{Action, Currency, MoneyUnit, Profile};

/// The dialog.
#[component]
pub fn ProfileDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let words = move || app.texts().shell();
    view! {
        <Dialog open title=Signal::derive(move || words().profile.to_owned()) size=DialogSize::Medium>
            <ProfileForm/>
        </Dialog>
    }
}

#[component]
fn ProfileForm() -> impl IntoView {
    let app = use_app();
    let words = move || app.texts().shell();
    let profile =
        move |read: fn(&Profile) -> String| Signal::derive(move || app.workspace.with(|w| read(&w.profile)));
    let name_problem = RwSignal::new(false);
    let rename = Callback::new(move |name: String| {
        name_problem.set(name.trim().is_empty());
        if !name.trim().is_empty() {
            app.rename(&name, None);
        }
    });
    let set_day = Callback::new(move |text: String| {
        if let Ok(day) = parse_date(&text, DateOrder::YearFirst) {
            app.act(Action::AsOf(day), None);
        }
    });
    let working_days =
        Signal::derive(move || Some(app.workspace.with(|w| w.profile.working_days_per_month.value)));
    let days_mark = Signal::derive(move || {
        let source = app.workspace.with(|w| w.profile.working_days_per_month.source);
        (source == Source::Sample).then(|| app.texts().common().sample)
    });
    let days_rules = NumberRules {
        min: Some(1.0),
        max: Some(31.0),
        decimals: 2,
        step: 1.0,
        ..NumberRules::default()
    };
    view! {
        <p class="muted">{move || words().profile_note}</p>
        <div class="form">
            <TextField
                label=Signal::derive(move || words().name.to_owned())
                value=profile(|p| p.name.clone())
                problem=Signal::derive(move || if name_problem.get() { words().name_missing.to_owned() } else { String::new() })
                on_commit=rename
            />
            <div class="form-pair">
                <TextField
                    label=Signal::derive(move || words().as_of.to_owned())
                    value=profile(|p| p.as_of.to_string())
                    on_commit=set_day
                    kind="date"
                />
                <button type="button" class="btn" on:click=move |_| { app.act(Action::AsOf(today()), None); }>
                    {move || words().today}
                </button>
            </div>
            <p class="muted">{move || words().as_of_note}</p>
            <SelectField
                label=Signal::derive(move || words().currency.to_owned())
                choices=Signal::derive(move || Currency::ALL.map(|c| Choice::new(c.code(), currency_name(c, app.lang.get()))).to_vec())
                value=profile(|p| p.currency.code().to_owned())
                on_change=Callback::new(move |code: String| {
                    if let Some(currency) = Currency::ALL.into_iter().find(|c| c.code() == code) {
                        app.act(Action::Currency(currency), None);
                    }
                })
            />
            <SelectField
                label=Signal::derive(move || words().money_unit.to_owned())
                choices=Signal::derive(move || MoneyUnit::ALL.map(|u| Choice::new(format!("{u:?}"), unit_name(u, app.lang.get()))).to_vec())
                value=profile(|p| format!("{:?}", p.money_unit))
                on_change=Callback::new(move |key: String| {
                    if let Some(unit) = MoneyUnit::ALL.into_iter().find(|u| format!("{u:?}") == key) {
                        app.act(Action::MoneyUnit(unit), None);
                    }
                })
            />
            <SelectField
                label=Signal::derive(move || words().fiscal_year.to_owned())
                choices=Signal::derive(move || (1..=12_u8).map(|m| Choice::new(m.to_string(), month_name(m, app.lang.get()))).collect::<Vec<_>>())
                value=profile(|p| p.fiscal_year_start.to_string())
                on_change=Callback::new(move |month: String| {
                    if let Ok(month) = month.parse() {
                        app.act(Action::FiscalYearStart(month), None);
                    }
                })
            />
            <NumberField
                label=Signal::derive(move || words().working_days.to_owned())
                value=working_days
                unit=Signal::derive(move || words().days.to_owned())
                mark=days_mark
                hint=Signal::derive(move || Some(Hint { text: words().working_days_hint.to_owned(), grade: 'A' }))
                rules=days_rules
                on_commit=Callback::new(move |commit: crate::ui::components::Commit| {
                    app.act(Action::WorkingDays(commit.value), commit.gesture);
                })
            />
            <SelectField
                label=Signal::derive(move || words().report_lang.to_owned())
                choices=Signal::derive(|| vec![Choice::new("zh-CN", "中文"), Choice::new("en", "English")])
                value=profile(|p| p.lang.tag().to_owned())
                on_change=Callback::new(move |tag: String| {
                    app.act(Action::Lang(if tag == "en" { Lang::En } else { Lang::Zh }), None);
                })
            />
        </div>
    }
}

/// The name of a currency.
const fn currency_name(currency: Currency, lang: Lang) -> &'static str {
    let (zh, en) = match currency {
        Currency::Cny => ("人民币 CNY", "Renminbi CNY"),
        Currency::Usd => ("美元 USD", "US dollar USD"),
        Currency::Eur => ("欧元 EUR", "Euro EUR"),
        Currency::Gbp => ("英镑 GBP", "Pound sterling GBP"),
        Currency::Hkd => ("港元 HKD", "Hong Kong dollar HKD"),
        Currency::Sgd => ("新加坡元 SGD", "Singapore dollar SGD"),
        Currency::Jpy => ("日元 JPY", "Japanese yen JPY"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// The name of a money unit.
pub(crate) const fn unit_name(unit: MoneyUnit, lang: Lang) -> &'static str {
    let (zh, en) = match unit {
        MoneyUnit::One => ("个（元）", "Ones"),
        MoneyUnit::Thousand => ("千", "Thousands"),
        MoneyUnit::TenThousand => ("万", "Ten thousands (万)"),
        MoneyUnit::Million => ("百万", "Millions"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

fn month_name(month: u8, lang: Lang) -> String {
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    match lang {
        Lang::Zh => format!("{month} 月"),
        Lang::En => EN
            .get(usize::from(month.saturating_sub(1)))
            .copied()
            .unwrap_or_default()
            .to_owned(),
    }
}
