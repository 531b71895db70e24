//! Words of the page of the customer-success organisation.

use super::catalogue::catalogue;

catalogue! {
    /// Words of the page of the customer-success organisation.
    CsOrg {
        title: "客户成功组织设计", "Customer-success organisation";
        purpose: "一名 CSM（客户成功经理）按承诺的服务能带多少家客户，由此需要多大的团队：超出人力的计划兑现不了。", "How many customers one CSM (customer success manager) can serve as promised, and the team that follows: a plan beyond what people can carry is not kept.";
        step_customers: "客户与增长", "Customers";
        step_service: "服务与工时", "Service and hours";
        step_people: "人力与管理层", "People and layers";
        step_split: "工时分配", "Split of hours";
        step_promise: "承诺的代价", "Price of a promise";
        step_months: "逐月人力", "By month";
        tab_split: "工时分配", "Split of hours";
        tab_promise: "承诺的代价", "Price of a promise";
        tab_months: "逐月人力", "By month";
        tab_teams: "团队", "Teams";

        team: "团队", "Team";
        teams: "团队", "Teams";
        teams_text: "按行业、大客户、中小客户分工时，每个团队用自己的参数，人数与成本相加。", "Where teams specialise (industry, key accounts, SMB), each has its own numbers; heads and cost add up.";
        add_team: "加一个团队", "Add a team";
        changed_teams: "团队", "Teams";
        customers: "客户与增长", "Customers and growth";
        milestones: "已知月份的客户数", "Customers known for a month";
        milestone_n: "节点 {n}", "Milestone {n}";
        milestone_month: "第几个月", "Month";
        milestone_customers: "付费客户", "Paying customers";
        milestones_text: "没有节点时按增长率推算；有节点的月份用它，再从它往后增长。", "Without one the growth rate alone says how many; from a milestone on growth goes on from there.";
        add_milestone: "加一个节点", "Add a milestone";
        service: "服务与工时", "Service and hours";
        hours_basis: "有效工时 T 怎么来", "Productive hours T";
        basis_stated: "直接填写", "Stated";
        basis_weeks: "按周工时推算", "From weekly hours";
        hours_found: "每周期有效工时 T = {hours}", "Productive hours per period T = {hours}";
        promise_light: "也向普通客户承诺最低工时", "Least hours are promised to light customers too";
        reading: "工时都按一个深度服务周期计算。T 与 T1 的口径是我们的理解：方法原图缺失。", "All hours are per deep-service period. How T and T1 are read is ours: the method's own picture of them is missing.";
        people: "人力与成本", "People and cost";
        tell_today: "填写现有 CSM 人数", "Tell how many CSMs there are today";
        today_untold: "不填时，从刚好够用的人数算起。", "Untold, the months start from as many as are needed.";

        sentences: "{one}{other}", "{one} {other}";
        about_team: "{team}：{sentence}", "{team}: {sentence}";
        csms: "CSM", "CSMs";
        bound_deep: "深度服务工时先用完", "Deep-service hours run out first";
        bound_light: "普通服务工时先用完", "Light-touch hours run out first";
        bound_mixed: "各团队先用完的不同", "Another bound in each team";
        plus_managers: "另有 {managers} 名管理者", "plus {managers} {managers?manager|managers}";
        of_arr: "ARR {arr}", "ARR {arr}";
        no_size: "算不出", "Cannot be told";
        missing_team: "“{team}”算不出人数，所以全部团队的合计也不成立。", "“{team}” has no size, so there is no total of all teams.";

        verdict_deep: "每名 CSM 最多带 {n}：深度服务工时先用完。", "A CSM carries at most {n}: hours for deep service run out first.";
        verdict_light: "每名 CSM 最多带 {n}：普通服务工时先用完。", "A CSM carries at most {n}: hours for light touch run out first.";
        verdict_each: "其中深度服务 {deep}，其余每家分到 {light}。", "{deep} of them are in deep service, each of the others gets {light}.";
        verdict_all_deep: "全部在深度服务中。", "All of them are in deep service.";
        nothing_binds: "算不出人均待户量：没有客户在深度服务中，也没有向普通客户承诺工时，没有什么限制一名 CSM 带多少家。", "Customers per CSM cannot be told: nobody is in deep service and light customers are promised nothing, so nothing limits how many a CSM carries.";
        nobody_carried: "一名 CSM 连一家也带不了：先用完的那种服务几乎没有分到工时。", "A CSM carries nobody: what binds has next to no hours.";
        best_at: "工时分配正好最优：r1* = {best}，人均待户量 n* = {n}。", "The hours are split as well as they can be: r1* = {best}, n* = {n} per CSM.";
        best_above: "深度服务工时占比 r1 = {now}，比最优 r1* = {best} 高 {gap} 个百分点。按最优分配，人均待户量 n* = {n}，需要 {csms} 名 CSM；现在的分配需要 {more} 名。", "The share of hours for deep service, r1 = {now}, is {gap} {gap?point|points} above the best, r1* = {best}. At that split a CSM carries n* = {n} and {csms} {csms?CSM is|CSMs are} enough; the split of now takes {more}.";
        best_below: "深度服务工时占比 r1 = {now}，比最优 r1* = {best} 低 {gap} 个百分点。按最优分配，人均待户量 n* = {n}，需要 {csms} 名 CSM；现在的分配需要 {more} 名。", "The share of hours for deep service, r1 = {now}, is {gap} {gap?point|points} below the best, r1* = {best}. At that split a CSM carries n* = {n} and {csms} {csms?CSM is|CSMs are} enough; the split of now takes {more}.";
        best_none: "没有向普通客户承诺最低工时，所以没有最优分配 r1* 与 n*：深度工时占比越高，人均待户量越大，其余客户分到的越少。", "Light customers are promised nothing, so there is no best split r1* and no n*: the more hours go to deep service, the more customers a CSM carries and the less is left for the others.";
        used: "现有 {csms} 名 CSM 的负荷是 {all}{parts}。", "Today's {csms} {csms?CSM is|CSMs are} used to {all}{parts}.";
        used_deep: "深度服务工时 {used}", "{used} of the deep hours";
        used_light: "普通服务工时 {used}", "{used} of the light hours";
        used_parts: "（{list}）", " ({list})";
        used_over: "已经超负荷，承诺的服务做不到。", "They are promised more than they can do.";
        used_within: "承诺的服务做得到。", "What is promised can be kept.";

        org_found: "{csms} 名 CSM、{managers} 名管理者，服务 {customers}客户", "{csms} {csms?CSM|CSMs} and {managers} {managers?manager|managers} for {customers}";
        org_sub: "每层人数、人均管理与年成本", "Heads, those below each, and cost a year";

        bounds_found_light: "r1 取 {best} 时人均待户量最大：{n}", "A CSM carries most at r1 = {best}: {n}";
        bounds_found_deep: "只有深度服务工时在限制：r1 越高，人均待户量越大", "Deep-service hours alone bind: the higher r1, the more a CSM carries";
        bounds_sub: "人均待户量随深度服务工时占比 r1（{unit}）；两条线是各自的上限，柱是较小者", "Customers per CSM over the share of hours for deep service r1 ({unit}); the lines are the two bounds, the columns the smaller";
        bound_of_deep: "深度上限", "Deep bound";
        bound_of_light: "普通上限", "Light bound";
        carried: "人均待户量", "Customers per CSM";
        here_at: "现在 {r1}", "now {r1}";
        best_mark: "最优 {r1}", "best {r1}";
        map_found_deep: "现在的位置在线的下方：{bound}", "You stand below the line: {bound}";
        map_found_light: "现在的位置在线的上方：{bound}", "You stand above the line: {bound}";
        map_found_alone: "没有普通客户的承诺，处处是深度服务工时先用完", "Without a promise to light customers deep-service hours run out first everywhere";
        map_sub_line: "每格是人均待户量；线上两种工时同时用完，线上方普通先用完，线下方深度先用完", "Customers per CSM; on the line both bounds are equal, above it light hours run out first, below it deep ones";
        map_sub: "每格是人均待户量", "Customers per CSM";
        map_line: "两个上限相等 (r1*)", "both bounds (r1*)";
        map_across: "深度服务客户占比 r2 · %", "Customers in deep service r2 · %";
        map_up: "深度服务工时占比 r1 · %", "Hours for deep service r1 · %";

        promise_more: "深度服务从 {from} 改到 {to}：多 {csms} 名 CSM{managers}，多花 {cost}。", "Deep service for {to} instead of {from} takes {csms} more {csms?CSM|CSMs}{managers} and costs {cost} more.";
        promise_less: "深度服务从 {from} 改到 {to}：少 {csms} 名 CSM{managers}，少花 {cost}。", "Deep service for {to} instead of {from} takes {csms} fewer {csms?CSM|CSMs}{managers} and costs {cost} less.";
        promise_managers_more: "、多 {n} 名管理者", ", {n} more {n?manager|managers}";
        promise_managers_less: "、少 {n} 名管理者", ", {n} fewer {n?manager|managers}";
        promise_same: "深度服务从 {from} 改到 {to}：人数不变，不多花钱。", "Deep service for {to} instead of {from} takes nobody more and costs no more.";
        promise_none: "这个承诺没有人带得了：换一个占比，或改工时分配。", "Nobody could carry that promise: take another share, or split the hours otherwise.";
        promise_chart: "{to} 的客户都深度服务要 {most} 名 CSM，现在 {from} 要 {now} 名", "Deep service for {to} takes {most} {most?CSM|CSMs}, for {from} as now {now}";
        promise_sub: "每种占比需要多少 CSM，其余不变；标出现在的与拟承诺的", "CSMs that each share takes, all else as it is; the share of now and the one thought of are marked";
        promise_now: "现在 {share}", "now {share}";
        promise_then: "拟承诺 {share}", "promised {share}";
        col_share: "深度服务占比", "In deep service";
        col_csms: "CSM", "CSMs";
        col_more_csms: "CSM 增减", "CSMs more";
        col_more_managers: "管理增减", "Managers more";
        col_cost: "年成本", "Cost a year";
        col_more_cost: "成本增减", "Cost more";

        scope: "看哪个团队", "Team shown";
        scope_all: "全部团队", "All teams";
        months_found: "{months} 个月里要招 {hires} 人，期末需要 {needed} 名 CSM", "{hires} to hire over {months} {months?month|months}; {needed} {needed?CSM|CSMs} needed at the end";
        months_found_none: "{months} 个月里不用招人", "Nobody to hire over {months} {months?month|months}";
        months_sub: "月初人数", "Heads at the start of the month";
        qualified: "合格 CSM", "Qualified";
        ramping: "非合格 CSM（成才中）", "Ramping";
        managers: "管理者", "Managers";
        hires_found: "招得最多的是第 {month} 个月：{n} 人", "Most are hired in month {month}: {n}";
        hires_found_none: "没有一个月需要招人", "No month needs a hire";
        hires_sub: "当月入职的 CSM；按成才周期提前招，需要时已能独当一面", "CSMs who join in the month, early enough to have learned by the time they are needed";
        hires: "入职", "Hires";
        growth_found: "每个月的客户都有人带", "Every month's customers are carried";
        growth_short: "最缺人的是第 {month} 个月：{n}客户没有人带得过来", "Month {month} is shortest: {n} that nobody can carry";
        growth_sub: "付费客户与在岗 CSM 带得过来的客户（非合格 CSM 按产能折算）", "Paying customers, and those whom the CSMs on board carry (fewer while they learn)";
        paying: "付费客户", "Customers";
        carried_all: "带得过来", "Carried";
        col_month: "月", "Month";
        col_needed: "需要 CSM", "CSMs needed";
        col_all: "合计", "All";
        col_cost_month: "月成本", "Cost a month";
        col_share_month: "占当月 ARR", "On revenue";
        months_table: "逐月明细", "Month by month";

        teams_found: "{n} 个团队合计 {csms} 名 CSM、{managers} 名管理者，{cost}，占 ARR 的 {share}", "{n} {n?team|teams} together: {csms} {csms?CSM|CSMs} and {managers} {managers?manager|managers}, {cost}, {share} of ARR";
        teams_one: "现在只有一个团队。按行业、大客户、中小客户分工时，在左侧加团队：每队用自己的参数，人数与成本在这里相加。", "There is one team. Where teams specialise, add them on the left: each has its own numbers, and heads and cost add up here.";
        teams_partial: "合计只包括算得出人数的团队。", "The total holds only the teams that have a size.";
        col_customers: "客户", "Customers";
        col_accounts: "人均待户量", "Per CSM";
        col_binds: "先用完的工时", "What binds";
        col_managers: "管理者", "Managers";
        col_cost_share: "成本占 ARR", "Cost on ARR";
        col_arr_per_csm: "人均 ARR", "ARR per CSM";
        binds_deep: "深度", "Deep";
        binds_light: "普通", "Light";
    }
}
