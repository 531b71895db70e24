//! Words used everywhere.

/// Words used everywhere.
#[derive(Debug)]
pub struct Common {
    /// Name of the app.
    pub app: &'static str,
    /// Close a dialog or a panel.
    pub close: &'static str,
    /// Leave without a change.
    pub cancel: &'static str,
    /// Take back the last step.
    pub undo: &'static str,
    /// Do the step again.
    pub redo: &'static str,
    /// Mark of a value that came with the app.
    pub sample: &'static str,
    /// Between the entries of a list in a sentence.
    pub list_comma: &'static str,
    /// A value that is not known.
    pub unknown: &'static str,
}

pub(super) static ZH: Common = Common {
    app: "漏斗",
    close: "关闭",
    cancel: "取消",
    undo: "撤销",
    redo: "重做",
    sample: "示例",
    list_comma: "；",
    unknown: "未知",
};

pub(super) static EN: Common = Common {
    app: "Loudou",
    close: "Close",
    cancel: "Cancel",
    undo: "Undo",
    redo: "Redo",
    sample: "Sample",
    list_comma: "; ",
    unknown: "Unknown",
};
