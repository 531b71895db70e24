//! Words about keeping: earlier states, backups, space, other tabs.

use super::catalogue::catalogue;
use crate::workspace::storage::Cause;

catalogue! {
    /// Words about keeping: earlier states, backups, space, other tabs.
    Storage {
        title: "历史版本与备份", "Earlier states and backups";
        menu: "历史版本与备份…", "Earlier states and backups…";
        earlier: "历史版本", "Earlier states";
        earlier_note: "本工作区最多保留 20 个历史版本，越早的越稀；工作时每 10 分钟一个，导入、替换、删除之前各一个。空间不够时，最早的先让出。", "Up to 20 of this workspace, fewer the older they are: one every ten minutes of work, and one before each import, replacement or deletion. Where room runs short, the oldest go first.";
        earlier_none: "还没有历史版本。第一次改动之后就会有。", "None yet. The first change makes one.";
        rows: "{n} 条线索", "{n} {n?lead|leads}";
        restore: "恢复", "Bring back";
        restore_one: "恢复 {time} 的版本", "Bring back the state of {time}";
        forget_one: "删除 {time} 的版本", "Delete the state of {time}";
        restored: "已恢复 {time} 的版本；恢复前的内容也留了一个版本。", "The state of {time} is back; what was here before is kept too.";
        restore_same: "现在的内容和那个版本一样。", "What is here is the same as that state.";
        restore_failed: "这个版本读不出来，已原样移到一边。", "That state could not be read; it was put aside as it is.";
        cause_rolling: "工作中", "while working";
        cause_import: "导入之前", "before an import";
        cause_replace: "替换之前", "before a replacement";
        cause_delete: "删除之前", "before a deletion";
        cause_migration: "升级之前", "before an update of the format";
        cause_repair: "修复之前", "before a repair";
        cause_restore: "恢复之前", "before an earlier state came back";
        backup: "备份", "Backup";
        backup_note: "工作区文件存在您自己的电脑上，浏览器的数据被清除也不受影响。", "A workspace file is on your own computer: clearing the browser's data does not touch it.";
        backup_never: "从未备份", "Never backed up";
        backup_today: "今天已备份", "Backed up today";
        backup_days: "{n} 天前备份", "Backed up {n} {n?day|days} ago";
        backup_changes: "之后有 {n} 次改动", "{n} {n?change|changes} since";
        backup_clean: "之后没有改动", "no changes since";
        backup_now: "导出工作区文件", "Export the workspace file";
        safari: "Safari 和 iPhone、iPad 上的浏览器会删除连续 7 天没有打开的网站的数据。请至少每周打开一次，并定期导出文件。", "Safari, and every browser on an iPhone or iPad, deletes the data of sites not opened for 7 days. Open this page every week, and export a file now and then.";
        remind_days: "这个工作区有 {changes} 次改动不在任何备份里，已经 {days} 天了。数据只在这个浏览器里，建议导出一个文件。", "{changes} {changes?change|changes} to this workspace {changes?is|are} in no backup, for {days} {days?day|days} now. The data is in this browser only: export a file.";
        remind_changes: "这个工作区有 {changes} 次改动不在任何备份里。数据只在这个浏览器里，建议导出一个文件。", "{changes} changes to this workspace are in no backup. The data is in this browser only: export a file.";
        later: "一周后再提醒", "Remind me in a week";
        space: "占用的空间", "What takes the space";
        space_total: "共 {n} 个字符；浏览器通常给每个网站约 500 万个。", "{n} characters in all; browsers mostly give a site about 5 million.";
        space_present: "内容 {n}", "contents {n}";
        space_earlier: "历史版本 {n}（{count} 个）", "earlier states {n} ({count})";
        space_other: "其他（设置、同一网址下的其他应用）", "Other: settings, other apps at this address";
        space_aside: "读不出来、移到一边的内容", "Put aside because it could not be read";
        space_gone: "已不在列表中的工作区", "A workspace that is no longer listed";
        forget_all: "删除历史版本", "Delete earlier states";
        forget_all_title: "删除“{name}”的全部历史版本？", "Delete all earlier states of “{name}”?";
        forget_all_text: "现在的内容不受影响；之前的版本会消失，不能撤销。", "What is there now stays; the states before it will be gone, and this cannot be undone.";
        discard: "删除", "Discard";
        discard_title: "删除移到一边的内容？", "Discard what was put aside?";
        discard_text: "建议先下载。删除后不能撤销。", "Download it first. This cannot be undone.";
        download_all: "下载", "Download";
        what_takes_space: "看看什么占了空间", "See what takes the space";
        room_title: "浏览器里放不下", "There is no room for this";
        room_text: "需要约 {needed} 个字符，最多能腾出约 {free} 个。继续的话，新内容可能无法保存，也没有之前的版本可以恢复。请先导出现在的内容。", "This needs about {needed} characters; about {free} can be had. If you go on, it may not be saved, and there will be no earlier state to come back to. Export what is here first.";
        room_beside: "打开这个文件约需 {needed} 个字符，最多能腾出约 {free} 个。继续的话可以打开来看，但可能无法保存，关掉页面就没有了；已有的工作区都不变。可以先把现在的工作区导出成文件，再到“历史版本与备份”里腾出空间。", "Opening this file takes about {needed} characters; about {free} can be had. If you go on, it opens, but it may not be saved and is gone when the page closes; the workspaces you have stay as they are. You can export the open one as a file first and make room under “Earlier states and backups”.";
        room_go_on: "仍然继续", "Go on all the same";
        followed: "已更新为另一个标签页保存的内容", "Updated to what another tab has saved";
        tab_copy: "{name}（来自另一标签页的副本，{time}）", "{name} (copy from another tab, {time})";
        copied: "两个标签页同时改了“{was}”。那边的改动已存在原处；这里的改动都在，存成了“{now}”。", "Two tabs changed “{was}” at once. The other tab's changes are saved there; yours are all here, kept as “{now}”.";
        open_other: "打开“{was}”", "Open “{was}”";
        newer: "这个工作区由更新版本的漏斗（{app}）保存，这里只能查看，不会写回。刷新页面可以更新漏斗。", "A newer Loudou ({app}) saved this workspace: it can be looked at here, not changed. Reload the page to update.";
        newer_copy: "另存一份可编辑的副本", "Keep a copy I can change";
        read_only: "这个工作区由更新版本保存，这里只能查看。", "A newer version saved this workspace; here it can only be looked at.";
        recovered: "工作区读不出来，已换成 {time} 的历史版本。原来的内容原样保留在一边。", "The workspace could not be read. Its state of {time} took its place; what was there is kept aside as it is.";
    }
}

impl Storage {
    /// Why a snapshot was made.
    #[must_use]
    pub const fn cause(&self, cause: Cause) -> &'static str {
        match cause {
            Cause::Rolling => self.cause_rolling,
            Cause::Import => self.cause_import,
            Cause::Replace => self.cause_replace,
            Cause::Delete => self.cause_delete,
            Cause::Migration => self.cause_migration,
            Cause::Repair => self.cause_repair,
            Cause::Restore => self.cause_restore,
        }
    }
}
