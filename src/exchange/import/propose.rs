//! A plan from a table and a workspace.

use super::identity::{MatchBy, matched};
use super::matching::{Way, find_factor, find_role, is_called};
use super::plan::{ColumnPlan, Mode, Multiple, Notation, Plan, Reason, Use};
use crate::engines::pace::Pace;
use crate::engines::scorecard::Scorecard;
use crate::engines::value::{Text, fold};
use crate::exchange::csv::Sheet;
use crate::exchange::detect::{
    ColumnKind, ColumnProfile, EmptyMarkers, Role, RoleProposal, profile_sheet, profile_sheet_paced,
    propose_outcome, propose_roles,
};
use crate::exchange::leads::ComputedColumn;
use crate::workspace::Workspace;
use crate::workspace::rows::ColumnRole;

/// Proposes what each column becomes. In this order: columns the app computed itself are left out; columns called
/// as one of the workspace's own, or as a factor, are that; what the values and the name say ([`propose_roles`])
/// comes next; whatever is left is kept beside. Rows that are only the sample make way.
///
/// ```
/// use loudou::exchange::csv::{ReadOptions, read_sheet};
/// use loudou::exchange::import::{Mode, Use, propose};
/// use loudou::i18n::{Lang, date::Day};
/// use loudou::workspace::Workspace;
/// let workspace = Workspace::with_sample("w".into(), "W".into(), Lang::Zh, Day::new(2026, 11, 21).unwrap());
/// let text = "公司名称,渠道,金额,结果\n云帆,展会,12万,赢单\n智联,官网,8万,输单\n";
/// let sheet = read_sheet(text, &ReadOptions::default()).sheet;
/// let plan = propose(&sheet, &Default::default(), &workspace);
/// assert_eq!(plan.mode, Mode::Replace);
/// assert_eq!(plan.columns[0].usage, Use::Name);
/// assert!(matches!(&plan.columns[1].usage, Use::Factor { id, .. } if id == "channel"));
/// assert_eq!(plan.columns[2].usage, Use::Amount);
/// assert!(matches!(&plan.columns[3].usage, Use::Outcome(values) if values.len() == 2));
/// ```
#[must_use]
pub fn propose(sheet: &Sheet, markers: &EmptyMarkers, workspace: &Workspace) -> Plan {
    plan_of(sheet, markers, workspace, profile_sheet(sheet, markers))
}

/// As [`propose`], in slices.
pub async fn propose_paced(
    sheet: &Sheet,
    markers: &EmptyMarkers,
    workspace: &Workspace,
    pace: &Pace,
) -> Plan {
    let profiles = profile_sheet_paced(sheet, markers, pace).await;
    plan_of(sheet, markers, workspace, profiles)
}

fn plan_of(
    sheet: &Sheet,
    markers: &EmptyMarkers,
    workspace: &Workspace,
    profiles: Vec<ColumnProfile>,
) -> Plan {
    let roles = propose_roles(sheet, &profiles);
    let input = workspace.lead_tiering_now();
    let mut draft = Draft {
        sheet,
        markers,
        workspace,
        card: input.card().map(AsRef::as_ref),
        uses: vec![None; profiles.len()],
        taken: Vec::new(),
    };
    draft.leave_computed(&profiles);
    draft.choose_own(&profiles);
    draft.choose_factors(&profiles, &roles);
    draft.choose_roles(&profiles, &roles);
    let uses = draft.uses;
    let columns = profiles.into_iter().zip(roles).zip(uses);
    let mut plan = Plan {
        columns: columns
            .map(|((profile, role), found)| column_plan(profile, role, found))
            .collect(),
        mode: if workspace.shows_sample() || workspace.leads.is_empty() {
            Mode::Replace
        } else {
            Mode::Append
        },
        markers: markers.clone(),
        repeats: None,
        by_name: false,
        remove_gone: false,
    };
    // A list with keys that are there already is that list again, changed.
    if plan.mode == Mode::Append {
        let found = matched(sheet, &plan, workspace);
        if found.by == Some(MatchBy::Key) && found.repeats > 0 {
            plan.mode = Mode::Update;
        }
    }
    plan
}

fn column_plan(profile: ColumnProfile, role: RoleProposal, found: Option<(Use, Reason)>) -> ColumnPlan {
    let (usage, reason) = found.unwrap_or((Use::Keep, Reason::Found(role.role, role.reason)));
    let is_code = profile.looks_like_id || has_codes(&profile);
    let notation = match (Notation::of(profile.kind), &usage) {
        (_, Use::Keep) if is_code => Notation::Text,
        (Notation::Text, Use::Amount) => with_unit_of_name(Notation::NUMBER, &profile.name),
        (found, _) => with_unit_of_name(found, &profile.name),
    };
    ColumnPlan {
        question: profile.question.clone().filter(|_| notation != Notation::Text),
        profile,
        usage,
        notation,
        reason,
    }
}

/// Whether values would lose leading zeros as numbers.
fn has_codes(profile: &ColumnProfile) -> bool {
    let is_code = |text: &str| {
        let mut chars = text.chars();
        chars.next() == Some('0') && chars.next().is_some_and(|c| c.is_ascii_digit())
    };
    matches!(profile.kind, ColumnKind::Number { .. }) && profile.values.iter().any(|v| is_code(&v.value))
}

/// `合同额（万元）` counts in 万: the name says so, and the values are bare.
fn with_unit_of_name(notation: Notation, name: &str) -> Notation {
    let name = fold(name);
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    match notation {
        Notation::Number { decimal, .. } => Notation::Number {
            decimal,
            multiple: if says(&["(万", "万元", "/万", "（万"]) {
                Multiple::TenThousand
            } else if says(&["(千元", "千元"]) {
                Multiple::Thousand
            } else if says(&["百万元", "(million"]) {
                Multiple::Million
            } else {
                Multiple::One
            },
        },
        other => other,
    }
}

struct Draft<'a> {
    sheet: &'a Sheet,
    markers: &'a EmptyMarkers,
    workspace: &'a Workspace,
    card: Option<&'a Scorecard>,
    uses: Vec<Option<(Use, Reason)>>,
    /// Factors that have a column.
    taken: Vec<String>,
}

impl Draft<'_> {
    fn is_free(&self, column: usize) -> bool {
        matches!(self.uses.get(column), Some(None))
    }

    fn set(&mut self, column: usize, usage: Use, reason: Reason) {
        if let Some(slot) = self.uses.get_mut(column) {
            *slot = Some((usage, reason));
        }
    }

    /// Sets a use that only one column can have, if none has it.
    fn set_once(&mut self, column: usize, usage: Use, reason: Reason) {
        let has_it = self.uses.iter().flatten().any(|(other, _)| other.is_like(&usage));
        if self.is_free(column) && !has_it {
            self.set(column, usage, reason);
        }
    }

    /// The columns that the app adds when it exports, where they are all there.
    fn leave_computed(&mut self, profiles: &[ColumnProfile]) {
        let called = |name: &Text| profiles.iter().position(|p| is_called(&fold(&p.name), name));
        // Where both are there, the plain name is a column of the leads.
        let place_of = |c: &ComputedColumn| called(&c.name_beside()).or_else(|| called(&c.name()));
        let places: Option<Vec<usize>> = ComputedColumn::ALL.iter().map(place_of).collect();
        for column in places.into_iter().flatten() {
            self.set(column, Use::Ignore, Reason::Computed);
        }
    }

    /// Columns called as the workspace's own.
    fn choose_own(&mut self, profiles: &[ColumnProfile]) {
        for (column, profile) in profiles.iter().enumerate() {
            let usage = match find_role(profile, &self.workspace.leads) {
                Some(ColumnRole::Name) => Use::Name,
                Some(ColumnRole::Key) => Use::Key,
                Some(ColumnRole::Outcome) => Use::Outcome(propose_outcome(profile)),
                Some(ColumnRole::Amount) => Use::Amount,
                Some(ColumnRole::Created) => Use::Created,
                Some(ColumnRole::Closed) => Use::Closed,
                Some(ColumnRole::Other) | None => continue,
            };
            self.set_once(column, usage, Reason::SameName);
        }
    }

    fn choose_factors(&mut self, profiles: &[ColumnProfile], roles: &[RoleProposal]) {
        let Some(card) = self.card else { return };
        for way in Way::ALL {
            for (column, (profile, role)) in profiles.iter().zip(roles).enumerate() {
                if !self.is_free(column) {
                    continue;
                }
                let asked = (card, self.taken.as_slice());
                let found = find_factor(self.sheet, column, profile, asked, self.markers, way);
                // What is surely the outcome or a name is no factor, unless it is called so.
                let has_role = !matches!(role.role, Role::Factor | Role::Other | Role::Note);
                let Some(found) = found.filter(|f| f.reason == Reason::SameName || !has_role) else {
                    continue;
                };
                self.taken.push(found.factor.clone());
                let usage = Use::Factor {
                    id: found.factor,
                    levels: found.levels,
                };
                self.set(column, usage, found.reason);
            }
        }
    }

    fn choose_roles(&mut self, profiles: &[ColumnProfile], roles: &[RoleProposal]) {
        for (column, (profile, found)) in profiles.iter().zip(roles).enumerate() {
            let usage = match found.role {
                Role::Id => Use::Key,
                Role::Name => Use::Name,
                Role::Outcome => Use::Outcome(propose_outcome(profile)),
                Role::Amount => Use::Amount,
                Role::Created => Use::Created,
                Role::Closed => Use::Closed,
                Role::Owner | Role::Note | Role::Factor | Role::Other => continue,
            };
            let reason = Reason::Found(found.role, found.reason.clone());
            self.set_once(column, usage, reason);
        }
        let is_named = self.uses.iter().flatten().any(|(usage, _)| *usage == Use::Name);
        if let (false, Some(slot)) = (
            is_named,
            self.uses
                .iter_mut()
                .flatten()
                .find(|(usage, _)| *usage == Use::Key),
        ) {
            *slot = (Use::Name, Reason::KeyAsName);
        }
    }
}
