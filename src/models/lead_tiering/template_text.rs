//! The words of the lead-tiering template: seven value factors with five levels each.
//!
//! The factors are the method's; weights and level descriptions are this template's own starting point,
//! shown as a sample until the user confirms or changes them.

use crate::i18n::Lang;

/// Points of the five levels, worst to best, on the 0–100 scale of the scorecard.
pub const LEVEL_POINTS: [i64; 5] = [0, 25, 50, 75, 100];

/// One level of a factor: a short label and one sentence by which two people would rate alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LevelText {
    /// Chinese label, at most 14 characters.
    pub label_zh: &'static str,
    /// English label.
    pub label_en: &'static str,
    /// Chinese description, one sentence.
    pub detail_zh: &'static str,
    /// English description, one sentence.
    pub detail_en: &'static str,
}

impl LevelText {
    /// The label in a language.
    ///
    /// ```
    /// use loudou::{i18n::Lang, models::lead_tiering::template_text::FACTORS};
    /// assert_eq!(FACTORS[0].levels[3].label(Lang::Zh), "官网直访");
    /// ```
    #[must_use]
    pub const fn label(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.label_zh,
            Lang::En => self.label_en,
        }
    }

    /// The description in a language.
    #[must_use]
    pub const fn detail(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.detail_zh,
            Lang::En => self.detail_en,
        }
    }
}

/// One value factor (价值因素) of the template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactorText {
    /// Stable identifier, used in documents and links.
    pub id: &'static str,
    /// Chinese name.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
    /// The one question that settles the factor when it is unknown, in Chinese.
    pub question_zh: &'static str,
    /// The same question in English.
    pub question_en: &'static str,
    /// Weight in percent; the seven sum to 100.
    pub weight: i64,
    /// True on the engagement axis (what the lead does), false on the fit axis (what the lead is and needs).
    pub engagement: bool,
    /// The five levels, worst to best; their points are [`LEVEL_POINTS`].
    pub levels: [LevelText; 5],
}

impl FactorText {
    /// The factor's name in a language.
    #[must_use]
    pub const fn name(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }

    /// The question that settles the factor, in a language.
    #[must_use]
    pub const fn question(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.question_zh,
            Lang::En => self.question_en,
        }
    }
}

const fn level(
    label_zh: &'static str,
    detail_zh: &'static str,
    label_en: &'static str,
    detail_en: &'static str,
) -> LevelText {
    LevelText {
        label_zh,
        label_en,
        detail_zh,
        detail_en,
    }
}

/// The seven factors in the order of the method: how the lead came, what it is, what it needs.
pub const FACTORS: [FactorText; 7] = [
    CHANNEL,
    FORM,
    BUSINESS_SIZE,
    CONTACT,
    NEED_CLARITY,
    NEED_FIT,
    INTEREST,
];

const CHANNEL: FactorText = FactorText {
    id: "channel",
    zh: "渠道",
    en: "Channel",
    question_zh: "您是从哪里知道我们的？",
    question_en: "How did you hear of us?",
    weight: 10,
    engagement: true,
    levels: [
        level(
            "陌生名单",
            "外采名单或陌生拜访得来，对方没有主动表达过意向。",
            "Cold list",
            "From a bought list or a cold call; they never showed intent themselves.",
        ),
        level(
            "付费投放",
            "由信息流、搜索竞价等广告带来，量大但意向参差。",
            "Paid advertising",
            "Brought by feed or search advertising: plenty of them, of very mixed intent.",
        ),
        level(
            "展会与市场活动",
            "在展会、沙龙或线上研讨会上留资，有业务场景但目的不一。",
            "Trade show or event",
            "Left details at a trade show, seminar or webinar; a real business, mixed motives.",
        ),
        level(
            "官网直访",
            "直接输入网址或搜索品牌词进入官网，主动了解产品。",
            "Direct to the website",
            "Typed the address or searched for the brand and came to look at the product.",
        ),
        level(
            "老客户转介绍",
            "由在用客户或合作伙伴推荐，自带信任背书。",
            "Customer referral",
            "Recommended by a current customer or a partner, so trust comes with it.",
        ),
    ],
};

const FORM: FactorText = FactorText {
    id: "form",
    zh: "形态",
    en: "Form of enquiry",
    question_zh: "对方通过什么动作找到我们：留资、咨询、注册，还是来电？",
    question_en: "What did they do to reach us: leave details, ask, register or phone?",
    weight: 15,
    engagement: true,
    levels: [
        level(
            "仅有联系方式",
            "只有公司名和电话，对方没有做过任何动作。",
            "Contact details only",
            "A company name and a number; they took no step of their own.",
        ),
        level(
            "下载资料留资",
            "为下载白皮书或领取资料留下信息，没有提出咨询。",
            "Downloaded material",
            "Left details for a white paper or a guide and asked nothing.",
        ),
        level(
            "在线咨询",
            "填写官网表单或找在线客服，问了具体问题。",
            "Online enquiry",
            "Sent the web form or used the chat, with a definite question.",
        ),
        level(
            "注册试用",
            "注册了账号或申请了试用，还没有通过话。",
            "Registered for a trial",
            "Opened an account or asked for a trial; not spoken to yet.",
        ),
        level(
            "注册并来电",
            "注册之后又主动打来电话咨询。",
            "Registered and phoned",
            "Registered and then phoned of their own accord.",
        ),
    ],
};

const BUSINESS_SIZE: FactorText = FactorText {
    id: "business_size",
    zh: "业务规模",
    en: "Business size",
    question_zh: "贵公司去年营收大概在什么量级，在行业里排在什么位置？",
    question_en: "Roughly what was last year's revenue, and where does that stand in the industry?",
    weight: 15,
    engagement: false,
    levels: [
        level(
            "小微初创",
            "年营收不足 1000 万元，或成立不满一年，付费能力未经验证。",
            "Micro or just started",
            "Annual revenue under RMB 10 million or under a year old; ability to pay unproven.",
        ),
        level(
            "小型，行业中下",
            "年营收 1000 万至 1 亿元，规模在行业后半段。",
            "Small, lower half",
            "Annual revenue RMB 10–100 million, in the lower half of its industry.",
        ),
        level(
            "中型，行业中等",
            "年营收 1 亿至 5 亿元，规模在行业中间位置。",
            "Mid-size, mid-field",
            "Annual revenue RMB 100–500 million, in the middle of its industry.",
        ),
        level(
            "中大型，行业中上",
            "年营收 5 亿至 20 亿元，规模居行业中上，例如营收 10 亿元的 SaaS 厂商。",
            "Upper-middle of its industry",
            "Annual revenue RMB 0.5–2 billion, such as a SaaS vendor at RMB 1 billion.",
        ),
        level(
            "行业头部",
            "年营收超过 20 亿元，或排在所在行业前列。",
            "Industry leader",
            "Annual revenue above RMB 2 billion, or among the first of its industry.",
        ),
    ],
};

const CONTACT: FactorText = FactorText {
    id: "contact",
    zh: "对接人",
    en: "Contact",
    question_zh: "这件事最后由谁拍板，您在其中负责哪一块？",
    question_en: "Who takes the final decision on this, and what is your part in it?",
    weight: 15,
    engagement: false,
    levels: [
        level(
            "非采购相关人员",
            "同行、学生、求职者或第三方，不参与采购。",
            "Outside the purchase",
            "A competitor, student, job seeker or third party with no part in buying.",
        ),
        level(
            "经办人或一线使用者",
            "替人收集资料或自己使用，对选型没有话语权。",
            "Clerk or end user",
            "Gathers information for others or would use the product; no say in the choice.",
        ),
        level(
            "使用部门负责人",
            "带使用团队，能提需求，决策权尚不明确。",
            "Head of the using team",
            "Leads the team that will use it and states the needs; decision power unclear.",
        ),
        level(
            "选型牵头人",
            "牵头立项和选型，能影响预算，但不能最终拍板。",
            "Leads the selection",
            "Runs the project and the selection and sways the budget, but does not sign.",
        ),
        level(
            "决策人",
            "握有预算审批权，可以最终拍板，如总经理或分管副总。",
            "Decision maker",
            "Holds the budget and signs, for instance the general manager or the VP in charge.",
        ),
    ],
};

const NEED_CLARITY: FactorText = FactorText {
    id: "need_clarity",
    zh: "需求清晰度",
    en: "Need clarity",
    question_zh: "现在这个流程是怎么走的，最想先解决哪个场景？",
    question_en: "How does the process run today, and which situation must be solved first?",
    weight: 15,
    engagement: false,
    levels: [
        level(
            "没有具体需求",
            "表示只是随便了解，说不出要解决的问题。",
            "No stated need",
            "Says they are just looking and names no problem to solve.",
        ),
        level(
            "痛点模糊",
            "痛点和需求都说得含糊，流程与场景不明确。",
            "Vague pains",
            "Pains and needs are vague; process and scenarios are undefined.",
        ),
        level(
            "痛点明确",
            "痛点说得清楚，流程与场景只梳理了一部分。",
            "Clear pains",
            "Pains are clear; process and scenarios are only partly worked out.",
        ),
        level(
            "场景清晰",
            "流程、场景和验收标准基本成文，预算或时间未定。",
            "Defined scenarios",
            "Process, scenarios and acceptance criteria mostly written; budget or date open.",
        ),
        level(
            "已立项",
            "有书面需求，预算和上线时间都已确定。",
            "Approved project",
            "Written requirements, with budget and go-live date fixed.",
        ),
    ],
};

const NEED_FIT: FactorText = FactorText {
    id: "need_fit",
    zh: "需求匹配度",
    en: "Need fit",
    question_zh: "哪些要求是标准产品必须满足、不能让步的？",
    question_en: "Which requirements must the standard product meet, without compromise?",
    weight: 20,
    engagement: false,
    levels: [
        level(
            "核心需求不匹配",
            "核心需求不在产品范围内，做不了。",
            "Core need not covered",
            "The core need lies outside the product and cannot be met.",
        ),
        level(
            "大量定制",
            "一半以上的需求要靠定制开发才能满足。",
            "Heavy customisation",
            "More than half of the needs require custom development.",
        ),
        level(
            "部分定制",
            "主流程用标准功能即可，少数关键环节需要定制。",
            "Some customisation",
            "The main process runs on standard features; a few key steps need custom work.",
        ),
        level(
            "标准化为主",
            "需求标准化程度高、个性化程度低，配置即可满足。",
            "Mostly standard",
            "Highly standard needs with little that is individual; configuration is enough.",
        ),
        level(
            "开箱即用",
            "需求全部由标准产品覆盖，且有同行业成功案例。",
            "Fits out of the box",
            "The standard product covers every need, with a reference in the same industry.",
        ),
    ],
};

const INTEREST: FactorText = FactorText {
    id: "interest",
    zh: "业务兴趣度",
    en: "Interest",
    question_zh: "最近一个月，对方看过哪些内容、参加过哪些活动？",
    question_en: "What have they read, watched or attended in the last month?",
    weight: 10,
    engagement: true,
    levels: [
        level(
            "多次触达无回应",
            "多次联系没有回应，或明确表示不再沟通。",
            "No response",
            "Several attempts unanswered, or they asked not to be contacted.",
        ),
        level(
            "偶尔浏览",
            "偶尔打开邮件或文章，没有连续动作。",
            "Occasional visits",
            "Opens a mail or an article now and then; nothing continuous.",
        ),
        level(
            "关注公众号",
            "关注了公众号，时有阅读，没有参加活动。",
            "Follows the account",
            "Follows the official account and reads at times; attends nothing.",
        ),
        level(
            "常读文章并看直播",
            "关注公众号、经常阅读文章、观看直播。",
            "Reads often, watches live",
            "Follows the official account, reads often and watches live streams.",
        ),
        level(
            "主动要方案报价",
            "主动索要方案、报价或案例，并拉同事一起参与。",
            "Asks for a proposal",
            "Asks for a proposal, prices or references and brings colleagues in.",
        ),
    ],
};

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn weights_sum_to_one_hundred() {
        assert_eq!(FACTORS.iter().map(|factor| factor.weight).sum::<i64>(), 100);
    }

    #[test]
    fn ids_and_labels_are_distinct() {
        let ids: HashSet<_> = FACTORS.iter().map(|factor| factor.id).collect();
        assert_eq!(ids.len(), FACTORS.len());
        for lang in [Lang::Zh, Lang::En] {
            let labels: HashSet<_> = FACTORS
                .iter()
                .flat_map(|factor| factor.levels.iter().map(move |l| l.label(lang)))
                .collect();
            assert_eq!(labels.len(), 35);
        }
    }

    #[test]
    fn labels_are_short_and_details_are_sentences() {
        for factor in &FACTORS {
            assert!(factor.question_zh.ends_with('？') && factor.question_en.ends_with('?'));
            for level in &factor.levels {
                assert!(level.label_zh.chars().count() <= 14, "{}", level.label_zh);
                assert!(level.label_en.len() <= 30, "{}", level.label_en);
                assert!(level.detail_zh.ends_with('。') && level.detail_en.ends_with('.'));
                let western = |c| matches!(c, ',' | ';' | ':' | '?' | '(' | ')');
                assert!(!level.detail_zh.contains(western), "{}", level.detail_zh);
            }
        }
    }
}
