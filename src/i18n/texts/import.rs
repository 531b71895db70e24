//! Words of the import: kinds of columns, roles, questions.

/// Words of the import.
#[derive(Debug)]
pub struct Import {
    /// Kind: text.
    pub kind_text: &'static str,
    /// Kind: number.
    pub kind_number: &'static str,
    /// Kind: percentage.
    pub kind_percent: &'static str,
    /// Kind: date.
    pub kind_date: &'static str,
    /// Kind: empty column.
    pub kind_empty: &'static str,
    /// Names of the roles.
    pub roles: RoleNames,
    /// Outcome: won.
    pub won: &'static str,
    /// Outcome: lost.
    pub lost: &'static str,
    /// Outcome: open.
    pub open: &'static str,
    /// `{example}` has two readings as a number.
    pub ask_decimal: &'static str,
    /// `{example}` has two readings as a date.
    pub ask_date_order: &'static str,
    /// `{example}` may be a number or a date.
    pub ask_number_or_date: &'static str,
    /// `{example}` stands without percent sign among percentages.
    pub ask_percent: &'static str,
    /// `{word}` of the column's name gave the role.
    pub reason_name: &'static str,
    /// The values gave the role.
    pub reason_values: &'static str,
    /// The first of its kind.
    pub reason_first: &'static str,
    /// Varies, so it can be a factor.
    pub reason_varies: &'static str,
    /// Cannot be a factor.
    pub reason_constant: &'static str,
}

/// Names of the roles of a column.
#[derive(Debug)]
pub struct RoleNames {
    /// Identifier.
    pub id: &'static str,
    /// Name.
    pub name: &'static str,
    /// Outcome.
    pub outcome: &'static str,
    /// Amount.
    pub amount: &'static str,
    /// Day it came in.
    pub created: &'static str,
    /// Day it was decided.
    pub closed: &'static str,
    /// Who works on it.
    pub owner: &'static str,
    /// Free text.
    pub note: &'static str,
    /// Possible factor.
    pub factor: &'static str,
    /// Not used.
    pub other: &'static str,
}

pub(super) static ZH: Import = Import {
    kind_text: "文字",
    kind_number: "数字",
    kind_percent: "百分比",
    kind_date: "日期",
    kind_empty: "空列",
    roles: RoleNames {
        id: "编号",
        name: "名称",
        outcome: "结果",
        amount: "金额",
        created: "创建日期",
        closed: "结束日期",
        owner: "负责人",
        note: "备注",
        factor: "候选因素",
        other: "不使用",
    },
    won: "赢单",
    lost: "输单",
    open: "进行中",
    ask_decimal: "“{example}”里的小数点是“.”还是“,”？",
    ask_date_order: "“{example}”是先日后月，还是先月后日？",
    ask_number_or_date: "“{example}”是数字还是日期？",
    ask_percent: "这一列有的带百分号，有的不带。“{example}”是比例（0.45 即 45%）还是百分数（45 即 45%）？",
    reason_name: "列名含“{word}”",
    reason_values: "从内容看",
    reason_first: "表中第一个日期列",
    reason_varies: "内容有差异，可作因素",
    reason_constant: "内容为空、全部相同或几乎各不相同",
};

pub(super) static EN: Import = Import {
    kind_text: "Text",
    kind_number: "Number",
    kind_percent: "Percentage",
    kind_date: "Date",
    kind_empty: "Empty",
    roles: RoleNames {
        id: "Identifier",
        name: "Name",
        outcome: "Outcome",
        amount: "Amount",
        created: "Created on",
        closed: "Closed on",
        owner: "Owner",
        note: "Note",
        factor: "Possible factor",
        other: "Not used",
    },
    won: "Won",
    lost: "Lost",
    open: "Open",
    ask_decimal: "In “{example}”, does the point or the comma mark the decimals?",
    ask_date_order: "In “{example}”, does the day or the month come first?",
    ask_number_or_date: "Is “{example}” a number or a date?",
    ask_percent: "Some values of this column have a percent sign and some have none. Is “{example}” a ratio (0.45 is 45%) or a percentage (45 is 45%)?",
    reason_name: "the column’s name holds “{word}”",
    reason_values: "the values say so",
    reason_first: "the first date column of the table",
    reason_varies: "its values vary, so it can be a factor",
    reason_constant: "empty, constant, or different in nearly every row",
};
