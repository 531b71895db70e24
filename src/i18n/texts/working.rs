//! Words for work that takes a while, and for the worker that does it.

use super::catalogue::catalogue;

catalogue! {
    /// Words for work that takes a while, and for the worker that does it.
    Working {
        percent: "{n}%", "{n}%";
        reading_table: "正在读取表格", "Reading the table";
        importing_leads: "正在导入线索", "Importing the leads";
        writing_file: "正在生成文件", "Writing the file";
        broke: "后台计算意外中断，已经重新开始；你的数据没有变化。请再试一次，若还是这样，请把文件分成几份。", "The background work broke down and has begun anew; nothing of yours has changed. Please try again, and if it happens again, in smaller parts.";
        begin_again: "后台已经没有这份表格了，请重新选择。你的数据没有变化。", "The table is no longer at hand. Please pick it again; nothing of yours has changed.";
        needs_worker: "导入和导出要在后台进行，而这个页面没有后台可用（原因见页首）。请重新载入页面再试；你的数据没有变化。", "Imports and exports run in the background, which this page does not have (the line at the top says why). Reload the page and try again; nothing of yours has changed.";
        none_refused: "浏览器不允许后台计算，因此不能导入或导出表格；其他功能照常。", "The browser does not allow background work, so tables can be neither imported nor exported. All else works.";
        none_missing: "后台计算没有加载成功，多半是网络中断。要导入或导出表格，请重新载入页面；其他功能照常。", "The part for background work could not be loaded, most often because the network broke off. To import or export tables, reload the page; all else works.";
        none_other_build: "漏斗刚刚更新，这个页面和后台的版本不一致。请重新载入页面；已保存的内容不受影响。", "Loudou has just been updated, and this page and its background part are of two versions. Reload the page; what you saved is untouched.";
        reload: "重新载入", "Reload";
    }
}
