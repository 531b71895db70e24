//! Words of the gallery of parts: examples, not the product's own sentences.

/// Words of the gallery of parts.
#[derive(Debug)]
pub struct Gallery {
    /// Title of the page.
    pub title: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    /// Names of its sections, in the order of the page.
    pub sections: [&'static str; 8],
    /// Words on buttons: primary, plain, quiet, dangerous, disabled.
    pub buttons: [&'static str; 5],
    /// Name and unit of a sum of money.
    pub target: (&'static str, &'static str),
    /// Name and note of a share.
    pub retention: (&'static str, &'static str),
    /// Name and unit of a count.
    pub people: (&'static str, &'static str),
    /// A name far too long for its place.
    pub long: &'static str,
    /// A benchmark.
    pub hint: &'static str,
    /// Name of a choice and its answers.
    pub choice: (&'static str, [&'static str; 3]),
    /// Name of a line of words and an example.
    pub line: (&'static str, &'static str),
    /// Name of a note and a problem with it.
    pub note: (&'static str, &'static str),
    /// A yes or no.
    pub check: &'static str,
    /// Two factors.
    pub factors: [&'static str; 2],
    /// What five levels mean.
    pub levels: [&'static str; 5],
    /// Three steps.
    pub steps: [&'static str; 3],
    /// Two tabs.
    pub tabs: [&'static str; 2],
    /// A sentence to fill a place.
    pub sentence: &'static str,
    /// A grave sentence.
    pub alarm: &'static str,
    /// Names of what lies over the page: dialog, question, notice, palette, shortcuts, explanation, menu.
    pub overlays: [&'static str; 7],
    /// The finding of a chart, its subtitle, and its columns.
    pub chart: (&'static str, &'static str, [&'static str; 2]),
    /// Names of the other kinds of drawing, in alphabetical order of their files.
    pub charts: [&'static str; 13],
    /// Unit of counts in a chart, with its blank where the language has one.
    pub unit: &'static str,
    /// Columns of the grid: lead, tier, score, channel, next step.
    pub columns: [&'static str; 5],
    /// Channels.
    pub channels: [&'static str; 3],
    /// A headline figure: name, unit, word.
    pub figure: (&'static str, &'static str, &'static str),
    /// A refused cell.
    pub refused: &'static str,
    /// An explanation: formula, with numbers.
    pub formula: (&'static str, &'static str),
}

pub(super) static ZH: Gallery = Gallery {
    title: "部件一览",
    purpose: "每个部件的各种状态：空、错、不可用、文字过长。测试和校对用。",
    sections: [
        "按钮与标记",
        "输入",
        "层级",
        "导航",
        "提示",
        "图表",
        "表格",
        "各种图",
    ],
    buttons: ["求解招聘计划", "导入", "更多", "删除", "不可用"],
    target: ("年度目标", "万元"),
    retention: ("月留存", "年化 37%"),
    people: ("合格人力", "人"),
    long: "一个名字很长很长的输入项，长到在手机上必须换行才放得下",
    hint: "两家同行披露的区间是 85%–95%，仅供参考。",
    choice: ("渠道", ["官网直接进入", "活动", "转介绍"]),
    line: ("客户名称", "例如 启明软件"),
    note: ("备注", "最多 200 个字。"),
    check: "把未知项按区间计算",
    factors: ["需求匹配度", "业务兴趣度"],
    levels: [
        "完全不匹配",
        "少量匹配",
        "个性化程度高",
        "标准化程度高，个性化程度低",
        "完全匹配",
    ],
    steps: ["价值因素", "因素权重", "因素量化"],
    tabs: ["全部线索", "分布"],
    sentence: "匹配度和形态撑起了得分，清晰度拖了后腿。",
    alarm: "没有保存：浏览器的存储空间已满。修改还在，请先导出文件。",
    overlays: [
        "对话框",
        "提问",
        "通知",
        "命令面板",
        "快捷键",
        "这个数怎么来的",
        "菜单",
    ],
    chart: ("B 层最多，A 层只占一成半", "线索数，按得分", ["得分", "线索数"]),
    charts: [
        "覆盖倍数",
        "逐月走势",
        "曲线",
        "至少达到的概率",
        "扇形图",
        "漏斗图",
        "热力图",
        "带区间的比率",
        "两种分层对照",
        "组织图",
        "逐月人力",
        "龙卷风图",
        "瀑布图",
    ],
    unit: "条",
    columns: ["线索", "层级", "得分", "渠道", "下一步"],
    channels: ["官网", "活动", "转介绍"],
    figure: ("得分（已知 90% 权重）", "/ 100", "可能在 60.0–70.0"),
    refused: "得分必须在 0 到 100 之间。",
    formula: (
        "得分 = Σ 权重 ×（级别 − 1）÷ 4 ÷ 已知权重",
        "66.7 = (10% × 3/4 + 15% × 4/4 + …) ÷ 90%",
    ),
};

pub(super) static EN: Gallery = Gallery {
    title: "Parts",
    purpose: "Every part in its states: empty, wrong, disabled, with too long a text. For tests and for proof-reading.",
    sections: [
        "Buttons and marks",
        "Entry",
        "Levels",
        "Navigation",
        "Notices",
        "Charts",
        "Grid",
        "Every kind of chart",
    ],
    buttons: ["Solve the hiring plan", "Import", "More", "Delete", "Disabled"],
    target: ("Target for the year", "10k CNY"),
    retention: ("Monthly retention", "37% a year"),
    people: ("Qualified reps", "people"),
    long: "An input whose name is so long that on a phone it cannot but go over two lines",
    hint: "Two vendors report 85% to 95%; for orientation only.",
    choice: ("Channel", ["Own website", "Event", "Referral"]),
    line: ("Customer", "for example Acme Software"),
    note: ("Remark", "At most 200 characters."),
    check: "Carry unknown factors as a range",
    factors: ["Fit to need", "Interest"],
    levels: [
        "No fit at all",
        "A little fit",
        "Much has to be made to measure",
        "Mostly standard, little made to measure",
        "Complete fit",
    ],
    steps: ["Factors", "Weights", "Levels"],
    tabs: ["All leads", "Distribution"],
    sentence: "Fit and form carry the score; clarity holds it back.",
    alarm: "Not saved: the browser's storage is full. Your change is still here; please export a file first.",
    overlays: [
        "Dialog",
        "Question",
        "Notice",
        "Command palette",
        "Shortcuts",
        "Where does this number come from",
        "Menu",
    ],
    chart: (
        "Most leads are B; only one in seven is A",
        "Leads by score",
        ["Score", "Leads"],
    ),
    charts: [
        "Coverage",
        "Course along months",
        "Curve",
        "Probability of at least so much",
        "Fan",
        "Funnel",
        "Heat map",
        "Rates with intervals",
        "Two tierings against each other",
        "Organisation",
        "People by month",
        "Tornado",
        "Waterfall",
    ],
    unit: " leads",
    columns: ["Lead", "Tier", "Score", "Channel", "Next step"],
    channels: ["Website", "Event", "Referral"],
    figure: ("Score (90% of the weight known)", "/ 100", "could be 60.0–70.0"),
    refused: "A score lies between 0 and 100.",
    formula: (
        "score = Σ weight × (level − 1) ÷ 4 ÷ known weight",
        "66.7 = (10% × 3/4 + 15% × 4/4 + …) ÷ 90%",
    ),
};
