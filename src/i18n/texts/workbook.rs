//! Words about workbooks: why one cannot be read, and what stands in the one that goes out.

use super::catalogue::catalogue;

catalogue! {
    /// Words about workbooks.
    Workbook {
        no_workbook: "这不是 Excel 文件，或者文件不完整。请确认选对了文件；也可以在 Excel 中另存为“CSV UTF-8”再导入。", "This is not an Excel file, or part of it is missing. Check that it is the right one, or save it in Excel as “CSV UTF-8” and import that.";
        encrypted: "这个工作簿有密码，读不了。请在 Excel 中打开，去掉密码后另存，再导入。", "This workbook is protected with a password. Open it in Excel, remove the password, save it and import it again.";
        old: "这是 Excel 97–2003 的 .xls 文件。请在 Excel 中打开，另存为 .xlsx，再导入。", "This is an .xls file of Excel 97–2003. Open it in Excel, save it as .xlsx and import that.";
        other_kind: "这是 .xlsb 或 .ods 格式的工作簿。请另存为 .xlsx，再导入。", "This is a workbook of another kind (.xlsb or .ods). Save it as .xlsx and import that.";
        damaged: "这个工作簿已损坏或不完整，没有读取。请在 Excel 中打开、重新保存，再导入。", "This workbook is damaged or incomplete, and nothing was read. Open it in Excel, save it again and import that.";
        too_big: "这个工作簿展开后大得不合常理，没有读取。请只保留线索那张表，另存后再导入。", "This workbook unpacks to far more than its size allows for, so it was not read. Keep only the sheet with the leads, save it and import that.";
        long_cell: "有一个单元格长得超过了 Excel 的上限，文件没有读取。请检查是不是误把整份文档放进了一个单元格。", "One cell is longer than Excel can hold, so the file was not read. Check whether a whole document went into one cell.";
        far_apart: "这张表里零星几个单元格相隔太远，不是一张表格。请删除远处的单元格，另存后再导入。", "The few cells of this sheet lie too far apart to be a table. Delete the far ones, save the file and import it again.";
        no_rows: "这张工作表是空的。请换一张工作表，或确认表格里至少有表头和一行内容。", "This sheet is empty. Choose another one, or check that it has a header and at least one row.";
        sheet: "工作表", "Sheet";

        leads_sheet: "线索", "Leads";
        card_sheet: "评分卡", "Scorecard";
        workings_sheet: "计算过程", "Workings";
        how: "改黄色单元格里的权重、分值或分界线，“线索”表的得分和层级就跟着变。", "Change a weight, points or a cut in a yellow cell: scores and tiers on the sheet “Leads” follow.";
        as_of: "截止日期", "As of";
        weight_sum: "权重合计", "Sum of weights";
        tier: "层级", "Tier";
        cut: "最低得分", "Lowest score";
        mid_high: "中高价值", "Mid/high";
        yes: "是", "yes";
        weight: "权重（%）", "Weight (%)";
        plus_minus: "加减分项：在加权得分之外加减", "Plus/minus item: outside the weights";
        number: "序号", "No.";
        level: "档位", "Level";
        band: "从…起（含）", "From (included)";
        points: "分值", "Points";
        disqualifies: "直接淘汰（1 = 是）", "Disqualifies (1 = yes)";
        detail: "说明", "What it looks like";
        when_empty: "空白单元格的分值", "Points of an empty cell";
        decay: "每满一个月减少（%）", "Lost per completed month (%)";
        peers: "同类平均值（数字先除以它）", "Mean of the peers (numbers are divided by it)";
        worst: "最低分值", "Lowest points";
        best: "最高分值", "Highest points";
        by_hand: "手动层级", "Tier by hand";
        code: "{name}：档位", "{name}: level";
        known: "{name}：已知", "{name}: known";
        low: "{name}：最低×100", "{name}: lowest × 100";
        high: "{name}：最高×100", "{name}: highest × 100";
        months: "{name}：月数", "{name}: months";
        lead: "线索行", "Row of the lead";
        weights_row: "权重", "Weight";
        items_row: "加减分项", "Plus/minus";
        known_weight: "已知权重", "Known weight";
        known_sum: "已知加权和", "Known sum";
        items: "加减分", "Plus/minus points";
        lowest: "最低合计", "Lowest sum";
        highest: "最高合计", "Highest sum";
        out: "淘汰项", "Disqualified";
        best_tier: "最高层级序号", "Highest tier, no.";
        worst_tier: "最低层级序号", "Lowest tier, no.";
    }
}
