//! Sentences for what is wrong with something typed, pasted or imported.

/// Sentences for what is wrong with something typed, pasted or imported.
#[derive(Debug)]
pub struct Problems {
    /// Written numbers.
    pub number: NumberProblems,
    /// Written dates.
    pub date: DateProblems,
    /// Tables read from a file or the clipboard.
    pub sheet: SheetProblems,
}

/// Sentences for written numbers.
#[derive(Debug)]
pub struct NumberProblems {
    /// Nothing was written.
    pub empty: &'static str,
    /// No known form of a number.
    pub not_a_number: &'static str,
    /// Fraction over zero.
    pub division_by_zero: &'static str,
    /// Beyond a 64-bit float.
    pub too_large: &'static str,
    /// Digits in groups that fit no rule.
    pub grouping: &'static str,
    /// `{first}` and `{second}` are the two readings.
    pub ambiguous: &'static str,
}

/// Sentences for written dates.
#[derive(Debug)]
pub struct DateProblems {
    /// Nothing was written.
    pub empty: &'static str,
    /// No known form of a date.
    pub not_a_date: &'static str,
    /// The calendar has no such day.
    pub no_such_day: &'static str,
    /// `{first}` and `{second}` are the two readings.
    pub ambiguous: &'static str,
}

/// Sentences for tables read from a file or the clipboard.
#[derive(Debug)]
pub struct SheetProblems {
    /// `{row}`, `{column}` (letters), `{what}`.
    pub at_cell: &'static str,
    /// `{row}`, `{what}`.
    pub at_row: &'static str,
    /// `{column}` (letters), `{what}`.
    pub at_column: &'static str,
    /// `{found}`, `{expected}` cells.
    pub short_row: &'static str,
    /// `{found}`, `{expected}` cells.
    pub long_row: &'static str,
    /// `{named}` is the name it got.
    pub empty_header: &'static str,
    /// `{named}` is the name it got.
    pub duplicate_header: &'static str,
    /// A quote that never closes.
    pub open_quote: &'static str,
    /// Text behind a closing quote.
    pub stray_quote: &'static str,
    /// `{count}` characters of code 0.
    pub nul: &'static str,
    /// A byte order mark in the middle.
    pub byte_order_mark: &'static str,
    /// Characters that could not be decoded.
    pub unreadable: &'static str,
    /// `{kilobytes}` is the limit.
    pub long_cell: &'static str,
    /// `{most}` columns are read.
    pub too_many_columns: &'static str,
    /// Rows from here on are left out.
    pub too_many_cells: &'static str,
    /// A row above the table.
    pub title_row: &'static str,
    /// Cells merged over several rows; `{count}` of them.
    pub merged_cells: &'static str,
    /// A formula that gave an error.
    pub error_value: &'static str,
    /// A formula that was never computed.
    pub formula_without_value: &'static str,
    /// Two delimiters fit.
    pub unsure_delimiter: &'static str,
    /// No row at all.
    pub no_rows: &'static str,
    /// `{count}` further problems.
    pub more: &'static str,
    /// Name of a column without one; `{letters}` are those of the spreadsheet.
    pub unnamed_column: &'static str,
}

pub(super) static ZH: Problems = Problems {
    number: NumberProblems {
        empty: "请填写一个数字。",
        not_a_number: "这不是数字。可以写成 1234、1.2万、45% 或 1/3。",
        division_by_zero: "分母不能为 0。",
        too_large: "这个数太大，无法计算。",
        grouping: "分隔符的位置不对：千位分隔每三位一组，小数点只有一个，例如 1,234.5。",
        ambiguous: "有两种读法：{first} 或 {second}。请说明小数点是“.”还是“,”。",
    },
    date: DateProblems {
        empty: "请填写日期。",
        not_a_date: "这不是日期。可以写成 2026-11-21 或 2026年11月21日。",
        no_such_day: "日历上没有这一天。",
        ambiguous: "有两种读法：{first} 或 {second}。请说明日和月哪个在前。",
    },
    sheet: SheetProblems {
        at_cell: "第 {row} 行 {column} 列：{what}",
        at_row: "第 {row} 行：{what}",
        at_column: "{column} 列：{what}",
        short_row: "只有 {found} 格，表头有 {expected} 列；缺少的按空白处理。",
        long_row: "有 {found} 格，表头只有 {expected} 列；多出的已保留在后面的列中。",
        empty_header: "表头为空，已命名为“{named}”。",
        duplicate_header: "列名重复，已改为“{named}”。",
        open_quote: "引号没有成对，这一格已按原样读取，请核对。",
        stray_quote: "引号后面还有文字，相邻单元格可能被连在一起，请核对。",
        nul: "含有 {count} 个空字符（NUL），已去掉。",
        byte_order_mark: "开头有多余的 BOM 标记（可能由几个文件拼接而成），已去掉。",
        unreadable: "有读不出的字符（显示为 �），这里的编码可能与其他行不同。",
        long_cell: "内容超过 {kilobytes} KB，已截断。",
        too_many_columns: "列数过多，只读取前 {most} 列。",
        too_many_cells: "表格太大，从这一行起没有读取。",
        title_row: "这一行在表格上方，当作标题略过。",
        merged_cells: "有合并单元格：{count} 个被合并的单元格填上了同样的文字（数字只算一次，不重复填）。",
        error_value: "公式出错（如 #N/A），按空白处理。",
        formula_without_value: "公式没有保存计算结果，按空白处理。请在 Excel 中打开、保存后再导入。",
        unsure_delimiter: "有两种分隔符都说得通，请确认分隔符。",
        no_rows: "没有读到任何数据。",
        more: "另有 {count} 个问题未列出。",
        unnamed_column: "{letters} 列",
    },
};

pub(super) static EN: Problems = Problems {
    number: NumberProblems {
        empty: "Enter a number.",
        not_a_number: "This is not a number. Write it as 1234, 1.2k, 45% or 1/3.",
        division_by_zero: "The lower part of a fraction cannot be 0.",
        too_large: "This number is too large to calculate with.",
        grouping: "The separators are out of place: thousands come in groups of three digits with one decimal mark, as in 1,234.5.",
        ambiguous: "This can be read as {first} or as {second}. Say whether the point or the comma marks the decimals.",
    },
    date: DateProblems {
        empty: "Enter a date.",
        not_a_date: "This is not a date. Write it as 2026-11-21 or 21 Nov 2026.",
        no_such_day: "The calendar has no such day.",
        ambiguous: "This can be read as {first} or as {second}. Say whether the day or the month comes first.",
    },
    sheet: SheetProblems {
        at_cell: "Row {row}, column {column}: {what}",
        at_row: "Row {row}: {what}",
        at_column: "Column {column}: {what}",
        short_row: "{found} cells where the header has {expected}; the missing ones are empty.",
        long_row: "{found} cells where the header has {expected}; the others are kept in columns behind.",
        empty_header: "No column name; it is now called “{named}”.",
        duplicate_header: "The column name occurs twice; this one is now called “{named}”.",
        open_quote: "A quote opens and never closes. The cell was read as it stands; please check it.",
        stray_quote: "Text follows a closing quote; cells may have run together. Please check this row.",
        nul: "It contained {count} null characters, which were removed.",
        byte_order_mark: "It began with a stray byte order mark, as joined files have, which was removed.",
        unreadable: "Some characters could not be read (shown as �); the encoding here may differ from the other rows.",
        long_cell: "It holds more than {kilobytes} KB and was cut.",
        too_many_columns: "Too many columns; the first {most} were read.",
        too_many_cells: "The table is too large; this row and those below were not read.",
        title_row: "This row stands above the table; it was taken for a title and left out.",
        merged_cells: "Cells are merged: {count} that a merged cell covers got its text (a number counts once and was not repeated).",
        error_value: "The formula gave an error (such as #N/A); the cell counts as blank.",
        formula_without_value: "The formula was saved without a result; the cell counts as blank. Open the file in Excel, save it and import it again.",
        unsure_delimiter: "Two delimiters fit equally well. Please confirm the delimiter.",
        no_rows: "There is no data to read.",
        more: "{count} more problems are not listed.",
        unnamed_column: "Column {letters}",
    },
};
