//! Whatever the data, drawings along months stay finite and inside their scene.
use super::axes::TickFormat;
use super::course::{Course, CourseBand, CourseColumns, CourseForm, CourseLine, CourseMonth};
use super::fan::{Fan, FanMonth, FanNames};
use super::properties::{any_value, any_width, any_words, assert_sane};
use super::staffing::{Staffing, StaffingLayer, StaffingMonth};
use proptest::prelude::*;

prop_compose! {
    fn any_staffing()(
        width in any_width(),
        layers in prop::collection::vec((any_words(20), any_words(30), any::<bool>()), 0..7),
        months in prop::collection::vec((prop::collection::vec(any_value(), 0..8), any_words(8), any_words(8)), 0..38),
    ) -> Staffing {
        let layers = layers.into_iter().map(|(name, end_label, is_maturing)| StaffingLayer { name, end_label, is_maturing });
        let months = months.into_iter().enumerate().map(|(place, (heads, name, label))| StaffingMonth {
            key: place.to_string(), reading: label.clone(), name, heads, label,
        });
        Staffing { width, layers: layers.collect(), months: months.collect() }
    }
}

prop_compose! {
    fn any_fan()(
        width in any_width(),
        months in prop::collection::vec(
            (prop::array::uniform5(any_value()), any_value(), prop::option::of(any_value()), any_words(8)), 0..38,
        ),
        names in prop::array::uniform5(any_words(40)),
    ) -> Fan {
        let months = months.into_iter().enumerate().map(|(place, (quantiles, plan, target, name))| FanMonth {
            key: place.to_string(), reading: name.clone(), name, quantiles, plan, target,
        });
        let [wide, narrow, middle, plan, target] = names;
        Fan { width, months: months.collect(), names: FanNames { wide, narrow, middle, plan, target } }
    }
}

fn any_amounts() -> impl Strategy<Value = Vec<Option<f64>>> {
    prop::collection::vec(prop::option::weighted(0.8, any_value()), 0..40)
}

prop_compose! {
    fn any_course_line()(
        name in any_words(20), end_label in any_words(30), values in any_amounts(),
        form in prop::sample::select(vec![CourseForm::Joined, CourseForm::Steps, CourseForm::Ticks]),
        is_dashed in any::<bool>(),
    ) -> CourseLine {
        CourseLine { name, end_label, values, form, is_dashed }
    }
}

prop_compose! {
    fn any_course()(
        width in any_width(),
        format in prop::sample::select(vec![TickFormat::Number, TickFormat::Percent]),
        months in prop::collection::vec((any_words(8), prop::option::weighted(0.1, any_words(40))), 0..38),
        columns in prop::option::of((any_words(20), any_words(30), any_amounts())),
        lines in prop::collection::vec(any_course_line(), 0..16),
        band in prop::option::of((
            any_words(20), prop::collection::vec(prop::option::of((any_value(), any_value())), 0..40),
        )),
    ) -> Course {
        let months = months.into_iter().enumerate().map(|(place, (name, event))| CourseMonth {
            key: place.to_string(), reading: name.clone(), name, event,
        });
        Course {
            width, format, months: months.collect(), lines,
            columns: columns.map(|(name, end_label, values)| CourseColumns { name, end_label, values }),
            band: band.map(|(name, ranges)| CourseBand { ends: [name.clone(), name.clone()], name, ranges }),
        }
    }
}

proptest! {
    #[test]
    fn staffing_is_sane(drawing in any_staffing()) {
        assert_sane(&drawing.scene());
        let table = drawing.table("", "", "");
        prop_assert_eq!(table.rows.len(), drawing.months.len());
        prop_assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    }

    #[test]
    fn fans_are_sane(drawing in any_fan()) {
        assert_sane(&drawing.scene());
        prop_assert_eq!(drawing.table("", "").rows.len(), drawing.months.len());
    }

    #[test]
    fn courses_are_sane(drawing in any_course()) {
        assert_sane(&drawing.scene());
        let table = drawing.table("", "");
        prop_assert_eq!(table.rows.len(), drawing.months.len());
        prop_assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    }
}
