//! What each column of a table of leads, deals or customers may be for.

use serde::{Deserialize, Serialize};

use super::outcome::outcome_strength;
use super::words::{NameWords, Vocabulary};
use super::{ColumnKind, ColumnProfile};
use crate::exchange::csv::Sheet;

/// Bytes from which the average text is a note rather than a level.
const NOTE_BYTES: usize = 60;
/// Distinct texts up to which a column can be a factor of a scorecard.
const MOST_FACTOR_TEXTS: usize = 50;

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Tells rows apart.
    Id,
    /// Name of the lead, deal or customer.
    Name,
    /// Won, lost or open.
    Outcome,
    /// Money of the deal.
    Amount,
    /// Day on which it came in.
    Created,
    /// Day on which it was won or lost.
    Closed,
    /// Who works on it.
    Owner,
    /// Free text.
    Note,
    /// Something the outcome may depend on.
    Factor,
    /// None of these.
    Other,
}

/// Why a role is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleReason {
    /// The column's name holds this word, and its values fit.
    NameWord(String),
    /// The values say so: won and lost, an identifier's form, long texts.
    Values,
    /// The only, or the first, column of its kind.
    FirstOfKind,
    /// Numbers, or a text with few distinct values.
    CanVary,
    /// Nothing in it can tell rows apart: empty, constant, or distinct in nearly every row.
    CannotVary,
}

/// A proposed role with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleProposal {
    /// The role.
    pub role: Role,
    /// Why.
    pub reason: RoleReason,
}

const CREATED: Vocabulary = Vocabulary {
    latin: &[
        "created",
        "create",
        "creation",
        "engage",
        "engaged",
        "start",
        "started",
        "opened",
        "reg",
        "registered",
        "registration",
        "received",
        "submitted",
        "added",
        "entered",
    ],
    chinese: &[
        "创建", "录入", "进入", "登记", "开始", "新增", "接入", "来访", "注册", "获取",
    ],
    except: &["人"],
};
const CLOSED: Vocabulary = Vocabulary {
    latin: &[
        "closed",
        "close",
        "closing",
        "won",
        "lost",
        "signed",
        "end",
        "ended",
        "finished",
        "completed",
    ],
    chinese: &[
        "成交", "关闭", "结束", "签约", "赢单", "输单", "流失", "完成", "结案",
    ],
    except: &["预计"],
};
const AMOUNT: Vocabulary = Vocabulary {
    latin: &[
        "amount",
        "revenue",
        "price",
        "close value",
        "deal value",
        "deal size",
        "value",
        "arr",
        "mrr",
        "acv",
        "charges",
    ],
    chinese: &["金额", "合同额", "成交额", "销售额", "营收", "回款", "客单价"],
    except: &["占比", "比例", "率"],
};
const OWNER: Vocabulary = Vocabulary {
    latin: &[
        "owner",
        "agent",
        "rep",
        "salesperson",
        "seller",
        "assignee",
        "assigned to",
        "account manager",
    ],
    chinese: &[
        "负责人",
        "跟进人",
        "归属人",
        "所属销售",
        "销售员",
        "销售人员",
        "销售代表",
        "业务员",
        "客户经理",
    ],
    except: &[],
};
const NAME: Vocabulary = Vocabulary {
    latin: &[
        "name",
        "company",
        "account",
        "customer",
        "client",
        "organisation",
        "organization",
        "firm",
        "lead",
    ],
    chinese: &["名称", "公司", "客户", "姓名", "企业", "线索名", "商机名", "单位"],
    except: &[
        "规模", "类型", "来源", "行业", "等级", "级别", "编号", "性质", "数", "阶段", "状态", "渠道", "经理",
        "产品", "地区",
    ],
};
const NOTE: Vocabulary = Vocabulary {
    latin: &[
        "note",
        "notes",
        "comment",
        "comments",
        "remark",
        "remarks",
        "description",
    ],
    chinese: &["备注", "说明", "描述", "跟进记录", "评语"],
    except: &[],
};

/// Proposes a role for every column, in the order of the columns; each role but [`Role::Note`],
/// [`Role::Factor`] and [`Role::Other`] goes to one column at most.
///
/// The outcome is chosen first, by its values; then identifier, dates, amount, owner, name and note by a word
/// in the column's name and a kind that fits; what varies is left as a possible factor.
///
/// ```
/// use loudou::exchange::csv::{ReadOptions, read_sheet};
/// use loudou::exchange::detect::{EmptyMarkers, Role, profile_sheet, propose_roles};
/// let text = "编号,公司名称,渠道,金额,结果\nL1,云帆,展会,12万,赢单\nL2,智联,官网,8万,输单\nL3,远山,官网,8万,输单\n";
/// let sheet = read_sheet(text, &ReadOptions::default()).sheet;
/// let profiles = profile_sheet(&sheet, &EmptyMarkers::default());
/// let roles: Vec<Role> = propose_roles(&sheet, &profiles).into_iter().map(|found| found.role).collect();
/// assert_eq!(roles, [Role::Id, Role::Name, Role::Factor, Role::Amount, Role::Outcome]);
/// ```
#[must_use]
pub fn propose_roles(sheet: &Sheet, profiles: &[ColumnProfile]) -> Vec<RoleProposal> {
    let mut draft = Draft {
        profiles,
        found: profiles.iter().map(|_| None).collect(),
    };
    draft.choose_outcome();
    draft.choose_id();
    draft.choose_named(Role::Closed, &CLOSED, is_date);
    draft.choose_named(Role::Created, &CREATED, is_date);
    draft.choose_first_date();
    draft.choose_named(Role::Amount, &AMOUNT, is_money);
    draft.choose_named(Role::Owner, &OWNER, is_text);
    draft.choose_name();
    let columns = draft.found.into_iter().zip(profiles).enumerate();
    columns
        .map(|(column, (found, profile))| {
            found.unwrap_or_else(|| remaining(profile, average_bytes(sheet, column, profile)))
        })
        .collect()
}

fn is_date(profile: &ColumnProfile) -> bool {
    matches!(profile.kind, ColumnKind::Date { .. })
}

fn is_money(profile: &ColumnProfile) -> bool {
    matches!(profile.kind, ColumnKind::Number { percent: false, .. })
}

fn is_text(profile: &ColumnProfile) -> bool {
    profile.kind == ColumnKind::Text
}

/// Roles found so far.
struct Draft<'a> {
    profiles: &'a [ColumnProfile],
    found: Vec<Option<RoleProposal>>,
}

impl<'a> Draft<'a> {
    fn set(&mut self, column: usize, role: Role, reason: RoleReason) {
        if let Some(slot) = self.found.get_mut(column) {
            *slot = Some(RoleProposal { role, reason });
        }
    }

    /// Columns without a role.
    fn free(&self) -> impl Iterator<Item = (usize, &'a ColumnProfile)> {
        let taken = &self.found;
        self.profiles
            .iter()
            .enumerate()
            .filter(|(column, _)| matches!(taken.get(*column), Some(None)))
    }

    /// The strongest, at equal strength the first.
    fn choose_outcome(&mut self) {
        let mut best = (0, 0, None);
        for (column, profile) in self.free() {
            let (strength, word) = outcome_strength(profile);
            if strength > best.0 {
                best = (strength, column, word);
            }
        }
        if let (1.., column, word) = best {
            let reason = word.map_or(RoleReason::Values, |word| RoleReason::NameWord(word.to_owned()));
            self.set(column, Role::Outcome, reason);
        }
    }

    fn choose_id(&mut self) {
        let first = self
            .free()
            .find(|(_, profile)| profile.looks_like_id)
            .map(|(column, _)| column);
        if let Some(column) = first {
            self.set(column, Role::Id, RoleReason::Values);
        }
    }

    fn choose_named(&mut self, role: Role, words: &Vocabulary, fits: fn(&ColumnProfile) -> bool) {
        let first = self
            .free()
            .filter(|(_, profile)| fits(profile))
            .find_map(|(column, profile)| Some((column, NameWords::of(&profile.name).find(words)?)));
        if let Some((column, word)) = first {
            self.set(column, role, RoleReason::NameWord(word.to_owned()));
        }
    }

    /// A table with one kind of date tells when its rows came in.
    fn choose_first_date(&mut self) {
        let has_created = self
            .found
            .iter()
            .flatten()
            .any(|found| found.role == Role::Created);
        let first = self
            .free()
            .find(|(_, profile)| is_date(profile))
            .map(|(column, _)| column);
        if let (false, Some(column)) = (has_created, first) {
            self.set(column, Role::Created, RoleReason::FirstOfKind);
        }
    }

    /// The word must end the name: `Lead Origin` is no lead's name.
    fn choose_name(&mut self) {
        let first = self
            .free()
            .filter(|(_, profile)| is_text(profile))
            .find_map(|(column, profile)| Some((column, NameWords::of(&profile.name).find_last(&NAME)?)));
        if let Some((column, word)) = first {
            self.set(column, Role::Name, RoleReason::NameWord(word.to_owned()));
        }
    }
}

/// Note, factor or neither.
fn remaining(profile: &ColumnProfile, average_bytes: usize) -> RoleProposal {
    let proposal = |role, reason| RoleProposal { role, reason };
    if is_text(profile) {
        if let Some(word) = NameWords::of(&profile.name).find(&NOTE) {
            return proposal(Role::Note, RoleReason::NameWord(word.to_owned()));
        }
        if average_bytes >= NOTE_BYTES && profile.distinct > MOST_FACTOR_TEXTS {
            return proposal(Role::Note, RoleReason::Values);
        }
    }
    let varies = match profile.kind {
        ColumnKind::Number { .. } => profile.distinct > 1 && !profile.looks_like_id,
        ColumnKind::Text => (2..=MOST_FACTOR_TEXTS).contains(&profile.distinct) && !profile.looks_like_id,
        ColumnKind::Date { .. } | ColumnKind::Empty => false,
    };
    if varies {
        proposal(Role::Factor, RoleReason::CanVary)
    } else {
        proposal(Role::Other, RoleReason::CannotVary)
    }
}

/// Average length of the filled cells.
fn average_bytes(sheet: &Sheet, column: usize, profile: &ColumnProfile) -> usize {
    let words = sheet.words(column);
    let total: usize = words
        .texts()
        .enumerate()
        .map(|(word, text)| text.len() * words.count(word))
        .sum();
    total.checked_div(profile.filled).unwrap_or(0)
}
