//! Words of the page of the sales organisation.

use super::catalogue::catalogue;

catalogue! {
    /// Words of the page of the sales organisation.
    SalesOrg {
        title: "基于毛利的销售组织设计", "Sales organisation from gross margin";
        purpose: "放大一种打法之前先算清：卖出去的毛利，养不养得起销售和他们的管理。", "Before scaling one way of selling: does the margin of what is sold carry the reps and their management?";
        step_goal: "增长目标", "Growth goal";
        step_selling: "打法参数", "Selling";
        step_people: "人力与管理层", "People and layers";
        step_health: "健康检验", "Health";
        step_ladder: "依次动哪里", "Levers";
        step_path: "中长期路径", "Path";

        goal: "增长目标", "Growth goal";
        goal_in: "目标用什么表达", "Stated in";
        goal_customers: "新客户数", "New customers";
        goal_revenue: "收入", "Revenue";
        goal_profit: "盈余", "Surplus";
        goal_changed: "目标的口径", "What the goal is stated in";
        selling: "怎么卖", "Selling";
        costs: "人力与费用", "Cost";
        path: "从今天到目标组织", "From today to the organisation";
        notes: "怎么达成", "How it will be reached";
        note_value: "合同额提高靠什么（确保有达成路径）", "What raises the contract value";
        note_pcu: "人均客户数提高靠什么", "What raises customers per rep";

        healthy: "健康", "Healthy";
        unhealthy: "不健康", "Unhealthy";
        verdict_healthy: "健康：毛利养得起整个组织，每年盈余 {surplus}。", "Healthy: the gross profit carries the organisation and leaves {surplus} a year.";
        verdict_from: "第 {month} 个月起一直健康：目标组织每年盈余 {surplus}，路上最多要垫 {money}。", "Healthy from month {month} on: the organisation leaves {surplus} a year; the way there needs {money} at most.";
        verdict_never: "目标组织本身是健康的（每年盈余 {surplus}），但推演的 {months} 个月结束时仍在亏损。", "The organisation itself is healthy ({surplus} a year), but at the end of the {months} {months?month|months} looked at it still loses money.";
        no_goal: "还没有目标", "No goal yet";
        verdict_no_goal: "还没有目标：填写增长目标后，才能判断这个组织是否健康。", "No goal yet: once there is one, the page tells whether the organisation is healthy.";
        verdict_unhealthy: "不健康：每年还差 {missing}。", "Unhealthy: {missing} a year is missing.";
        verdict_dips: "路上有月份重新亏损，第 {month} 个月起才一直不亏。", "Some months on the way lose money again; from month {month} on none does.";
        verdict_dips_end: "到推演结束仍有月份亏损。", "Months still lose money at the end of what is looked at.";
        goal_out: "任何客户数都达不到这个目标；下面是现有人力所能服务的规模。", "No number of customers reaches this goal; what is shown is what today's reps can win.";
        search_given_up: "在可以想见的规模里没有找到达到这个目标的客户数；下面是现有人力所能服务的规模。", "No number of customers that reaches this goal was found within any plausible size; what is shown is what today's reps can win.";
        no_way_value: "合同额和现在不同，请写下怎么达成。", "The contract value is not today's; write down how it will be reached.";
        no_way_pcu: "人均客户数和现在不同，请写下怎么达成。", "Customers per rep are not today's; write down how they will be reached.";

        org_found: "{reps} 名销售、{managers} 名管理者服务 {customers} 家新客户", "{reps} {reps?rep|reps} and {managers} {managers?manager|managers} for {customers} new {customers?customer|customers}";
        org_sub: "每层人数、人均管理与年成本", "Heads, those below each, and cost a year";
        reps: "销售", "Reps";
        flow_found_healthy: "收入里每 100 元，组织花掉 {cost} 元，留下 {left} 元", "Of every 100 of revenue the organisation costs {cost} and leaves {left}";
        flow_found_short: "毛利不够：每年差 {missing}", "The gross profit falls short by {missing} a year";
        flow_sub: "毛利减去各项成本，{unit}", "Gross profit less each cost, {unit}";
        gross_profit: "毛利", "Gross profit";
        rep_cost: "销售人力", "Reps";
        layer_cost_sum: "管理层", "Management layers";
        commission: "提成", "Commission";
        operating: "运营", "Operating";
        surplus: "盈余", "Surplus";
        col_item: "项目", "Item";
        col_amount: "金额", "Amount";
        col_running: "累计", "Running";

        tab_levers: "依次动哪里", "Levers";
        tab_even: "盈亏平衡", "Break-even";
        tab_path: "路径", "Path";

        ladder_none: "组织已经健康，不必动任何杠杆；下表是每一级最多还能给多少。", "The organisation is healthy; no lever has to move. The table shows what each rung could still give.";
        ladder_works: "动到“{rung}”就够了：", "Up to “{rung}” is enough:";
        ladder_fails: "四级都动到可行区间的尽头，仍差 {missing}：这个模式撑不起这个组织。", "With all four rungs at the end of their bands {missing} is still missing: this way of selling does not carry the organisation.";
        ladder_span_enough: "仅靠管理宽幅就够了：缺口 {missing}，最多能给 {gain}。", "Span alone is enough: {missing} missing, up to {gain} possible.";
        ladder_span: "仅靠管理宽幅最多能给 {gain}，缺口是 {missing}。", "Span alone can give {gain} of the {missing} missing.";
        rung_span: "① 管理宽幅", "① Span of control";
        rung_value: "② 合同额与人均客户数", "② Contract value, customers per rep";
        rung_cost: "③ 人力成本与运营成本", "③ Cost per head, operating cost";
        rung_goal: "④ 增长目标本身", "④ The growth goal itself";
        rung_not_needed: "不需要", "Not needed";
        rung_short: "动到尽头仍差 {missing}", "{missing} still missing";
        rung_works: "够了", "Enough";
        rung_not_reached: "用不到", "Not needed";
        col_rung: "杠杆", "Rung";
        col_gain: "单独最多给", "At most, alone";
        col_state: "结果", "Outcome";
        col_lever: "输入", "Input";
        col_from: "现在", "Now";
        col_best: "最有利的值", "Best in its band";
        proposal: "提案", "Proposal";
        proposal_move: "{input}：{from} → {to}", "{input}: {from} → {to}";
        proposal_gives: "这样盈余 {surplus}。", "The surplus is then {surplus}.";
        proposal_apply: "作为方案采用", "Take it over as a scenario";
        proposal_name: "健康提案", "Healthy proposal";
        bands: "可行区间", "Plausible bands";
        bands_text: "每个杠杆现实中能动到哪里。合同额、人效、成本按现值的百分比，宽幅按人数。", "How far each lever can really move: spans in people, all else as a share of where it stands.";
        bands_reset: "恢复默认区间", "Default bands";
        bands_changed: "可行区间", "Plausible bands";

        even_title: "其他不变，这个数到哪里正好不亏", "With all else as it is, where the surplus is just nothing";
        even_value: "合同额 P*", "Contract value P*";
        even_pcu: "人均客户数 PCU*", "Customers per rep PCU*";
        even_cost: "每名销售年成本上限", "Highest cost per rep";
        even_span: "一线宽幅 R1*", "First-line span R1*";
        even_customers: "从多少客户起一直健康", "Customers from which on every goal is healthy";
        even_earlier: "{from} 到 {to} 家也健康，再多就要新增人手，反而亏损", "{from} to {to} are healthy too; the next one asks for people it does not carry";
        even_never_lasting: "没有一个数起一直健康", "From no number on";
        even_at: "此时盈余 {surplus}；再小一步 {below}", "{surplus} there; {below} one step less";
        even_given_up: "没有找到（搜索到上限）", "Not found; the search was given up";
        even_none: "任何取值都不够", "Not at any value";
        col_even: "平衡点", "Break-even";
        col_now: "现在", "Now";
        col_room: "余地", "Room";
        col_check: "验算", "Check";
        frontier_found: "合同额 {p}、人均 {pcu} 家：{word}", "At {p} and {pcu} {pcu?customer|customers} per rep: {word}";
        frontier_sub: "盈余，{unit}；线以上健康，灰色不健康", "Surplus, {unit}; healthy above the line, grey is not";
        frontier_line: "健康线", "healthy line";
        frontier_across: "人均客户数 PCU", "Customers per rep PCU";
        frontier_up: "合同额 P", "Contract value P";
        here: "计划", "plan";

        path_from_sample: "走向的起点还是示例的数：{list}。", "The path begins from the sample's numbers: {list}.";
        path_found: "第 {month} 个月起不再亏损，最多要垫 {money}", "From month {month} on no month loses money; {money} needed at most";
        path_falls: "第 {month} 个月起每个月都亏", "From month {month} on every month loses money";
        event_healthy: "不再亏损", "no loss";
        path_now: "没有一个月亏损", "No month loses money";
        path_never: "推演的 {months} 个月里每个月都亏", "Every month of the {months} looked at loses money";
        path_sub: "当月盈余（柱）与累计（线），{unit}", "Margin of the month (columns) and cumulative (line), {unit}";
        path_staff: "第 {month} 个月人力到位", "All reps on board in month {month}";
        path_staff_never: "推演期内招不满 {reps} 人", "The {reps} {reps?rep is|reps are} not on board within the months looked at";
        path_staff_sub: "月初人数", "Heads at the start of the month";
        path_stands: "组织站稳：第 {month} 个月", "The organisation stands in month {month}";
        path_stands_losing: "组织站稳：第 {month} 个月，但到推演结束仍在亏损", "The organisation stands in month {month}, but loses money to the end of what is looked at";
        path_deepening: "到推演的最后一个月（第 {month} 个月）累计需要 {money}，还在增加", "{money} needed by month {month}, the last one looked at, and still growing";
        path_deepest: "最深处是第 {month} 个月，累计需要 {money}", "Deepest in month {month}: {money} needed";
        qualified: "合格人力", "Qualified";
        ramping: "非合格人力（成才中）", "Ramping";
        managers: "管理者", "Managers";
        month_n: "第 {n} 月", "Month {n}";
        margin: "当月盈余", "Margin";
        cumulative: "累计", "Cumulative";
        col_month: "月", "Month";
        col_all: "合计", "All";
    }
}
