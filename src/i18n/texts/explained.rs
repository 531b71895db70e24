//! Words of the lead-tiering page that say how a figure comes about.

use super::catalogue::catalogue;

catalogue! {
    /// Words of the lead-tiering page that say how a figure comes about.
    Explained {
        level_value: "{level}（{points} 分 × 权重 {weight}%）", "{level} ({points} points × weight {weight}%)";
        item_value: "{level}（{points} 分）", "{level} ({points} points)";
        unknown: "未知（不计入，权重 {weight}%）", "Unknown (left out, weight {weight}%)";
        note_known: "只用已知的因素；未知的不当作 0，而是给出可能的区间。", "Only known factors count. What is unknown is not taken as 0; it gives the range.";
        note_integer: "权重和分值都是整数，层级按整数比较，不受小数舍入影响。", "Weights and points are integers and tiers are decided in integers, so no rounding moves a lead.";
        note_clamp: "加减分项在加权得分之后计入，结果限制在 0–100。", "Plus/minus items are added after the weighted score; the result is held to 0–100.";
        weight_of: "{factor} 权重", "weight of {factor}";
        value_of: "{factor} 分值", "points of {factor}";
        cut_of: "{tier} 最低分", "lowest score of {tier}";
        from_leads: "由线索表计算", "Counted from the leads";
        note_share: "层级未定的线索不算在内；若全部归入，占比最高为 {high}。", "Leads whose tier is open are not counted in; with all of them it would be {high}.";
        list: "线索表：{n} 条，来源：{source}；截至 {day}。", "The list: {n} {n?lead|leads}, source: {source}; as of {day}.";

        tier_line: "{tier}：{line}", "{tier}: {line}";
        tier_at_worst: "未知项都按最低：", "All unknowns at their worst: ";
        tier_at_best: "未知项都按最高：", "All unknowns at their best: ";
        tier_rule: "从最高层往下比，够得着的第一层就是它的层级；没有除法，也没有四舍五入。", "Tiers are tried from the top down, and the first one reached is the lead's. Nothing is divided or rounded.";
        tier_open: "最差是 {worst}，最好是 {best}：两头不在同一层，所以层级未定，先给出区间。", "At worst {worst}, at best {best}: the two ends are in different tiers, so the tier is open and shows as a range.";
        tier_settled: "还有未知项，但最差和最好都在 {tier}，层级已定。", "Something is unknown, but worst and best are both {tier}, so the tier is settled.";
        tier_no_weights: "所有权重都是 0，比不出层级。", "All weights are 0: there is nothing to compare.";
        tier_out: "一票否决 → 最后一层", "Disqualified → the last tier";
        tier_out_line: "{factor}：{level} → {tier}", "{factor}: {level} → {tier}";
        tier_out_note: "一票否决不改得分；不看否决，按分应是 {tier}。", "Disqualifying leaves the score as it is; by the score alone it would be {tier}.";
        tier_by_hand: "人工定级，到期前不看分数；到期后：{rule}", "Set by hand; the score does not count until it ends. Then: {rule}";
        tier_by_hand_line: "人工定为 {tier}，至 {day}", "Set to {tier} by hand until {day}";
        tier_by_hand_why: "理由：{reason}", "Reason: {reason}";
        tier_by_hand_who: "决定人：{author}", "Decided by: {author}";
        tier_by_hand_note: "不看人工定级，按分应是 {tier}。", "By the score alone it would be {tier}.";

        gap: "距 {tier} 还差", "To reach {tier}";
        gap_step: "一步就够的最小提升：{factor}到“{level}”，加 {points} 分。", "Smallest single step that is enough: {factor} to “{level}”, {points} points.";
        gap_many: "没有哪个因素升一级就够，需要不止一个因素提升。", "No factor closes it by one level; it takes more than one.";
        gap_unknown: "得分只算已知的因素；弄清未知项，这个差距也会变。", "The score is over what is known; settling the unknowns moves the gap too.";

        stock: "在跟存量", "Stock being worked";
        cut_aim: "按目标的中高线", "Mid/high line for the aim";
        cut_carried: "按产能的中高线", "Mid/high line for what the team carries";
        cut_points: "{cut} 分", "{cut} points";
        cut_rule: "最低的整数分，使：达到它的线索 ÷ 统计的线索 ≤ {share}", "The lowest whole score at which: leads that reach it ÷ leads counted ≤ {share}";
        cut_aim_is: "目标占比 = {share}", "aimed share = {share}";
        cut_carried_is: "产能带得动的占比 = {formula}", "share that the team carries = {formula}";
        cut_line: "{cut} 分：{line} = {share} {holds}", "{cut}: {line} = {share} {holds}";
        cut_fits: "≤ {share}，可以", "≤ {share}, fits";
        cut_over: "> {share}，太多", "> {share}, too many";
        cut_lowest: "0 分已是最低，不用再往下。", "0 is the lowest score there is.";
        cut_recommended: "推荐占比 = 两者中较小的 = {line} = {share}：超出产能的线索没有人跟，目标再高也没有用。", "Recommended share = the smaller of the two = {line} = {share}: a lead beyond what people can carry gets no follow-up, whatever the aim.";
        cut_is_recommended: "这一条就是推荐的。", "This one is recommended.";
        cut_not_recommended: "推荐的是另一条。", "The other one is recommended.";
        cut_no_capacity: "新增、时长或工时为 0，算不出产能，只能按目标。", "Arrivals, months or hours are 0: no capacity can be worked out, so the aim alone counts.";
        cut_unknowns: "有未知项的线索按可能的最低分算；同分的线索不拆开。", "A lead with unknowns counts by its lowest possible score; leads of one score stay together.";
        share_of: "{share}", "{share}";

        method_auc: "95% 区间用 DeLong 法，截到 0–1；成交或输单不足 10 条时不给区间。", "95% interval by DeLong's method, held to 0–1; none under 10 won or lost.";
        method_gini: "95% 区间由 AUC 区间的两端各乘 2 减 1 得到。", "95% interval: both ends of the AUC's, times 2 less 1.";
        method_ks: "成交与输单按得分从高到低累计，两条累计线相差最大处在 {score} 分。得分毫无用处时，KS 20 次里有 19 次不高于 1.358 × √((成交 + 输单) ÷ (成交 × 输单)) = {chance}。", "Won and lost leads are counted from the best score down; the two curves are furthest apart at {score}. For a score that knows nothing the KS stays up to 1.358 × √((won + lost) ÷ (won × lost)) = {chance} 19 times in 20.";
        method_lift: "不给区间；两个成交率各自的 Wilson 区间见“含义”一栏。", "No interval; those of the two win rates (Wilson) stand beside it in the table.";
        method_wilson: "95% 区间用 Wilson 法，按成交条数计算。", "95% interval by Wilson's method, from the number of wins.";
        method_bootstrap: "95% 区间用自助法：固定种子，重抽 {n} 次。", "95% interval by bootstrap: {n} draws with a fixed seed.";
        method_calibration: "得分用逻辑回归换算成概率；每一折的线索都用其余各折拟合的换算，没有用到它自己（折外）。按概率从低到高分成 10 等份，每份取“平均概率”与“实际成交率”之差。", "A logistic map turns scores into probabilities; leads of each fold go by the map that the other folds gave (out of fold). Ten equal parts by probability; of each, the gap between mean probability and share won.";
        brier: "每条线索的（概率 − 结果）²，取平均；成交记 1，输单记 0", "Mean over all leads of (probability − outcome)²; won is 1, lost is 0";
        brier_line: "{n} 条线索的平均 = {value}", "mean over {n} {n?lead|leads} = {value}";
        method_brier: "对每条线索都只报总成交率，得 {line} = {base}；比它小才算有用。概率是折外的。", "Stating the overall win rate for every lead gives {line} = {base}; less than that is worth something. Probabilities are out of fold.";
        overall_rate: "总成交率", "overall win rate";
        method_drift: "每层的一项 =（前一半占比 − 后一半占比）× ln(前一半占比 ÷ 后一半占比)；某一半没有线索的层，两边各加 0.5 条。", "What a tier adds = (share of the earlier half − share of the later) × ln(earlier share ÷ later share); where one half has none, 0.5 is added to both.";
        method_drift_chance: "偶然水平 = {names} = {numbers} = {value}", "What chance gives = {names} = {numbers} = {value}";
        drift_tier: "{tier} 层：前一半 {earlier} 条，后一半 {later} 条", "Tier {tier}: {earlier} in the earlier half, {later} in the later";
        not_there: "这些线索还算不出这个数。", "These leads do not give this figure yet.";
    }
}
