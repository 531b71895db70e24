//! Words of the model as a query: the dialog, and the comments in the query itself.

use super::catalogue::catalogue;

catalogue! {
    /// Words of the model as a query.
    SqlTexts {
        title: "把线索评分卡导出为 SQL", "Export the lead scorecard as SQL";
        about: "线索多到浏览器放不下时，在你自己的数据库里打分：整个评分卡是一条 SELECT 语句，得分与层级和这里逐条一致。", "For more leads than a browser holds, score them in your own database: the whole scorecard is one SELECT, with the same score and tier for every lead as here.";
        database: "数据库", "Database";
        how: "怎样运行", "How to run it";
        how_note: "leads.csv 是菜单“线索与得分（CSV）”导出的表，也可以换成你自己的。表名、列名不同时，改查询里 cells 一段；导入时另外当作空白的写法（如 Select）先改成 NULL。", "leads.csv is the table that “Leads with scores (CSV)” exports, or one of your own. Where the table or its columns have other names, change the part called cells; what was counted as blank on import, such as Select, must be NULL there.";
        how_note_table: "crm_leads 换成你自己的表。第二行列出它的列名，应当与查询里 cells 一段相同；不同就改那一段。", "Put your own table for crm_leads. The second line lists its columns, which should be those in the part of the query called cells; where they are not, change that part.";
        query: "查询", "Query";
        lines: "{n} 行", "{n} {n?line|lines}";
        by_hand: "手工指定层级的 {n} 条线索，查询里按得分定层级：手工指定只属于这些线索，而且会到期。", "The query gives the {n} {n?lead|leads} whose tier was set by hand the tier of their score: a tier set by hand belongs to that lead alone and ends on a day.";
        copy: "复制查询", "Copy the query";
        copied: "查询已复制。", "The query is copied.";
        download: "下载 .sql 文件", "Download as a .sql file";
        writing: "正在生成查询……", "Writing the query …";

        head_title: "漏斗 Loudou：线索评分模型，写成一条 SELECT（{database}）。", "Loudou: a scorecard for leads as one SELECT ({database}).";
        head_card: "评分卡：{card}；截至 {day}。", "Scorecard: {card}; as of {day}.";
        head_input: "读取表 leads，每行一条线索。列名不同就改 cells 一段。数字列须为数字，日期列须为日期；认不出的词算未知，不算零分；导入时当作空白的其他写法（如 Select）须先改成 NULL。", "Reads the table leads, a row for each lead. Where its columns have other names, change the part called cells. Columns of numbers must hold numbers, those of days days; words that are no level count as unknown, never as zero. Other words that were counted as blank on import, such as Select, must be NULL.";
        head_output: "给出得分、未知造成的最低与最高得分、已知权重占比、层级（未知使其未定时为空，另给最高与最低层级）、是否中高价值、直接淘汰的原因。", "Gives the score, the lowest and highest the unknowns allow, the share of the weight that is known, the tier (empty where the unknowns leave it open, beside the best and the worst), whether it is mid/high, and what disqualifies the lead.";
        head_ages: "衰减按截至日算满月数：要换一天，从漏斗重新导出。", "What fades does so by the months completed on that day. For another day, export anew.";
        head_mean: "与均值之比所用的均值取自导出时漏斗里的线索。", "Ratios are to the mean of the leads that were in Loudou on export.";
        head_by_hand: "手工指定的层级（{n} 条）不在其中：它们属于单条线索，并且会到期。", "Tiers set by hand ({n}) are not in it: they belong to single leads and end on a day.";
        note_weight: "{name}：权重 {n}", "{name}: weight {n}";
        note_item: "{name}：加减分项", "{name}: adds or takes away";
        note_worth: "百分之一分；worth 为空表示未知，low 与 high 是可能的最低与最高", "In hundredths of a point; worth is empty where it is not known, low and high are the least and the most";
        note_tiers: "层级用整数比较：合计 ≥ 分界 × 100 × 权重之和 {n}", "Tiers are decided in integers: sum ≥ cut × 100 × sum of the weights, {n}";
        disqualified: "{factor}：{level}", "{factor}: {level}";
    }
}
