//! Words that the pages of the planning models share.

use super::catalogue::catalogue;

catalogue! {
    /// Words that the pages of the planning models share.
    Plan {
        inputs: "输入", "Inputs";
        sample_banner: "这是示例：数字来自说明书里的算例，只作演示。改任何一个数，它就是你的。", "This is a sample: the worked example's numbers, to show the working. Change any of them and it is yours.";
        some_samples: "还有 {n} 个数是示例，标着“示例”。", "{n} {n?number is still the sample's; it carries|numbers are still the sample's; they carry} the mark.";
        in_scenario: "正在看方案“{name}”：数值改动只进这个方案；行的增删、名称、开关和选项属于基准，所有方案共用。", "Looking at scenario “{name}”: numbers change in the scenario only; rows, names, switches and choices belong to the base and all scenarios.";
        confirm: "这些数就是我的", "These numbers are mine";
        back_to_sample: "恢复示例", "Back to the sample";
        confirmed: "示例数值已采用", "Sample values taken over";
        restored: "恢复示例", "Back to the sample";
        refused_cells: "{name} 等 {n} 格", "{name} and other cells, {n} in all";
        refused_in_new: "{problem}这一行是新的或换成了另一条，先按 {least} 算。", "{problem} The row is new or is another one now: it counts as {least} until then.";
        unreadable: "这个模型保存的内容读不出来，下面显示的是示例。原来的内容原样留着，所以这一页暂时不能改动；动手改时可以选择从示例重新开始。", "What was stored of this model cannot be read; below is the sample. The stored content stays as it is, so nothing can be changed here; try to, and you can begin anew from the sample.";
        unreadable_kept: "没有改动：原来保存的内容读不出来，改动会盖掉它。重新开始前会先把它留作“历史版本”。", "Not changed: what was stored cannot be read, and a change would overwrite it. Begin anew and it is first kept as an earlier state.";
        begin_anew: "从示例重新开始", "Begin anew from the sample";
        hints: "参考值（不会自动填入）", "Benchmarks (never filled in)";
        hint_source: "{text}（{source}）", "{text} ({source})";

        tab_report: "结果", "Report";
        tab_levers: "该动哪里", "Levers";
        tab_whatif: "假如…", "What if";
        tab_compare: "方案对比", "Compare";
        tab_figures: "全部指标", "All figures";

        figure: "指标", "Figure";
        value: "数值", "Value";
        input: "输入", "Input";
        now: "现在", "Now";

        book_button: "含公式的 Excel", "Excel with live formulas";
        book_writing: "正在写 Excel 文件…", "Writing the workbook…";
        book_figures: "指标", "Figures";
        book_how: "改黄色单元格里的数，本工作簿的其他数跟着变，结果与 Loudou 页面上相同。", "Change a number in a yellow cell: all others in this workbook follow, as they would on the page.";
        book_how_figures: "#N/A 表示按现在的输入没有这个数。斜体灰字不跟着变。", "#N/A: with these inputs there is no such figure. Grey italics do not follow.";
        book_how_table: "黄色单元格可以改，其余是公式。", "Yellow cells may be changed, the others are formulas.";
        book_unit: "单位", "Unit";
        book_source: "来源", "Source";
        book_low: "最小", "Least";
        book_high: "最大", "Most";
        book_standing: "是否跟着变", "Does it follow?";
        book_formula: "公式", "Formula";
        book_follows: "跟着变", "Follows";
        book_stands: "导出时由 Loudou 算出，不跟着变", "As computed by Loudou on export; does not follow";
        book_partly: "跟着变，只有“{list}”停在导出时的值", "Follows, but for {list}, which stays as exported";
        book_and: "”“", ", ";
        book_steps: "中间结果", "Steps in between";
        book_held: "导出时定下的：要改它，请在 Loudou 里改后重新导出", "Fixed on export: to change it, change it in Loudou and export again";

        seek_title: "目标反推", "Goal seek";
        seek_text: "选一个指标和想要的值，再选一个可以动的输入。", "Pick a figure and the value you want, then the input that may move.";
        seek_wanted: "想要的值", "Wanted";
        seek_moves: "可动的输入", "Input that moves";
        seek_reached: "{input}从 {from} 改到 {x} 时，{figure}为 {y}。", "With {input} at {x} instead of {from}, {figure} is {y}.";
        seek_there: "不用动：{input}现在是 {x}，{figure}就是 {y}。", "Nothing has to move: with {input} at {x}, as it is, {figure} is {y}.";
        seek_beside: "（只取整数：{x} 时为 {y}）", " (whole numbers only; at {x} it is {y})";
        seek_always: "{input}取任何值都能达到；余地最小时（{input} {x}）{figure}为 {y}。", "Met whatever {input} is; where it is closest (at {x}), {figure} is {y}.";
        seek_out: "做不到：{input}在允许的范围内，{figure}最好到 {y}（{input} {x}）。", "Not reachable: over its whole range, the best {input} gives is {y} for {figure} (at {x}).";
        seek_no_effect: "{figure}与{input}无关，一直是 {y}。", "{figure} does not depend on {input}; it stays at {y}.";
        seek_none: "{figure}在任何取值下都算不出来。", "{figure} has no value anywhere in the range.";
        seek_apply: "写入 {x}", "Set it to {x}";

        working: "正在计算…", "Working it out…";
        needs_leads: "有了线索，这里才有得算。", "With leads there is something to work out here.";

        moved: "变动哪些输入", "Inputs that are moved";
        moved_weights: "权重和各层最低分", "Weights and tier cuts";
        moved_capacity: "产能和目标占比", "Capacity and the aimed share";
        moved_points: "各级分值：{factor}", "Points of {factor}";

        tornado_found: "{input}对{figure}影响最大", "{input} moves {figure} most";
        tornado_none: "没有输入能推动{figure}", "No input moves {figure}";
        tornado_sub: "每个输入单独变动 ±10%（整数至少变 1；有可行区间的用区间），其余不变；{unit}", "Each input alone by ±10% (whole numbers by at least 1, or over its own band), the others as they are; {unit}";
        tornado_still: "不影响：{list}", "Without effect: {list}";
        col_low: "低值", "Low";
        col_at_low: "低值时", "Figure there";
        col_high: "高值", "High";
        col_at_high: "高值时", "Figure there";

        map_title: "两个输入一起变", "Two inputs at once";
        map_across: "横轴", "Across";
        map_up: "纵轴", "Up";
        map_found: "{figure}随{across}与{up}的变化", "{figure} over {across} and {up}";
        map_found_one: "{figure}在这个范围内只随{one}变化，与{other}无关", "{figure} goes by {one} alone in this range, not by {other}";
        map_found_none: "{figure}在这个范围内与{across}、{up}都无关", "{figure} depends on neither {across} nor {up} in this range";
        map_sub: "每格都是用那两个数重新计算的结果；{unit}", "Each field is the model computed anew with those two numbers; {unit}";
        map_same: "请选两个不同的输入。", "Pick two different inputs.";
        here: "现在", "now";

        compare_none: "还没有方案。新建一个方案，改几个数，这里会说明每个改动带来了什么。", "No scenario yet. Make one, change some numbers, and here stands what each change did.";
        compare_new: "新建方案", "New scenario";
        compare_from: "从", "From";
        compare_to: "到", "To";
        compare_same: "两边的输入完全相同。", "Both have the same inputs.";
        compare_changes: "改了什么", "What changed";
        compare_effects: "指标变成了什么", "What became of the figures";
        compare_parts: "每个改动带来了多少：{figure}", "What each change did: {figure}";
        compare_rest: "其他改动（增减行、开关）", "Other changes (rows, switches)";
        compare_together: "各改动相互作用", "Changes acting together";
        compare_shapley: "每个改动的作用是它在所有先后次序中的平均（Shapley 值），加起来正好是差额。", "Each share is the mean over every order in which the changes can be made (Shapley value); they add up to the difference.";
        compare_alone: "改动超过八个：每个单独计算，余下的是相互作用。", "More than eight changes: each alone, and what is left is their interaction.";
        before: "之前", "Before";
        after: "之后", "After";
        change: "变化", "Change";
        better: "更好", "better";
        worse: "更差", "worse";

        name: "名称", "Name";
        remove_row: "删除：{name}", "Remove {name}";
        layers: "管理层（自下而上）", "Management layers, bottom-up";
        layers_changed: "管理层", "Management layers";
        add_layer: "加一层", "Add a layer";
        span: "管理宽幅", "Span of control";
        layer_cost: "每人年成本", "Cost per head";
        each: "每人带 {n}", "{n} each";
        col_layer: "层", "Layer";
        col_heads: "人数", "Heads";
        col_load: "人均管理", "Below each";
        col_cost: "年成本", "Cost a year";
        band_low: "下限", "Lowest";
        band_high: "上限", "Highest";
        row_full: "已经到上限，不能再加。", "There are as many as there may be.";
        row_gone: "这一行已经不在了。", "That row is gone.";
        row_last: "最后一行要留着。", "The last one stays.";
    }
}
