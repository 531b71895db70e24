//! Words of the import of leads, and headers of the table of leads that goes out.

use super::catalogue::catalogue;

catalogue! {
    /// Words of the import of leads.
    Importing {
        title: "导入线索", "Import leads";
        step_source: "选择数据", "Source";
        step_preview: "核对表格", "Table";
        step_mapping: "对应关系", "Columns";

        drop_title: "把 Excel 或 CSV 文件拖到这里", "Drop an Excel or CSV file here";
        drop_note: "支持 .xlsx、.csv、.tsv、.txt，编码自动识别（UTF-8、GBK、UTF-16）。文件只在本机读取，不会上传。", "Takes .xlsx, .csv, .tsv and .txt; the encoding is found (UTF-8, GBK, UTF-16). The file is read on this machine and never uploaded.";
        choose_file: "选择文件…", "Choose a file…";
        paste_label: "或者从 Excel 粘贴（连表头一起）", "Or paste from Excel, with the header row";
        paste_hint: "在这里按 Ctrl+V（Mac 按 ⌘V）", "Press Ctrl+V here (⌘V on a Mac)";
        paste_read: "读取粘贴的内容", "Read what was pasted";
        pasted_name: "粘贴的表格", "Pasted table";
        reading: "正在读取…", "Reading…";
        too_big: "文件超过 {n} MB，浏览器里处理不了。请分成几个文件导入。", "The file is over {n} MB, more than a browser can work on. Import it in parts.";
        file_unreadable: "浏览器读不出这个文件，请重新选择。", "The browser could not read this file. Please pick it again.";
        nothing_read: "没有读到任何数据。请确认复制了表头和至少一行内容。", "There is nothing to read. Copy the header and at least one row.";
        other_source: "换一份数据", "Another source";

        found: "“{name}”：{rows} 行 × {columns} 列", "“{name}”: {rows} {rows?row|rows} × {columns} {columns?column|columns}";
        encoding: "编码", "Encoding";
        encoding_unsure: "有 {n} 个字符读不出来，编码可能不对。", "{n} {n?character|characters} could not be read; the encoding may be another one.";
        delimiter: "分隔符", "Delimiter";
        delimiter_found: "自动识别：{name}", "Found: {name}";
        tab: "制表符", "Tab";
        comma: "逗号", "Comma";
        semicolon: "分号", "Semicolon";
        pipe: "竖线", "Bar";
        first_row: "表格从第几行开始", "Table begins in row";
        has_header: "第一行是列名", "The first row names the columns";
        markers: "表示“空”的写法", "Texts that mean “empty”";
        markers_note: "用空格隔开；这些单元格按空白处理", "separated by spaces; such cells count as blank";
        markers_found: "按空白处理：{list}", "Counted as blank: {list}";
        sheet_problems: "表格有 {n} 处需要留意", "{n} {n?thing|things} to note in the table";
        first_rows: "前 {n} 行", "First {n} rows";
        row_number: "行", "Row";

        mapping_title: "每一列是什么", "What each column is";
        all_columns: "显示其余 {n} 列", "Show the other {n} {n?column|columns}";
        col_name: "列名", "Column";
        col_sample: "内容举例", "Values";
        col_use: "用作", "Becomes";
        col_reading: "读法", "Read as";
        col_reason: "依据", "Why";
        use_ignore: "不导入", "Left out";
        use_keep: "保留备用", "Kept beside";
        use_name: "线索名称", "Name of the lead";
        use_key: "编号", "Key";
        use_outcome: "结果（成交 / 输单）", "Outcome (won / lost)";
        use_amount: "合同额", "Contract value";
        use_created: "进入日期", "Came in on";
        use_closed: "结单日期", "Closed on";
        use_factor: "因素：{name}", "Factor: {name}";
        use_new: "新建因素", "A new factor";
        make_factor: "设为因素", "Make a factor";
        group_lead: "线索信息", "The lead";
        group_factor: "评分卡因素", "Factors of the scorecard";
        group_other: "其他", "Other";

        read_text: "文字", "Words";
        read_number: "数字 1,234.5", "Number 1,234.5";
        read_number_comma: "数字 1.234,5", "Number 1.234,5";
        read_percent: "百分数（45 即 45%）", "Percentage (45 is 45%)";
        read_thousand: "以千为单位（12 即 12,000）", "In thousands (12 is 12,000)";
        read_ten_thousand: "以万为单位（12 即 12万）", "In ten thousands (12 is 120,000)";
        read_million: "以百万为单位", "In millions";
        read_day: "日期，年在前", "Date, year first";
        read_day_first: "日期，日在月前", "Date, day before month";
        read_month_first: "日期，月在日前", "Date, month before day";
        read_serial: "日期，Excel 序号", "Date, Excel serial number";
        answer_first: "请先选择读法", "Choose how to read it";

        evidence_values: "只有这样读才都读得通", "the only way all values can be read";
        evidence_others: "同表其他列这样写", "other columns of the table are written so";
        evidence_name: "列名说是日期，数字是 Excel 的日期序号", "its name says date, so the numbers are Excel’s day numbers";

        because_same_name: "列名相同", "the same name";
        because_similar: "列名相近，内容是它的级别", "a similar name, and its words are levels";
        because_levels: "内容是它的级别", "its words are levels of it";
        because_computed: "漏斗导出时算出的列，会重新计算", "computed by Loudou when it exported; it will be computed again";
        because_key: "没有名称列，用编号区分线索", "there is no name; this tells the leads apart";
        because_chosen: "你的选择", "your choice";
        because_role: "{role}：{why}", "{role}: {why}";

        words_summary: "{matched} 种写法已对应，{unknown} 种没有对应（{n} 条按未知处理）", "{matched} {matched?spelling|spellings} matched; {unknown} not ({n} {n?lead counts|leads count} as unknown)";
        words_all: "{matched} 种写法全部对应", "All {matched} {matched?spelling|spellings} matched";
        words_none: "没有一种写法对应到级别", "No spelling matches a level";
        words_open: "逐个对应", "Match them one by one";
        words_more: "另有 {n} 种写法较少出现，按未知处理。", "{n} rarer spellings count as unknown.";
        word_count: "{n} 条", "{n}";
        means_unknown: "按未知处理", "Unknown";
        means_new: "新增级别（先给 50 分）", "A new level (50 points to start)";
        outcome_summary: "{n} 种值：{list}", "{n} {n?value|values}: {list}";
        outcome_missing: "{n} 种值还没有说明，按“在跟”处理", "{n} {n?value has no meaning yet and counts|values have no meaning yet and count} as open";
        outcome_skip: "没有说明（按在跟）", "Not said (counts as open)";
        new_levels: "将新建 {n} 个级别：{list}", "Makes {n} {n?level|levels}: {list}";
        new_bands: "将按分位数分成 {n} 段：{list}", "Makes {n} {n?band|bands} at quantiles: {list}";
        new_note: "分值按顺序均匀给出，权重先给 {weight}%，都只是起点：导入后请在评分卡里调整，并把权重归一到 100。", "Points are evenly spaced in this order and the weight starts at {weight}%. Both are only a start: set them in the scorecard after the import and bring the weights to 100.";
        no_factor: "这一列做不成因素：内容全部相同，或者文字各不相同。", "No factor can be made of this column: its values are all the same, or words that hardly repeat.";
        other_level: "其他", "Other";
        band_below: "低于 {to}", "below {to}";
        band_between: "{from} 至 {to}", "{from} to {to}";
        band_above: "{from} 及以上", "{from} and above";

        mode: "已有的线索", "Leads that are there";
        mode_replace: "替换", "Replace them";
        mode_append: "保留，新的加在后面", "Keep them; add these behind";
        mode_update: "更新：同一条线索改成新的内容", "Update: bring the same leads up to date";
        replace_sample: "示例线索会被替换掉。", "The sample leads make way.";
        replace_empty: "目前没有线索。", "There are no leads yet.";
        replace_own: "现有的 {n} 条线索连同人工定级都会被替换；导入后可以撤销。", "The {n} {n?lead that is there makes|leads that are there make} way, with the tiers set by hand. You can undo the import.";
        append_own: "现有的 {n} 条线索保留，新的加在后面。", "The {n} {n?lead that is there stays|leads that are there stay}; the new ones come behind.";
        update_own: "编号或名称相同的线索按新表更新，没有的加在后面；空白单元格不会清掉已有内容，人工定级保留。", "A lead that is there is brought up to date, others come behind. Empty cells clear nothing, and tiers set by hand stay.";
        by_name: "没有编号可以对照：名称相同的就是同一条线索", "There is no key to match by: the same name is the same lead";
        compared: "新增 {new} 条，改动 {changed} 条（{cells} 处），名单里没有 {gone} 条，不变 {unchanged} 条。", "{new} new, {changed} changed ({cells} cells), {gone} not in the list, {unchanged} unchanged.";
        changes_title: "改动的 {n} 处", "{n} {n?cell that changes|cells that change}";
        change: "{lead} · {column}：{old} → {new}", "{lead} · {column}: {old} → {new}";
        new_title: "新增的 {n} 条", "{n} new leads";
        gone_title: "新表里没有：{n} 条", "Not in the list: {n}";
        remove_gone: "移除新表里没有的线索（{n} 条；默认保留）", "Remove the leads that are not in the list ({n}; they stay otherwise)";
        repeats_by_key: "有 {n} 行编号重复，怎么处理？", "{n} {n?row repeats|rows repeat} a key. What becomes of {n?it|them}?";
        repeats_by_name: "有 {n} 行与别的线索重名，怎么处理？", "{n} {n?row has|rows have} the name of another lead. What becomes of {n?it|them}?";
        repeats_skip: "跳过重复的", "Skip them";
        repeats_replace: "用后来的替换", "Take the later one";
        repeats_both: "都保留", "Keep both";
        sample_unread: "读不出", "cannot be read";
        encoding_mixed: "这份文件混有 UTF-8 和 GBK 两种编码，已逐行识别，请核对。", "This file mixes UTF-8 and GBK; each line was read in its own. Please check.";
        summary: "将导入 {leads} 条线索，映射 {mapped} 个因素，新增 {made} 个因素，另外保留 {kept} 列", "{leads} {leads?lead|leads}, {mapped} {mapped?factor|factors} mapped, {made} new {made?factor|factors}, {kept} more {kept?column|columns} kept";
        foreign_money: "这一列有 {n} 格写着 {signs}：数字照抄，按 {currency} 计，没有换算。", "{n} {n?cell of this column has|cells of this column have} {signs}: the numbers are taken as they stand and count as {currency}, nothing is converted.";
        summary_unread: "{n} 处读不出（按未知处理）", "{n} {n?cell cannot be read (it counts|cells cannot be read (they count} as unknown)";
        summary_whole: "{what}；{unread}。", "{what}; {unread}.";
        summary_clean: "全部读得出", "every cell can be read";
        no_factors: "没有一列对应到评分卡的因素：线索可以导入，但暂时都没有得分。可以在上面把一列“设为因素”，或导入后再做。", "No column is a factor of the scorecard: the leads can be imported, but none will have a score yet. Make a factor of a column above, or do it after the import.";
        cell_problems: "读不出的单元格", "Cells that cannot be read";
        problem_level: "“{text}”不是这个因素的级别", "“{text}” is no level of this factor";
        problem_outcome: "“{text}”没有说明是成交还是输单，按在跟处理", "“{text}” is not said to be won or lost and counts as open";
        problem_cell: "“{text}”：{what}", "“{text}”: {what}";
        at_cell: "第 {row} 行，{column}：{what}", "Row {row}, {column}: {what}";
        more_problems: "另有 {n} 处未列出。", "{n} more are not listed.";
        open_questions: "还有 {n} 个问题要先回答：{list}", "{n} {n?question|questions} to answer first: {list}";
        open_outcome: "“{column}”作为结果，但没有一个值说明成交、输单或在跟。", "“{column}” is the outcome, but none of its values is said to be won, lost or open.";
        open_repeats: "有 {n} 行与别的线索相同，请选择如何处理。", "{n} {n?row is|rows are} the same lead as another; say what becomes of {n?it|them}.";
        open_by_name: "没有编号可以对照，请确认按名称对照。", "There is no key to match by; confirm matching by name.";
        open_no_identity: "没有编号列也没有名称列，无法对照现有线索。", "No column is a key or a name, so nothing tells which lead is which.";
        import: "导入", "Import";
        pasted_workspace: "导入的线索", "Imported leads";
        done: "已导入 {n} 条线索", "{n} {n?lead|leads} imported";
        undo: "撤销导入", "Undo the import";

        out_score: "得分", "Score";
        out_low: "最低得分", "Lowest score";
        out_high: "最高得分", "Highest score";
        out_tier: "层级", "Tier";
        out_coverage: "已知权重", "Share known";
    }
}
