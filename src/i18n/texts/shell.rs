//! Words of the frame around the pages.

use super::catalogue::catalogue;
use crate::workspace::{Last, Refusal};

catalogue! {
    /// Words of the frame around the pages.
    Shell {
        tagline: "ToB 运营模型", "B2B operating models";
        skip_to_main: "跳到正文", "Skip to content";
        chain: "模型导航", "Models";
        acquire: "营销获客", "Acquire";
        convert: "销售转化", "Convert";
        succeed: "客户成功", "Succeed";
        coming: "即将推出", "Coming";
        part_coming: "正在打开…", "Opening…";
        part_missing: "这一部分没有取到", "This part could not be fetched";
        part_missing_text: "页面的这一部分没能从服务器取到，多半是网络中断。已保存的内容不受影响，请检查网络后再试。", "The server did not send this part of the page; most often the network broke off. What you saved is untouched. Check the network and try again.";
        try_again: "再试一次", "Try again";
        lead_tiering: "线索价值分层", "Lead value tiering";
        opportunity_alert: "商机预警", "Opportunity early warning";
        target_year: "销售目标 · 年", "Sales target · year";
        target_month: "销售目标 · 月", "Sales target · month";
        sales_org: "销售组织设计", "Sales organisation";
        customer_tiering: "用户价值分层", "Customer value tiering";
        churn_alert: "用户流失预警", "Churn early warning";
        cs_org: "客户成功组织", "Customer-success team";
        grading: "客户分级与权益", "Grades and benefits";
        health: "健康分与生命周期", "Health and lifecycle";
        narrow_rail: "收起导航", "Collapse the list";
        wide_rail: "展开导航", "Expand the list";
        models: "模型", "Models";
        more: "更多", "More";
        workspace: "工作区", "Workspace";
        workspaces: "工作区", "Workspaces";
        workspaces_note: "每个客户或每家公司一个工作区，互不相干，都只存在这个浏览器里。", "One workspace per client or firm. They share nothing and stay in this browser.";
        all_workspaces: "管理工作区…", "All workspaces…";
        new_workspace: "新建工作区", "New workspace";
        new_with_sample: "从示例新建", "New, with the sample";
        duplicate: "复制一份", "Duplicate";
        archive: "归档", "Archive";
        unarchive: "取消归档", "Bring back";
        archived: "已归档", "Archived";
        delete: "删除", "Delete";
        deleted: "已删除", "Deleted";
        deleted_note: "在“永久删除”之前都可以恢复。", "Can be brought back until removed for good.";
        remove_for_good: "永久删除", "Remove for good";
        remove_title: "永久删除这个工作区？", "Remove this workspace for good?";
        remove_text: "线索、评分卡和方案都会消失，不能撤销。建议先导出文件。", "Its leads, scorecards and scenarios will be gone, and this cannot be undone. Export a file first.";
        restore: "恢复", "Restore";
        open: "打开", "Open";
        opened: "当前", "Open now";
        untitled: "未命名", "Untitled";
        copy_of: "{name}（副本）", "{name} (copy)";
        sample_workspace: "示例：线索分层", "Sample: lead tiering";
        was_deleted: "已删除“{name}”", "Deleted “{name}”";
        was_archived: "已归档“{name}”", "Archived “{name}”";
        profile: "工作区设置", "Workspace settings";
        profile_note: "这些设置对本工作区的所有模型生效。", "These hold for every model of this workspace.";
        name: "名称", "Name";
        name_missing: "请填写名称。", "Please give a name.";
        currency: "币种", "Currency";
        money_unit: "金额单位", "Money shown in";
        fiscal_year: "财年起始月", "Fiscal year starts in";
        working_days: "每月工作日", "Working days a month";
        working_days_hint: "365 天减 104 个休息日，再除以 12，即 21.75 天（中国劳动法的月计薪天数）。", "365 days less 104 days of rest, over 12: 21.75, the month China's labour law pays by.";
        days: "天", "days";
        as_of: "截至日期", "As of";
        as_of_short: "截至 {day}", "As of {day}";
        as_of_note: "模型按这一天计算时长、衰减和有效期，不读电脑时钟。", "Ages, decay and expiry are counted to this day; no model reads the clock.";
        today: "设为今天", "Set to today";
        report_lang: "导出语言", "Language of exports";
        scenario: "方案", "Scenario";
        scenario_short: "方案：{name}", "{name} (scenario)";
        base: "基准", "Base";
        new_scenario: "新建方案…", "New scenario…";
        new_scenario_note: "方案只记录与基准不同的数值；在方案里改数，基准不变。", "A scenario holds only the numbers that differ; a number changed in it leaves the base as it is.";
        rename: "重命名…", "Rename…";
        adopt: "写入基准", "Write into the base";
        remove_scenario: "删除方案", "Delete scenario";
        scenario_name: "方案名称", "Name of the scenario";
        create: "新建", "Create";
        save: "保存", "Save";
        done: "完成", "Done";
        saved: "已保存", "Saved";
        saving: "保存中", "Saving";
        not_saved: "未保存", "Not saved";
        save_full: "浏览器空间已满，最近的改动还没有保存。内容还在页面上：请先导出文件，再腾出空间。", "The browser's store is full: your latest changes are not saved. They are still on this page: export a file, then make room.";
        save_no_store: "这个浏览器不允许保存数据（多半是无痕模式），关闭页面后内容会消失。请及时导出文件。", "This browser keeps no data (often private browsing): all is gone when the page closes. Export a file in time.";
        quarantined: "有一项存储内容读不出来，已原样移到一边，没有覆盖。其余内容都在。", "One stored value could not be read. It was put aside as it is, nothing was overwritten, and everything else is here.";
        download_it: "下载原始内容", "Download it";
        repaired: "打开时做了修复：{list}", "Put right on opening: {list}";
        repair_profile: "工作区设置读不出来，改用默认值", "the settings could not be read; defaults took their place";
        repair_cards: "{n} 张评分卡读不出来", "{n} {n?scorecard|scorecards} could not be read";
        repair_card_parts: "评分卡里有 {n} 个因素、级别或层级不能保留", "{n} {n?factor, level or tier|factors, levels or tiers} of scorecards could not stay";
        repair_no_card: "没有可用的评分卡，改用模板", "no scorecard was left; the template took its place";
        repair_numbers: "{n} 个数值超出范围，已调整", "{n} {n?number was|numbers were} out of range and brought into it";
        repair_columns: "{n} 列读不出来", "{n} {n?column|columns} could not be read";
        repair_rows: "至多 {n} 行读不出来", "up to {n} {n?row|rows} could not be read";
        repair_fewer: "写出时有 {of} 条线索，文件里只剩 {n} 条", "{n} of {of} leads were in the file";
        repair_plans: "{n} 个模型的输入读不出来", "the inputs of {n} {n?model|models} could not be read";
        repair_scenarios: "{n} 个方案读不出来", "{n} {n?scenario|scenarios} could not be read";
        repair_overrides: "{n} 条人工定级读不出来", "{n} {n?tier|tiers} set by hand could not be read";
        import: "导入", "Import";
        import_rows: "导入线索（CSV 或粘贴）…", "Import leads (CSV or paste)…";
        import_file: "打开工作区文件…", "Open a workspace file…";
        export: "导出", "Export";
        export_file: "工作区文件（.loudou.json）", "Workspace file (.loudou.json)";
        export_workbook: "评分卡与线索（Excel，公式可继续计算）", "Scorecard and leads (Excel with live formulas)";
        export_csv: "线索与得分（CSV）", "Leads with scores (CSV)";
        copy_table: "复制线索表", "Copy the leads as a table";
        copied: "已复制 {n} 行，可直接粘贴到 Excel。", "{n} {n?row|rows} copied; paste {n?it|them} into Excel.";
        copy_failed: "浏览器不允许复制，请改用导出 CSV。", "The browser refused the copy; export CSV instead.";
        download_failed: "浏览器不允许下载这个文件。", "The browser refused the download.";
        print: "打印 / 存为 PDF", "Print or save as PDF";
        file_opened: "已打开“{name}”", "Opened “{name}”";
        file_too_big: "文件超过 64 MB，不像是漏斗的工作区文件。", "The file is over 64 MB; a Loudou workspace is not.";
        file_not_json: "文件不完整或不是 JSON：在第 {line} 行第 {column} 列停下。", "The file is cut short or is not JSON: reading stopped at line {line}, column {column}.";
        file_not_ours: "这是 JSON，但不是漏斗的工作区文件。", "This is JSON, but not a Loudou workspace.";
        file_newer: "文件由更新版本的漏斗写成（格式 {n}），请刷新页面更新后再打开。", "A newer Loudou wrote this file (format {n}). Reload the page to update, then open it.";
        file_unreadable: "浏览器读不出这个文件。", "The browser could not read this file.";
        language: "English", "中文";
        language_to: "切换到英文", "Switch to Chinese";
        theme: "外观", "Appearance";
        theme_system: "跟随系统", "As the system";
        theme_light: "浅色", "Light";
        theme_dark: "深色", "Dark";
        palette: "命令", "Commands";
        help: "帮助与快捷键", "Help and shortcuts";
        keys_everywhere: "任何地方", "Everywhere";
        keys_fields: "数值框", "Number fields";
        keys_grid: "表格", "Tables";
        key_palette: "命令面板", "Command palette";
        key_undo: "撤销 / 重做", "Undo / redo";
        key_help: "本帮助", "This help";
        key_step: "加减一步（按住 Shift 为十步）", "One step up or down (ten with Shift)";
        key_scrub: "在名称上左右拖动", "Drag the label sideways";
        key_write: "可写 1.2万、3,000、45%、1/3", "Takes 12K, 3,000, 45%, 1/3";
        key_move: "移动 / 选择区域", "Move / select a range";
        key_edit: "编辑；Esc 放弃", "Edit; Esc gives up";
        key_copy: "与 Excel 互相复制粘贴", "Copy and paste with Excel";
        key_fill: "向下填充", "Fill down";
        undo_step: "撤销：{step}", "Undo: {step}";
        redo_step: "重做：{step}", "Redo: {step}";
        nothing_to_undo: "没有可撤销的操作", "Nothing to undo";
        nothing_to_redo: "没有可重做的操作", "Nothing to redo";
        step_profile: "工作区设置", "settings";
        step_card: "评分卡", "scorecard";
        step_normalise: "权重归一", "weights to 100";
        step_confirm: "确认示例值", "sample values taken over";
        step_basis: "统计范围", "leads counted";
        step_cells: "{n} 个单元格", "{n} {n?cell|cells}";
        step_add: "新增 {n} 条线索", "{n} {n?lead|leads} added";
        step_remove: "删除 {n} 条线索", "{n} {n?lead|leads} removed";
        step_import: "导入（共 {n} 条）", "import ({n} {n?lead|leads})";
        step_override: "人工定级", "tier set by hand";
        step_scenario: "方案", "scenarios";
        step_restore: "恢复历史版本", "earlier state brought back";
        refuse_not_there: "要改的内容已经不在了。", "What this would change is no longer there.";
        refuse_bad_value: "这个值不能用。", "This value cannot be used.";
        refuse_no_weights: "所有权重都是 0，无法归一。", "All weights are 0 and cannot be brought to 100.";
        refuse_last_card: "至少要保留一张评分卡。", "At least one scorecard has to stay.";
        refuse_last_factor: "至少要保留一个因素。", "At least one factor has to stay.";
        refuse_last_level: "至少要保留一个级别。", "At least one level has to stay.";
        refuse_last_tier: "至少要保留一个层级。", "At least one tier has to stay.";
        not_found: "没有这个页面", "There is no such page";
        not_found_text: "地址可能不完整，或来自更新的版本。", "The address may be cut short or belong to a newer version.";
        go_home: "打开线索价值分层", "Open lead value tiering";
        privacy: "数据只留在这个浏览器里，不会上传。", "Your data stays in this browser; nothing is uploaded.";
        version: "版本 {v}", "Version {v}";
        broke_title: "漏斗出错停下了", "Loudou has stopped";
        broke_text: "已保存的内容都在，最多丢失最近一秒的改动。可以先下载备份，再重新载入。", "What was saved is safe; at most the last second of changes is lost. Download a backup if you like, then reload.";
        broke_reload: "重新载入", "Reload";
        broke_download: "下载备份", "Download a backup";
        broke_detail: "技术细节", "Technical details";
    }
}

impl Shell {
    /// Why an action was refused.
    #[must_use]
    pub const fn refusal(&self, refusal: Refusal) -> &'static str {
        match refusal {
            Refusal::NotThere => self.refuse_not_there,
            Refusal::BadValue | Refusal::NoChange => self.refuse_bad_value,
            Refusal::NoWeights => self.refuse_no_weights,
            Refusal::LastOne(Last::Card) => self.refuse_last_card,
            Refusal::LastOne(Last::Factor) => self.refuse_last_factor,
            Refusal::LastOne(Last::Level) => self.refuse_last_level,
            Refusal::LastOne(Last::Tier) => self.refuse_last_tier,
        }
    }
}
