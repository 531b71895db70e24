//! Words about sharing: the link, what goes into it, and a visit by one.

use super::catalogue::catalogue;

catalogue! {
    /// Words about sharing: the link, what goes into it, and a visit by one.
    Sharing {
        title: "分享", "Share";
        menu: "分享链接…", "Share a link…";
        how_much: "链接里放什么", "What the link holds";
        parameters_only: "只放参数", "Parameters only";
        parameters_note: "评分卡（因素和级别的名称可能来自您表格里的列和值）、层级、方案、日期，以及规划里团队、岗位和渠道的名称。因素若是按销售、客户名称之类的列分级的，这些名称就是级别名，会一起放进去：放之前请看一下评分卡。没有线索、商机和人员名单，没有备注文字。", "Scorecards (factors and levels may be called as columns and values of your table are), tiers, scenarios, the day, and what teams, roles and channels of a plan are called. Where a factor is made of a column of reps or accounts, their names are its levels and go along: look at the scorecard first. No lists of leads, deals or people, no free text.";
        with_data: "连同数据", "With data";
        with_data_note: "再加上全部线索和人工定级。拿到链接的人都能看到。", "All leads and the tiers set by hand as well. Whoever has the link can read them.";
        with_cards: "放入哪些评分卡", "Which scorecards go in";
        with_card: "评分卡“{name}”", "Scorecard “{name}”";
        with_active: "评分卡“{name}”（正在使用，总会放入）", "Scorecard “{name}” (in use, always goes in)";
        with_name: "放入工作区名称“{name}”", "Put in the name of the workspace, “{name}”";
        with_notes: "放入自己写的文字（{n} 处：跟进方式、问题、说明）", "Put in free text of your own ({n}: treatments, questions, descriptions)";
        with_spellings: "放入级别的别名（{n} 个，来自表格里的词）", "Put in the spellings of levels ({n}, words of your table)";
        without_spellings: "{n} 个别名不放：对方导入同一张表时，这些词认不出来，有的线索因此信息不全。", "{n} {n?spelling is|spellings are} left out: whoever imports the same table cannot read these words, so some leads count as not known.";
        goes_in: "放进链接的内容", "What goes in";
        card: "评分卡“{name}”", "Scorecard “{name}”";
        card_counts: "{factors} 个因素 · {levels} 个级别 · {tiers} 个层级", "{factors} factors · {levels} levels · {tiers} tiers";
        scenarios: "方案", "Scenarios";
        numbers: "其他数值", "Other numbers";
        plans: "规划模型的输入（不含商机、人员名单和备注，除非勾选）", "Inputs of the planning models (deals, people and notes only where picked)";
        leads: "线索", "Leads";
        leads_rows: "{n} 行", "{n} {n?row|rows}";
        leads_sample: "{n} 行（软件自带的示例，不是客户数据）", "{n} {n?row|rows} (the app's own sample, nobody's data)";
        by_hand: "人工定级（含理由和填写人）", "Tiers set by hand, with reasons and authors";
        notes: "自己写的文字", "Free text of your own";
        spellings: "级别的别名", "Spellings of levels";
        name: "工作区名称", "Name of the workspace";
        settings: "设置", "Settings";
        settings_value: "截至 {day} · {currency} · 财年起始月 {month} · 每月 {days} 个工作日", "as of {day} · {currency} · fiscal year from month {month} · {days} working days a month";
        none: "无", "none";
        scenario_list: "{n} 个：{list}", "{n}: {list}";
        left_out: "（不放 {n}）", " (left out: {n})";
        left_out_name: "（不放）", " (left out)";
        link: "链接", "Link";
        length: "{n} 个字符", "{n} characters";
        long: "超过 {most} 个字符：聊天软件常把长链接截断，请改发文件。", "Over {most} characters: chat programs often cut long links. Send the file instead.";
        too_much: "内容太多，放不进一个链接。请改发文件。", "This is too much for a link. Send the file instead.";
        copy: "复制链接", "Copy the link";
        copied: "链接已复制。", "The link is copied.";
        copy_failed: "浏览器不允许复制：请选中上面的链接自己复制。", "The browser refused the copy: select the link above and copy it yourself.";
        file: "导出文件（.loudou.json）", "Export the file (.loudou.json)";
        file_note: "文件含全部内容：线索、人工定级和文字都在里面。", "The file holds everything: leads, tiers set by hand and free text.";
        private: "链接的内容都在 # 后面，浏览器不会把它发给任何服务器。", "All of it stands behind the #, which no browser sends to a server.";
        qr: "会上用手机扫一扫", "For a phone in the meeting";
        qr_label: "链接的二维码", "QR code of the link";
        qr_too_long: "链接太长，放不进二维码（最多 {most} 个字节）。", "The link is too long for a QR code (at most {most} bytes).";
        visit_named: "您正在查看“{name}”，来自一个链接，截至 {day}。只能查看；您自己的工作区没有任何改动。", "You are looking at “{name}”, from a link, as of {day}. It can be looked at, not changed; your own workspaces are untouched.";
        visit_unnamed: "您正在查看别人分享的模型，来自一个链接，截至 {day}。只能查看；您自己的工作区没有任何改动。", "You are looking at a model that was shared with you by a link, as of {day}. It can be looked at, not changed; your own workspaces are untouched.";
        keep: "另存一份，可以修改", "Keep a copy I can change";
        kept: "已存为您自己的工作区“{name}”。", "Kept as a workspace of your own, “{name}”.";
        leave: "回到我的工作区", "Back to my workspace";
        visiting: "只读 · 来自链接", "Read-only · from a link";
        read_only: "这是链接里的内容，只能查看。点“另存一份”后可以修改。", "This comes from a link and can only be looked at. Keep a copy to change it.";
        unnamed: "分享的模型", "Shared model";
        no_leads: "链接里没有线索", "There are no leads in this link";
        no_leads_text: "发链接的人只放了参数，评分卡在下面。另存一份后，可以导入您自己的线索。", "Only the parameters were shared; the scorecard is below. Keep a copy to score leads of your own.";
        refused: "这个链接打不开", "This link cannot be opened";
        not_ours: "地址里没有漏斗的模型，多半没有复制完整。", "There is no Loudou model in this address; most likely it was not copied whole.";
        cut_short: "链接被截断了：应有 {of} 个字符，只剩 {has} 个。聊天软件常截断长链接，请对方改发文件。", "The link was cut short: {has} of its {of} characters are left. Chat programs cut long links; ask for the file instead.";
        cut_early: "链接被截断了：只剩 {has} 个字符，连开头都不完整。请对方重新发一次，或改发文件。", "The link was cut short: only {has} characters are left, not even its start is whole. Ask for it again, or for the file.";
        lower_cased: "链接的大写字母被某个软件改成了小写，内容已无法恢复。请对方改发文件。", "Some program turned the link's capitals into small letters, and nothing can bring them back. Ask for the file instead.";
        damaged: "链接已损坏：校验和不符，有字符被改动或丢失。请对方重新发一次，或改发文件。", "The link is damaged: its checksum does not fit, so characters were changed or lost. Ask for it again, or for the file.";
        newer: "链接由更新版本的漏斗生成（格式 {n}，本页面能读到 {own}）。请刷新页面更新后再打开。", "A newer Loudou made this link (format {n}; this page reads up to {own}). Reload the page to update, then open it again.";
        too_big: "链接太大：漏斗生成的链接最多 {most} 个字符、展开后 1 MB、{parts} 个因素和级别，超出的一律不打开。", "The link is too big: Loudou makes none over {most} characters, 1 MB unfolded or {parts} factors and levels, and opens none.";
        untouched: "您自己的工作区没有任何改动。", "Your own workspaces are untouched.";
        reload: "刷新页面", "Reload";
    }
}
