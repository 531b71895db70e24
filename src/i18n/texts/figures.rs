//! Words of figures and inputs, whatever the model.

use super::catalogue::catalogue;

catalogue! {
    /// Words of figures and inputs, whatever the model.
    Figures {
        explain: "这个数怎么来的", "Where this comes from";
        against_base: "基准 {value}", "Base {value}";
        appendix: "附录：公式与假设", "Appendix: formulas and assumptions";
        source_sample: "模板示例", "Template";
        source_typed: "手工填写", "Typed";
        source_imported: "导入", "Imported";
        source_linked: "来自其他模型", "Linked";
        unread: "“{name}”里填的内容读不出来，报告用的是它上一个有效值。", "“{name}” could not be read; the report uses its last good value.";
        unread_many: "“{name}”和另外 {n} 处填的内容读不出来，报告用的是它们上一个有效值。", "“{name}” and {n} more could not be read; the report uses their last good values.";
        unread_go: "去看看", "Go to the field";
        computed: "由本页计算", "Computed here";

        unit_share_points: "个百分点", "point|points";
        unit_points: "分", "point|points";
        unit_per_month: "个/月", "a month";
        unit_months: "个月", "month|months";
        unit_month_number: "月", "month";
        month_number: "第 {n} 个月", "month {n}";
        unit_hours_per_month: "小时/月", "hour a month|hours a month";
        unit_hours: "小时", "hour|hours";
        unit_days: "天", "day|days";
        unit_persons: "人", "person|people";
        unit_customers: "家", "customer|customers";
        unit_customers_per_year: "家/年", "customer a year|customers a year";
        per_month: "/月", "/month";
        per_year: "/年", "/year";
        thousand: "千", "K";
        ten_thousand: "万", "10K";
        million: "百万", "M";
        yuan: "元", "CNY";
    }
}
