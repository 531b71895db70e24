//! Words of the parts shared by every page: fields, menus, charts, grids, panels.

use crate::i18n::form;

/// Words of the parts shared by every page.
#[derive(Debug)]
pub struct Parts {
    /// A field takes whole numbers only.
    pub needs_whole: &'static str,
    /// The value is below the least allowed; takes that bound as shown, with its unit.
    pub at_least: fn(&str) -> String,
    /// The value is above the greatest allowed; takes that bound as shown, with its unit.
    pub at_most: fn(&str) -> String,
    /// Tooltip of a label that can be dragged.
    pub scrub: &'static str,
    /// Grade of a benchmark, read aloud; takes the letter.
    pub grade: fn(&str) -> String,
    /// Name of a menu without a word of its own.
    pub more: &'static str,
    /// Name of the region that speaks short notices.
    pub notices: &'static str,
    /// Take a notice away.
    pub dismiss: &'static str,
    /// Name of the command palette.
    pub palette: &'static str,
    /// What to type into the command palette.
    pub palette_ask: &'static str,
    /// No command matches.
    pub palette_none: &'static str,
    /// How many commands match.
    pub palette_count: fn(usize) -> String,
    /// Title of the sheet of shortcuts.
    pub shortcuts: &'static str,
    /// Name of the step strip.
    pub steps: &'static str,
    /// A step the document already fills.
    pub step_done: &'static str,
    /// One level of a factor, read aloud: its number and its label.
    pub level: fn(usize, &str) -> String,
    /// The level is not known; shown under the meter.
    pub level_unknown: &'static str,
    /// Set the level back to unknown.
    pub level_clear: &'static str,
    /// Words of charts.
    pub chart: ChartTexts,
    /// Words of grids.
    pub grid: GridTexts,
    /// Words of the explain panel.
    pub explain: ExplainTexts,
}

/// Words of charts.
#[derive(Debug)]
pub struct ChartTexts {
    /// What a chart is, read aloud.
    pub role: &'static str,
    /// How to read it by keyboard.
    pub keys: &'static str,
    /// Name of its menu.
    pub menu: &'static str,
    /// Show the table of the numbers drawn.
    pub show_table: &'static str,
    /// Hide that table.
    pub hide_table: &'static str,
    /// Save as a PNG picture.
    pub png: &'static str,
    /// Save as an SVG drawing.
    pub svg: &'static str,
    /// Save the numbers as CSV.
    pub csv: &'static str,
    /// The picture could not be made.
    pub failed: &'static str,
    /// A reading's place among all: which, of how many.
    pub place: fn(usize, usize) -> String,
}

/// Words of grids.
#[derive(Debug)]
pub struct GridTexts {
    /// How to use the grid by keyboard, read aloud.
    pub keys: &'static str,
    /// How many rows there are.
    pub rows: fn(&str) -> String,
    /// How large the selection is: rows, columns.
    pub selection: fn(usize, usize) -> String,
    /// Nothing to show.
    pub none: &'static str,
    /// Sort by this column.
    pub sort: fn(&str) -> String,
    /// The print shows the first rows only: how many, of how many.
    pub first_rows: fn(&str, &str) -> String,
    /// The print leaves columns out: which.
    pub not_printed: fn(&[&str]) -> String,
    /// The cell cannot be changed.
    pub read_only: &'static str,
    /// The clipboard held more rows than one paste takes.
    pub too_many: fn(&str) -> String,
    /// Cells beyond the last column were left out: how many.
    pub too_wide: fn(&str) -> String,
    /// Name of the field that edits a cell.
    pub editing: fn(&str) -> String,
}

/// Words of the explain panel.
#[derive(Debug)]
pub struct ExplainTexts {
    /// Heading of the formula.
    pub formula: &'static str,
    /// Heading of the formula with its numbers.
    pub with_numbers: &'static str,
    /// Heading of the inputs.
    pub inputs: &'static str,
    /// Column: name of the input.
    pub name: &'static str,
    /// Column: its value.
    pub value: &'static str,
    /// Column: where it came from.
    pub source: &'static str,
    /// Heading of the remarks.
    pub notes: &'static str,
}

pub(super) static ZH: Parts = Parts {
    needs_whole: "这里只能填整数。",
    at_least: |bound| format!("不能小于 {bound}。"),
    at_most: |bound| format!("不能大于 {bound}。"),
    scrub: "左右拖动可调大小，按住 Shift 更快",
    grade: |letter| format!("来源可信度 {letter} 级"),
    more: "更多",
    notices: "通知",
    dismiss: "知道了",
    palette: "命令面板",
    palette_ask: "输入命令或页面名",
    palette_none: "没有匹配的命令。换个说法试试。",
    palette_count: |count| format!("{count} 条命令"),
    shortcuts: "快捷键",
    steps: "步骤",
    step_done: "已完成",
    level: |number, label| format!("{number} 级：{label}"),
    level_unknown: "未知：选一级，或留空看区间",
    level_clear: "设为未知",
    chart: ChartTexts {
        role: "图表",
        keys: "按左右方向键逐个读数",
        menu: "图表菜单",
        show_table: "显示数据表",
        hide_table: "收起数据表",
        png: "保存为 PNG 图片",
        svg: "保存为 SVG 矢量图",
        csv: "保存数据为 CSV",
        failed: "图片没有生成。可以改存 SVG。",
        place: |index, count| format!("第 {index} 个，共 {count} 个"),
    },
    grid: GridTexts {
        keys: "方向键移动，回车或直接输入开始编辑，Esc 取消，Ctrl+C 复制，Ctrl+V 粘贴，Ctrl+D 向下填充",
        rows: |count| format!("{count} 行"),
        selection: |rows, columns| format!("已选 {rows} 行 × {columns} 列"),
        none: "没有数据。",
        sort: |title| format!("按“{title}”排序"),
        first_rows: |shown, all| format!("以下为前 {shown} 行，共 {all} 行"),
        not_printed: |titles| {
            let titles = titles.join("、");
            format!("未打印的列：{titles}。完整的表在页面上；录入的各列也在导出的 CSV 和 Excel 里。")
        },
        read_only: "这一列由公式得出，不能直接修改。",
        too_many: |limit| format!("一次最多粘贴 {limit} 行，其余没有粘贴。"),
        too_wide: |n| format!("{n} 个单元格在最后一列之外，没有粘贴。"),
        editing: |title| format!("编辑“{title}”"),
    },
    explain: ExplainTexts {
        formula: "公式",
        with_numbers: "代入数字",
        inputs: "用到的输入",
        name: "名称",
        value: "数值",
        source: "来源",
        notes: "说明",
    },
};

pub(super) static EN: Parts = Parts {
    needs_whole: "Whole numbers only.",
    at_least: |bound| format!("Must be at least {bound}."),
    at_most: |bound| format!("Must be at most {bound}."),
    scrub: "Drag sideways to change; hold Shift for larger steps",
    grade: |letter| format!("Source grade {letter}"),
    more: "More",
    notices: "Notices",
    dismiss: "Dismiss",
    palette: "Command palette",
    palette_ask: "Type a command or a page",
    palette_none: "No command matches. Try other words.",
    palette_count: |count| {
        if count == 1 {
            "1 command".into()
        } else {
            format!("{count} commands")
        }
    },
    shortcuts: "Keyboard shortcuts",
    steps: "Steps",
    step_done: "done",
    level: |number, label| format!("Level {number}: {label}"),
    level_unknown: "Unknown: choose a level, or leave it and read the range",
    level_clear: "Set to unknown",
    chart: ChartTexts {
        role: "chart",
        keys: "Use the left and right arrow keys to read each value",
        menu: "Chart menu",
        show_table: "Show the numbers",
        hide_table: "Hide the numbers",
        png: "Save as PNG",
        svg: "Save as SVG",
        csv: "Save the numbers as CSV",
        failed: "The picture could not be made. SVG will work.",
        place: |index, count| format!("{index} of {count}"),
    },
    grid: GridTexts {
        keys: "Arrow keys move, Enter or typing edits, Escape cancels, Ctrl+C copies, Ctrl+V pastes, Ctrl+D fills down",
        rows: |count| format!("{count} {}", form("row|rows", count == "1")),
        selection: |rows, columns| format!("{rows} × {columns} selected"),
        none: "No rows.",
        sort: |title| format!("Sort by {title}"),
        first_rows: |shown, all| format!("First {shown} of {all} rows"),
        not_printed: |titles| {
            let titles = titles.join(", ");
            format!(
                "Not printed: {titles}. The page has them all; the columns entered are also in the CSV and Excel files."
            )
        },
        read_only: "This column is calculated and cannot be changed here.",
        too_many: |limit| format!("One paste takes at most {limit} rows; the rest was left out."),
        too_wide: |n| format!("Beyond the last column, left out: {n}."),
        editing: |title| format!("Edit {title}"),
    },
    explain: ExplainTexts {
        formula: "Formula",
        with_numbers: "With the numbers",
        inputs: "Inputs used",
        name: "Name",
        value: "Value",
        source: "Source",
        notes: "Notes",
    },
};
