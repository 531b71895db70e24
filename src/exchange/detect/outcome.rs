//! Won, lost or open: what the values of an outcome column probably mean.

use serde::{Deserialize, Serialize};

use super::words::{NameWords, Vocabulary};
use super::{ColumnProfile, ValueCount};

/// How a lead or a deal ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It became a customer, or stayed one.
    Won,
    /// It did not, or left.
    Lost,
    /// Not decided yet.
    Open,
}

/// What a value of an outcome column means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeValue {
    /// The value, without spaces around.
    pub value: String,
    /// Cells with it.
    pub count: usize,
    /// Its proposed meaning; `None` for the user to say.
    pub outcome: Option<Outcome>,
}

const WON: [&str; 22] = [
    "won",
    "win",
    "closed won",
    "closedwon",
    "converted",
    "signed",
    "success",
    "successful",
    "approved",
    "accepted",
    "成交",
    "已成交",
    "赢单",
    "已赢单",
    "赢",
    "赢得",
    "签约",
    "已签约",
    "成功",
    "已转化",
    "中标",
    "胜出",
];
const LOST: [&str; 29] = [
    "lost",
    "loss",
    "lose",
    "closed lost",
    "closedlost",
    "failed",
    "rejected",
    "declined",
    "cancelled",
    "canceled",
    "disqualified",
    "churned",
    "abandoned",
    "流失",
    "已流失",
    "输单",
    "已输单",
    "丢单",
    "输",
    "丢失",
    "未成交",
    "未转化",
    "未签约",
    "失败",
    "放弃",
    "已放弃",
    "落标",
    "未中标",
    "无效",
];
const OPEN: [&str; 30] = [
    "open",
    "pending",
    "in progress",
    "ongoing",
    "new",
    "contacted",
    "working",
    "nurturing",
    "engaging",
    "prospecting",
    "prospect",
    "qualification",
    "qualified",
    "proposal",
    "negotiation",
    "discovery",
    "demo",
    "跟进中",
    "进行中",
    "待跟进",
    "在跟",
    "未结束",
    "洽谈中",
    "谈判中",
    "商务谈判",
    "新建",
    "初步接触",
    "需求确认",
    "方案报价",
    "报价",
];
const YES: [&str; 8] = ["yes", "y", "true", "t", "1", "1.0", "是", "对"];
const NO: [&str; 9] = ["no", "n", "false", "f", "0", "0.0", "否", "不是", "未"];

/// Names of columns in which yes means won.
const WON_NAMES: Vocabulary = Vocabulary {
    latin: &[
        "converted",
        "conversion",
        "won",
        "win",
        "outcome",
        "result",
        "success",
        "target",
    ],
    chinese: &["结果", "成交", "赢单", "转化", "签约", "输赢", "中标"],
    except: &["日期", "时间", "金额", "额", "周期", "天数", "流失"],
};
/// Names of columns in which yes means lost.
const LOST_NAMES: Vocabulary = Vocabulary {
    latin: &["churn", "churned", "attrition", "lost", "cancelled", "canceled"],
    chinese: &["流失", "输单", "丢单"],
    except: &["日期", "时间", "原因", "金额"],
};
/// Names of columns in which won and lost stand among other states.
const STATE_NAMES: Vocabulary = Vocabulary {
    latin: &["status", "stage", "state"],
    chinese: &["状态", "阶段"],
    except: &["日期", "时间"],
};

/// Letter case, `_` and `-` do not matter: `Closed_Won` is `closed won`.
fn folded(value: &str) -> String {
    let spaced = value.to_lowercase().replace(['_', '-'], " ");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a value says by itself, whatever its column is called. Yes and no say nothing by themselves.
///
/// ```
/// use loudou::exchange::detect::{Outcome, plain_meaning};
/// assert_eq!(plain_meaning("Closed-Won"), Some(Outcome::Won));
/// assert_eq!(plain_meaning("丢单"), Some(Outcome::Lost));
/// assert_eq!(plain_meaning("1"), None);
/// ```
#[must_use]
pub fn plain_meaning(value: &str) -> Option<Outcome> {
    let value = folded(value);
    let lists = [
        (Outcome::Won, &WON[..]),
        (Outcome::Lost, &LOST[..]),
        (Outcome::Open, &OPEN[..]),
    ];
    lists
        .into_iter()
        .find(|(_, list)| list.contains(&value.as_str()))
        .map(|(outcome, _)| outcome)
}

/// Yes or no, which mean something only under the column's name.
fn yes_or_no(value: &str) -> Option<bool> {
    let value = folded(value);
    let is = |list: &[&str]| list.contains(&value.as_str());
    is(&YES).then_some(true).or_else(|| is(&NO).then_some(false))
}

/// Proposes what each listed value of an outcome column means: words such as `成交` or `closed lost` by
/// themselves, yes and no (是, 否, 1, 0) as won and lost, or the other way round where the column is named
/// after losing (`Churn`, `流失`).
///
/// ```
/// use loudou::exchange::csv::{ReadOptions, read_sheet};
/// use loudou::exchange::detect::{EmptyMarkers, Outcome, profile_sheet, propose_outcome};
/// let sheet = read_sheet("客户,结果\n甲,赢单\n乙,输单\n丙,再说\n", &ReadOptions::default()).sheet;
/// let profiles = profile_sheet(&sheet, &EmptyMarkers::default());
/// let outcomes: Vec<_> = propose_outcome(&profiles[1]).into_iter().map(|value| value.outcome).collect();
/// assert_eq!(outcomes, [Some(Outcome::Won), Some(Outcome::Lost), None]);
/// ```
#[must_use]
pub fn propose_outcome(profile: &ColumnProfile) -> Vec<OutcomeValue> {
    propose_meanings(&profile.name, &profile.values)
}

/// As [`propose_outcome`], of a column by its name and its values.
#[must_use]
pub fn propose_meanings(name: &str, values: &[ValueCount]) -> Vec<OutcomeValue> {
    let yes_is_lost = NameWords::of(name).find(&LOST_NAMES).is_some();
    let meaning = |value: &str| {
        plain_meaning(value).or_else(|| {
            let won = yes_or_no(value)? != yes_is_lost;
            Some(if won { Outcome::Won } else { Outcome::Lost })
        })
    };
    let listed = values.iter();
    listed
        .map(|ValueCount { value, count }| OutcomeValue {
            value: value.clone(),
            count: *count,
            outcome: meaning(value),
        })
        .collect()
}

/// How strongly a column looks like the outcome, 0 for not at all; and the word of its name that says so.
///
/// 4: values that say won and lost, and a name that fits; 3: such values alone; 2: yes and no under a name
/// that fits; 1: one of won and lost under a name that fits.
pub(super) fn outcome_strength(profile: &ColumnProfile) -> (u8, Option<&'static str>) {
    let every_value_is_listed = profile.distinct == profile.values.len();
    if every_value_is_listed {
        strength_of(&profile.name, &profile.values)
    } else {
        (0, None)
    }
}

/// As for a profile, of a column by its name and all its values; 0 to 4.
#[must_use]
pub fn looks_like_outcome(name: &str, values: &[ValueCount]) -> u8 {
    strength_of(name, values).0
}

fn strength_of(name: &str, values: &[ValueCount]) -> (u8, Option<&'static str>) {
    if values.len() < 2 {
        return (0, None);
    }
    let name = NameWords::of(name);
    let named = name.find(&LOST_NAMES).or_else(|| name.find(&WON_NAMES));
    let state = named.or_else(|| name.find(&STATE_NAMES));
    let says = |wanted| {
        values
            .iter()
            .any(|value| plain_meaning(&value.value) == Some(wanted))
    };
    let yes_no = values.len() == 2 && values.iter().all(|value| yes_or_no(&value.value).is_some());
    let strength = match (says(Outcome::Won), says(Outcome::Lost)) {
        (true, true) => 3 + u8::from(state.is_some()),
        (false, false) if yes_no && named.is_some() => 2,
        (won, lost) if won != lost && named.is_some() => 1,
        _ => 0,
    };
    (strength, state.filter(|_| strength > 0))
}
