//! Words of the page of the yearly sales forecast.

use super::catalogue::catalogue;

catalogue! {
    /// Words of the page of the yearly sales forecast.
    SalesYear {
        title: "销售目标预测 · 人力人效", "Sales target · headcount × productivity";
        purpose: "一年的业绩由人支撑：招多少人、什么时候招，才够全年目标。", "A year's revenue rests on people: how many to hire, and when, for the year's target.";
        step_target: "目标与历史", "Target and history";
        step_team: "人力与人效", "Team and productivity";
        step_plan: "招聘计划", "Hiring plan";
        step_shape: "月度占比", "Shape of the year";
        step_solve: "最少招聘", "Fewest hires";
        step_odds: "把握有多大", "How sure";

        plan_group: "计划", "Plan";
        history_group: "历史占比", "History";
        has_history: "与历史月度占比比较", "Compare with the history of shares";
        is_seasonal: "人效随季节变化（按历史占比）", "Productivity follows the season (by the past shares)";
        share_years: "占比来自哪些年份", "Years the shares come from";
        shares: "各月历史占比", "Past share of each month";
        shares_sum: "合计 {sum}", "Sum {sum}";
        role: "岗位", "Role";
        add_role: "加一个岗位", "Add a role";
        role_name: "岗位名称", "Name of the role";
        roles_changed: "岗位", "Roles";
        productivity: "人效（每人每月）", "Productivity (each, a month)";
        people: "期初人力", "People at the start";
        by_age: "按入职月数填写成才中的人", "Ramping reps by months since hire";
        curve: "人效按入职月数爬坡", "Productivity by months since hire";
        retention: "留存", "Retention";
        rate_form: "留存怎么填", "Retention typed as";
        form_monthly: "每月留存率", "Monthly retention";
        form_annual: "每年流失率", "Annual attrition";
        ranges: "可能的范围（用于“把握有多大”）", "Ranges (for “how sure”)";
        costs: "成本", "Cost";
        has_costs: "计入成本", "Count costs";
        changed: "计划设置", "Settings of the plan";

        verdict_reached: "{year}：计划 {revenue}，达到目标 {target}，超出 {over}。", "{year}: the plan brings {revenue} and reaches the target of {target}, {over} over.";
        verdict_short: "{year}：计划 {revenue}，离目标 {target} 还差 {gap}。", "{year}: the plan brings {revenue}; {gap} short of the target of {target}.";
        month_of_year: "{year}年{month}", "{month} {year}";
        year_n: "第 {n} 年", "Year {n}";
        part_year: "（{months} 个月，按占比折算）", " ({months} months, by their share)";
        shape_off: "月度占比离历史太远：{month}差 {points}。", "The shape is too far from history: {month} by {points}.";
        shape_ok: "月度和季度占比都在容差之内。", "All months and quarters are within tolerance.";
        points: "{n} 个百分点", "{n} points";
        problem_no_roles: "还没有岗位。", "There is no role.";
        problem_shares_sum: "各月占比合计 {sum}，按比例折算到 100%。", "The shares sum to {sum}; they are used in proportion.";
        problem_no_shares: "各月占比全是 0，当作没有历史。", "All shares are 0: there is no history.";
        problem_season: "要按季节计算，但没有历史占比。", "Season is asked for, but there is no history.";
        problem_cap: "{role} 第 {month} 个月的招聘超过上限。", "{role}: more hires than the cap in month {month}.";
        problem_range: "{role}：范围没有包住最可能的值。", "{role}: a range does not hold its likely value.";
        problem_ramping: "{role}：成才中的人效高于合格的。", "{role}: a ramping rep brings more than a qualified one.";

        revenue_found: "计划期内共 {revenue}，{month}最高", "{revenue} over the plan, most in {month}";
        revenue_sub: "每月业绩（柱）与目标的月度分摊（线），{unit}", "Revenue of each month (columns) and the target's share (line), {unit}";
        revenue: "业绩", "Revenue";
        target: "目标", "Target";
        staff_found: "期末 {qualified} 名合格、{ramping} 名成才中", "{qualified} qualified and {ramping} ramping at the end";
        staff_sub: "月初人数：期初在岗与新招", "Heads at the start of the month: there before and hired since";
        qualified_opening: "合格 · 期初在岗", "Qualified, there before";
        qualified_new: "合格 · 新招", "Qualified, hired since";
        ramping_all: "成才中", "Ramping";
        col_month: "月份", "Month";
        col_all: "合计", "All";

        tab_plan: "招聘计划", "Hiring plan";
        tab_shape: "月度占比", "Shape";
        tab_maturing: "成才", "Maturing";
        tab_bridge: "产能怎么来的", "Capacity";
        tab_odds: "把握有多大", "How sure";

        grid_label: "逐月招聘计划，可以从 Excel 粘贴", "Hires month by month; paste from Excel works";
        col_hires: "{role} 招聘", "{role}: hires";
        col_cap: "{role} 上限", "{role}: cap";
        cap: "上限", "Cap";
        col_qualified: "合格", "Qualified";
        col_ramping: "成才中", "Ramping";
        col_revenue: "业绩", "Revenue";
        col_so_far: "累计", "So far";
        col_target_so_far: "累计目标", "Target so far";
        even: "按月均匀招聘", "Hire evenly";
        even_note: "每月 {n} 人即可达标", "{n} a month are enough";
        even_not: "每月招到上限 {n} 人也达不到", "Even {n} a month, the cap, is not enough";
        solve: "求最少招聘", "Find the fewest hires";
        solving: "正在求最少招聘", "Looking for the fewest hires";
        solved: "最少招 {total} 人就能达标（原计划 {now} 人）。", "{total} hires reach the targets ({now} planned).";
        solved_good: "找到一个招 {total} 人就达标的计划（原计划 {now} 人）；搜索到上限，没有证明它最少。", "A plan with {total} hires reaches the targets ({now} planned); the search ended before it was proved the fewest.";
        solved_smooth: "同样人数里它最平稳、也最早。", "Of all with as many it is the smoothest, then the earliest.";
        take_plan: "采用这个计划", "Take this plan";
        plan_changed: "招聘计划", "Hiring plan";
        impossible: "按现在的条件，怎么招都达不到。下面每一项单独变动，要变多少：", "No plan of hires does it as things stand. What would have to move, each alone:";
        unknown: "搜索到上限仍没有结论，请放宽条件或缩短期限再试。", "The search ended without an answer; loosen a condition or shorten the horizon.";
        lever_target: "目标最高到原来的 {x}", "Targets at {x} of what they are, at most";
        lever_productivity: "人效提高到原来的 {x}", "Productivity at {x} of what it is, at least";
        lever_cap: "每月招聘上限各加 {x} 人", "{x} more hires a month allowed";
        lever_ramp: "成才周期缩短 {x} 个月", "Ramp shorter by {x} months";
        lever_attrition: "流失减到原来的 {x}", "Attrition at {x} of what it is, at most";
        lever_tolerance: "占比容差各放宽 {x}", "Both tolerances wider by {x}";
        lever_never: "{name}：怎么变都没用", "{name}: does not help, however far";
        lever_enough: "{by}（搜索到上限，也许不必变这么多）", "{by} (the search ended; less may do)";
        lever_target_enough: "目标至少可以定到原来的 {x}（搜索到上限，也许还能更高）", "Targets at {x} of what they are can be reached (the search ended; more may be possible)";
        shape_binds: "卡住的是占比容差（{limits}）：招到上限能做到 {most}，够目标 {target}，但月度占比会超出容差。", "The tolerances bind ({limits}): hiring up to the caps brings {most}, enough for {target}, but not in a shape within them.";
        shape_binds_most: "卡住的是占比容差（{limits}）：招到上限能做到 {most}，够目标 {target}；守住容差最多只能做到 {shaped}。", "The tolerances bind ({limits}): hiring up to the caps brings {most}, enough for {target}; within them {shaped} is the most.";
        shape_month: "每月 {points}", "{points} a month";
        shape_quarter: "每季 {points}", "{points} a quarter";
        shape_and: "、", ", ";
        lever_unknown: "{name}：搜索到上限没有结论", "{name}: the search ended without an answer";
        name_target: "目标", "Targets";
        name_productivity: "人效", "Productivity";
        name_cap: "招聘上限", "Caps";
        name_ramp: "成才周期", "Ramp";
        name_attrition: "流失", "Attrition";
        name_tolerance: "占比容差", "Tolerances";
        last_month: "{month}之后入职的人，当年来不及合格。", "A hire after {month} no longer qualifies within the year.";
        last_month_none: "这一年里入职的人都来不及合格。", "No hire of this year qualifies within it.";

        shape_found_off: "{month}离历史最远：差 {points}", "{month} is furthest from history, by {points}";
        shape_sub: "占全年的比例：计划（柱）与历史（线），浅色是容差", "Share of the year: plan (columns) and history (marks), the tolerance faint";
        shape_none: "打开“与历史月度占比比较”，这里就有比较。", "Switch the history on to compare.";
        plan_share: "计划", "Plan";
        history_share: "历史", "History";
        tolerance: "容差", "Tolerance";
        low: "下限", "Low";
        high: "上限", "High";
        quarter_n: "第 {n} 季度", "Quarter {n}";
        col_quarter: "季度", "Quarter";
        col_plan: "计划占比", "Plan";
        col_history: "历史占比", "History";
        col_difference: "差", "Difference";
        col_within: "容差之内", "Within";
        yes: "是", "Yes";
        no: "否", "No";

        maturing_found: "每招 {hires} 人才有 1 名合格（成才率 {share}）", "{hires} hires for one qualified rep (maturing yield {share})";
        maturing_sub: "{role}：入职满几个月后还在的人", "{role}: who is still there after so many months";
        maturing_month: "入职 {n} 个月", "{n} months in";
        maturing_hired: "入职", "Hired";
        maturing_ready: "合格", "Qualified";
        col_stage: "阶段", "Stage";
        col_stay: "留存", "Still there";
        col_rate: "当月留存", "Of the month before";
        value_title: "每个月招 1 人，到年底带来多少", "What one hire of each month brings by year-end";
        value_earns: "带来业绩", "Brings";
        value_costs: "花费", "Costs";
        value_qualifies: "当年合格", "Qualifies in the year";

        bridge_found: "产能从 {from} 到 {to}", "Capacity from {from} to {to}";
        bridge_sub: "全年：期初、招聘、成才、流失，{unit}", "Over the year: opening, hires, maturing, attrition, {unit}";
        bridge_opening: "期初", "Opening";
        bridge_hires: "新招", "Hires";
        bridge_maturing: "成才", "Maturing";
        bridge_attrition: "流失", "Attrition";
        bridge_closing: "期末", "Closing";
        col_item: "项目", "Item";
        col_running: "累计", "Running";

        odds_found: "{year}达到 {target} 的概率 {chance}", "{year}: {chance} to reach {target}";
        odds_and: "；", "; ";
        odds_interval: "（{low}–{high}，{runs} 次模拟）", " ({low}–{high}, {runs} runs)";
        odds_sub: "累计业绩的范围，{unit}；留存与人效各按“最低—最可能—最高”抽取，所有人共用", "Range of revenue so far, {unit}; retention and productivity are drawn once a run, the same for all reps";
        odds_wide: "5–95%", "5–95 %";
        odds_narrow: "25–75%", "25–75 %";
        odds_middle: "中位", "Median";
        odds_plan: "计划", "Plan";
        odds_drawing: "正在模拟", "Drawing the courses";
        odds_again: "重新模拟", "Draw again";
        hire_by: "要有 {confidence} 的把握，全年 {hires} 人要在{month}前到岗。", "For {confidence} confidence the year's {hires} hires must be in by {month}.";
        hire_by_none: "要有 {confidence} 的把握，这 {hires} 人多早到岗都不够。", "For {confidence} confidence these {hires} hires are not enough, however early.";
        hire_by_chances: "全部在该月前到岗时的达标概率", "Chance when all hires are in by that month";
        col_chance: "概率", "Chance";
        simulation: "模拟设置", "Simulation";
    }
}
