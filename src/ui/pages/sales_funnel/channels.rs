//! The channels as rows of fields, each behind its name.

use leptos::prelude::*;

use super::rows::{AddRow, RowHead, ids, rows, short_name};
use super::use_funnel;
use crate::i18n::texts::SalesFunnel;
use crate::models::parameter::Parameters;
use crate::models::sales_funnel::input::{Channel, ChannelKind};
use crate::models::sales_funnel::{Edit, List};
use crate::ui::components::{CheckField, Choice, SelectField};
use crate::ui::pages::plan::{Hints, PlanField};

const KINDS: [(ChannelKind, &str); 4] = [
    (ChannelKind::Calls, "calls"),
    (ChannelKind::Visits, "visits"),
    (ChannelKind::Online, "online"),
    (ChannelKind::Offline, "offline"),
];

const fn kind_name(kind: ChannelKind, words: &SalesFunnel) -> &'static str {
    match kind {
        ChannelKind::Calls => words.kind_calls,
        ChannelKind::Visits => words.kind_visits,
        ChannelKind::Online => words.kind_online,
        ChannelKind::Offline => words.kind_offline,
    }
}

/// The rows, and the button that adds one.
#[component]
pub fn Channels() -> impl IntoView {
    let funnel = use_funnel();
    let channels = ids(funnel, List::Channels);
    view! {
        <div class="channel-list">
            <For each=move || channels.get() key=Clone::clone let:id>
                <ChannelRow id/>
            </For>
        </div>
        <AddRow list=List::Channels label=Signal::derive(move || funnel.words().add_channel)/>
        <Hints about=&["connect"]/>
    }
}

#[component]
fn ChannelRow(id: String) -> impl IntoView {
    let funnel = use_funnel();
    let id = StoredValue::new(id);
    let channel = Memo::new(move |_| {
        funnel
            .input
            .with(|input| id.with_value(|id| input.channels.iter().find(|c| c.id == *id).cloned()))
            .unwrap_or_default()
    });
    let name = move || funnel.view.say(&channel.with(|c| c.name.clone()));
    let about = move || {
        let words = funnel.words();
        channel.with(|c| {
            let kind = kind_name(c.kind, words);
            if c.is_off {
                format!("{kind} · {}", words.state_off)
            } else {
                kind.to_owned()
            }
        })
    };
    // Which numbers there are follows the kind and what it supplies.
    let paths = Memo::new(move |_| {
        channel.track();
        let start = id.with_value(|id| format!("channel/{id}/"));
        funnel.input.with(|input| {
            let all = input.parameters().into_iter().map(|p| p.id);
            all.filter(|path| path.starts_with(&start)).collect::<Vec<_>>()
        })
    });
    view! {
        <details class="channel" data-channel=id.get_value()>
            <summary>
                <span class="channel-name">{name}</span>
                <span class="muted">{about}</span>
            </summary>
            <RowHead list=List::Channels id=id.get_value()/>
            <div class="input-columns">
                <Shape id channel/>
                <For each=move || paths.get() key=Clone::clone let:path>
                    {
                        let label = path.clone();
                        view! { <PlanField id=path single=true label=Signal::derive(move || short_name(funnel, &label))/> }
                    }
                </For>
            </div>
        </details>
    }
}

/// What a channel is, whether it counts, and of an event what it supplies.
#[component]
fn Shape(id: StoredValue<String>, channel: Memo<Channel>) -> impl IntoView {
    let funnel = use_funnel();
    let kinds = move || {
        let words = funnel.words();
        KINDS
            .iter()
            .map(|(kind, key)| Choice::new(*key, kind_name(*kind, words)))
            .collect::<Vec<_>>()
    };
    let key = move || {
        let kind = channel.with(|c| c.kind);
        let found = KINDS.iter().find(|(one, _)| *one == kind);
        found.map_or("", |(_, key)| key).to_owned()
    };
    let pick = Callback::new(move |picked: String| {
        if let Some((kind, _)) = KINDS.iter().find(|(_, key)| *key == picked) {
            funnel.edit(Edit::Kind(id.get_value(), *kind));
        }
    });
    let is_event = Memo::new(move |_| channel.with(|c| c.kind.is_event()));
    // An event supplies calls or visits, no other event.
    let fed = move || {
        let none = Choice::new("", funnel.words().feeds_none);
        let others = funnel.input.with(|input| {
            let events: Vec<String> = input
                .channels
                .iter()
                .filter(|c| c.kind.is_event())
                .map(|c| c.id.clone())
                .collect();
            let mut all = rows(input, List::Channels);
            all.retain(|(id, _)| !events.contains(id));
            all
        });
        let others = others
            .into_iter()
            .map(|(id, name)| Choice::new(id, funnel.view.say(&name)));
        std::iter::once(none).chain(others).collect::<Vec<_>>()
    };
    let feed = Callback::new(move |to: String| {
        funnel.edit(Edit::Feeds(id.get_value(), (!to.is_empty()).then_some(to)));
    });
    view! {
        <CheckField
            label=Signal::derive(move || funnel.words().channel_on.to_owned())
            checked=Signal::derive(move || channel.with(|c| !c.is_off))
            on_change=Callback::new(move |on| funnel.edit(Edit::Switch(id.get_value(), on)))
        />
        <SelectField
            label=Signal::derive(move || funnel.words().channel_kind.to_owned()) value=Signal::derive(key)
            choices=Signal::derive(kinds) on_change=pick
        />
        <Show when=move || is_event.get()>
            <SelectField
                label=Signal::derive(move || funnel.words().feeds.to_owned())
                value=Signal::derive(move || channel.with(|c| c.feeds.clone().unwrap_or_default()))
                choices=Signal::derive(fed) on_change=feed
            />
        </Show>
    }
}
