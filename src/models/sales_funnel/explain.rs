//! How each figure comes about: one expression tree a figure, with what its variables stand for.

use super::evaluate::{Depth, answer};
use super::input::{Aim, Basis, Input, Stage};
use super::report::{RateSource, Report};
use crate::engines::formula::{Binding, Expr, Formula, num, var};
use crate::engines::value::Text;
use crate::models::figure::{Figure, figure};
use crate::models::headline::{About, Headline, Model, Wish};
use crate::models::parameter::{Parameters, Unit};

impl Model for Input {
    fn headlines(&self) -> Vec<Headline> {
        headlines(&answer(self, Depth::Figures))
    }

    /// All but the plan for a confidence and the cost of the work for it: with hundreds of deals and spread contracts that takes half a second.
    fn quick_headlines(&self) -> Vec<Headline> {
        headlines(&answer(self, Depth::Quick))
    }

    fn figure(&self, headline: &str) -> Option<f64> {
        let is_searched = headline == "high_intent_for_confidence"
            || (headline == "cheapest_cost" && self.aim == Aim::Confidence);
        let depth = if is_searched { Depth::Figures } else { Depth::Quick };
        value(&answer(self, depth), headline)
    }

    /// Besides the headlines explains `rate/<stage>`, the rate of a stage that own history was smoothed into.
    fn explain(&self, headline: &str) -> Option<Formula<About>> {
        let report = answer(self, Depth::Page { draws: 0 });
        if let Some(stage) = headline.strip_prefix("rate/") {
            return rate_formula(&self.repaired(), &report, stage);
        }
        headlines(&report).into_iter().find(|h| h.id == headline)?.value?;
        let input = self.repaired();
        let mut writer = Writer {
            input: &input,
            report: &report,
            bindings: Vec::new(),
        };
        let expr = writer.figure(headline)?;
        Some(Formula {
            expr,
            bindings: writer.bindings,
        })
    }
}

/// `(advanced + k·reference) ÷ (worked + k)`; none where there is no own history.
fn rate_formula(input: &Input, report: &Report, stage: &str) -> Option<Formula<About>> {
    let own = report.stages.iter().find(|line| line.id == stage)?.rate.own?;
    let mut writer = Writer {
        input,
        report,
        bindings: Vec::new(),
    };
    let advanced = Text::new("近几个月转入下一阶段", "Went on in the months that count");
    let worked = Text::new("近几个月经手", "Worked in the months that count");
    let advanced = writer.bind("advanced", advanced, Unit::Customers, own.advanced as f64);
    let worked = writer.bind("worked", worked, Unit::Customers, own.worked as f64);
    let strength = writer.input("smoothing");
    let reference = writer.input(&format!("stage/{stage}/conversion"));
    let expr = (advanced + strength.clone() * reference) / (worked + strength);
    Some(Formula {
        expr,
        bindings: writer.bindings,
    })
}

pub(super) const FIGURES: [Figure; 12] = [
    Figure::new(
        "expected_deals",
        "预计成交数",
        "Wins to expect",
        Unit::Customers,
        Wish::High,
    ),
    Figure::new(
        "expected_amount",
        "预计成交额",
        "Money to expect",
        Unit::Money,
        Wish::High,
    ),
    Figure::new("gap", "业绩缺口", "Gap", Unit::Money, Wish::Low),
    Figure::new(
        "high_intent",
        "需新增高意向客户",
        "High-intent customers needed",
        Unit::Customers,
        Wish::Low,
    ),
    Figure::new(
        "high_intent_for_confidence",
        "达到所需把握需新增高意向客户",
        "High-intent customers for the wanted confidence",
        Unit::Customers,
        Wish::Low,
    ),
    Figure::new(
        "high_intent_most",
        "各渠道合计最多可带来的高意向客户",
        "Most high-intent customers that all channels can bring",
        Unit::Customers,
        Wish::High,
    ),
    Figure::new(
        "probability_hit",
        "达成概率",
        "Probability of the target",
        Unit::Probability,
        Wish::High,
    ),
    Figure::new(
        "coverage",
        "商机覆盖倍数",
        "Pipeline coverage",
        Unit::Plain,
        Wish::High,
    ),
    Figure::new(
        "coverage_needed",
        "所需覆盖倍数",
        "Coverage needed",
        Unit::Plain,
        Wish::Low,
    ),
    Figure::new(
        "needed_value",
        "所需平均合同额 P*",
        "Contract value needed P*",
        Unit::Money,
        Wish::Low,
    ),
    Figure::new(
        "needed_uplift",
        "所需合同额提升",
        "Uplift of the contract value needed",
        Unit::Share,
        Wish::Low,
    ),
    Figure::new(
        "cheapest_cost",
        "最低成本组合的成本",
        "Cost of the cheapest mix",
        Unit::Money,
        Wish::Low,
    ),
];

fn headlines(report: &Report) -> Vec<Headline> {
    FIGURES
        .iter()
        .map(|one| one.headline(value(report, one.id)))
        .collect()
}

pub(super) fn value(report: &Report, id: &str) -> Option<f64> {
    match id {
        "expected_deals" => Some(report.expected),
        "expected_amount" => Some(report.expected_amount),
        "gap" => Some(report.gap),
        "high_intent" => report.high_intent,
        "high_intent_for_confidence" => report.high_intent_for_confidence,
        "high_intent_most" => Some(report.work.most),
        "probability_hit" => Some(report.outlook.hit),
        "coverage" => report.coverage,
        "coverage_needed" => report.coverage_needed,
        "needed_value" => report.value.needed_value,
        // A value that may be lower needs no uplift.
        "needed_uplift" => report.value.needed_uplift.map(|uplift| uplift.max(0.0)),
        "cheapest_cost" => report.work.cheapest_cost,
        _ => None,
    }
}

/// Writes expressions and keeps what their variables stand for.
struct Writer<'a> {
    input: &'a Input,
    report: &'a Report,
    bindings: Vec<Binding<About>>,
}

impl Writer<'_> {
    fn figure(&mut self, id: &str) -> Option<Expr> {
        Some(match id {
            "expected_deals" => self.expected_deals(),
            "expected_amount" => self.expected_amount(),
            "gap" => self.target() - self.won() - self.headline("expected_amount"),
            "high_intent" if self.input.basis == Basis::People => self.high_intent_of_people(),
            "high_intent" => self.high_intent(),
            "high_intent_for_confidence" => self.found(id, "（逐数查找）", " (by search)"),
            "high_intent_most" => self.found(id, "（搜索）", " (by search)"),
            "probability_hit" => {
                let short = 1.0 - self.report.outlook.hit;
                num(1.0)
                    - self.bind(
                        "short",
                        Text::new(
                            "未达成概率（各阶段成交数的精确分布）",
                            "Probability of falling short (exact distribution of wins)",
                        ),
                        Unit::Share,
                        short,
                    )
            }
            "coverage" => self.pipeline() / (self.target() - self.won()),
            "coverage_needed" if self.input.basis == Basis::Deals => {
                self.pipeline() / self.headline("expected_amount")
            }
            "coverage_needed" => self.open() / self.headline("expected_deals"),
            "needed_value" => self.value_factor() * self.input("contract_value"),
            "needed_uplift" => Expr::Max(vec![num(0.0), self.value_factor() - num(1.0)]),
            "cheapest_cost" => self.cheapest_cost(),
            _ => return None,
        })
    }

    /// An input as a variable.
    fn input(&mut self, id: &str) -> Expr {
        if let (Some(parameter), Some(value)) = (self.input.parameter(id), self.input.get(id)) {
            self.keep(
                id,
                parameter.name,
                parameter.unit,
                value.value,
                Some(value.source),
            );
        }
        var(id.to_owned())
    }

    /// A figure of the report as a variable.
    fn bind(&mut self, id: &str, name: Text, unit: Unit, value: f64) -> Expr {
        self.keep(id, name, unit, value, None);
        var(id.to_owned())
    }

    fn keep(
        &mut self,
        id: &str,
        name: Text,
        unit: Unit,
        value: f64,
        source: Option<crate::engines::value::Source>,
    ) {
        let known = self.bindings.iter().any(|binding| *binding.var.0 == *id);
        if !known {
            self.bindings.push(Binding {
                var: id.to_owned().into(),
                value: Some(value),
                about: About { name, unit, source },
            });
        }
    }

    /// Another headline as a variable.
    fn headline(&mut self, id: &str) -> Expr {
        self.found(id, "", "")
    }

    /// A headline as it was found, with how.
    fn found(&mut self, id: &str, how_zh: &str, how_en: &str) -> Expr {
        let (name, unit) = figure(&FIGURES, id).map_or((Text::own(id), Unit::Plain), |one| {
            let name = Text::new(format!("{}{how_zh}", one.zh), format!("{}{how_en}", one.en));
            (name, one.unit)
        });
        let value = value(self.report, id).unwrap_or(0.0);
        self.bind(id, name, unit, value)
    }

    fn target(&mut self) -> Expr {
        self.of_people("target")
    }

    fn won(&mut self) -> Expr {
        self.of_people("won")
    }

    /// A plain number, or the sum of it over the people.
    fn of_people(&mut self, key: &str) -> Expr {
        if self.input.basis != Basis::People {
            return self.input(key);
        }
        let ids: Vec<String> = self
            .input
            .people
            .iter()
            .map(|p| format!("person/{}/{key}", p.id))
            .collect();
        Expr::Sum(ids.iter().map(|id| self.input(id)).collect())
    }

    /// The share of a stage that goes on: the reference itself, or smoothed from own history.
    fn rate(&mut self, at: usize) -> Expr {
        let (Some(stage), Some(report)) = (self.input.stages.get(at), self.report.stages.get(at)) else {
            return num(0.0);
        };
        if report.rate.source != RateSource::Own {
            return self.input(&format!("stage/{}/conversion", stage.id));
        }
        let name = Text::new(
            format!("{} · 转化率（自有历史平滑后）", stage.name.zh),
            format!("{} · conversion (own history, smoothed)", stage.name.en),
        );
        self.bind(
            &format!("rate/{}", stage.id),
            name,
            Unit::Share,
            report.rate.value,
        )
    }

    /// `Π_{k ≥ at} c_k`
    fn win(&mut self, at: usize) -> Expr {
        let first = self.rate(at);
        (at + 1..self.input.stages.len()).fold(first, |product, next| product * self.rate(next))
    }

    fn win_of_high_intent(&mut self) -> Expr {
        let is_people = self.input.basis == Basis::People;
        if is_people && self.input.people.iter().any(|person| person.has_own_rates) {
            let name = Text::new(
                "高意向成交率（各人平均）",
                "Win rate of high intent (mean over the people)",
            );
            let win = self.report.win_of_high_intent;
            return self.bind("win_of_high_intent", name, Unit::Share, win);
        }
        self.report.high_intent_at.map_or(num(0.0), |at| self.win(at))
    }

    fn timely_stages(&self) -> Vec<(usize, &Stage)> {
        let lines = self.input.stages.iter().zip(&self.report.stages).enumerate();
        let timely = lines.filter(|(_, (_, line))| line.in_time);
        timely.map(|(at, (stage, _))| (at, stage)).collect()
    }

    fn timely_deals(&self) -> Vec<String> {
        self.input.timely_deals().map(|deal| deal.id.clone()).collect()
    }

    fn expected_deals(&mut self) -> Expr {
        match self.input.basis {
            Basis::Stages => {
                let stages: Vec<(usize, String)> = self
                    .timely_stages()
                    .into_iter()
                    .map(|(at, stage)| (at, format!("stage/{}/open", stage.id)))
                    .collect();
                Expr::Sum(
                    stages
                        .into_iter()
                        .map(|(at, id)| self.input(&id) * self.win(at))
                        .collect(),
                )
            }
            Basis::Deals => {
                let deals = self.timely_deals();
                Expr::Sum(
                    deals
                        .iter()
                        .map(|id| self.input(&format!("deal/{id}/probability")))
                        .collect(),
                )
            }
            Basis::People => {
                let people: Vec<(String, Text, f64)> = self
                    .input
                    .people
                    .iter()
                    .zip(&self.report.people)
                    .map(|(person, line)| {
                        let name = Text::new(
                            format!("{} · 预计成交数", person.name.zh),
                            format!("{} · wins to expect", person.name.en),
                        );
                        (format!("person/{}/expected", person.id), name, line.expected)
                    })
                    .collect();
                let each = people.into_iter();
                Expr::Sum(
                    each.map(|(id, name, value)| self.bind(&id, name, Unit::Customers, value))
                        .collect(),
                )
            }
        }
    }

    fn expected_amount(&mut self) -> Expr {
        if self.input.basis != Basis::Deals {
            return self.headline("expected_deals") * self.input("contract_value");
        }
        let deals = self.timely_deals();
        let worth = |writer: &mut Self, id: &String| {
            writer.input(&format!("deal/{id}/amount")) * writer.input(&format!("deal/{id}/probability"))
        };
        Expr::Sum(deals.iter().map(|id| worth(self, id)).collect())
    }

    /// `max(0, ⌈(G ÷ P) ÷ Π c⌉)`
    fn high_intent(&mut self) -> Expr {
        let gap = self.headline("gap");
        let worthless = self.report.contract_value <= 0.0 || self.report.win_of_high_intent <= 0.0;
        if worthless {
            return Expr::Max(vec![num(0.0), gap]);
        }
        let needed = (gap / self.input("contract_value") / self.win_of_high_intent()).ceil();
        Expr::Max(vec![num(0.0), needed])
    }

    /// The sum of what the people need.
    fn high_intent_of_people(&mut self) -> Expr {
        let people = self.input.people.iter().zip(&self.report.people);
        let lines: Vec<(String, Text, f64)> = people
            .map(|(person, line)| {
                let name = Text::new(
                    format!("{} · 需新增高意向客户", person.name.zh),
                    format!("{} · high-intent customers needed", person.name.en),
                );
                let id = format!("person/{}/high_intent", person.id);
                (id, name, line.high_intent.unwrap_or(0.0))
            })
            .collect();
        let parts = lines
            .into_iter()
            .map(|(id, name, needed)| self.bind(&id, name, Unit::Customers, needed));
        Expr::Sum(parts.collect())
    }

    /// Customers or deals that can close in time.
    fn open(&mut self) -> Expr {
        let name = Text::new("可在本期成交的在手客户", "Open customers that can close in time");
        self.bind("open", name, Unit::Customers, self.report.open)
    }

    fn pipeline(&mut self) -> Expr {
        if self.input.basis != Basis::Deals {
            return self.open() * self.input("contract_value");
        }
        let deals = self.timely_deals();
        Expr::Sum(
            deals
                .iter()
                .map(|id| self.input(&format!("deal/{id}/amount")))
                .collect(),
        )
    }

    /// `(T − won) ÷ (money expected + H_max·Π c·P)`, not below 0.
    fn value_factor(&mut self) -> Expr {
        let left = self.target() - self.won();
        let most = self.headline("high_intent_most");
        let volume = most * self.win_of_high_intent() * self.input("contract_value");
        Expr::Max(vec![num(0.0), left / (self.headline("expected_amount") + volume)])
    }

    fn cheapest_cost(&mut self) -> Expr {
        let lines: Vec<(String, Text, f64)> = self
            .input
            .channels
            .iter()
            .zip(&self.report.work.channels)
            .filter(|(_, line)| line.cheapest > 0.0)
            .map(|(channel, line)| {
                let name = Text::new(
                    format!("{} · 次数", channel.name.zh),
                    format!("{} · number", channel.name.en),
                );
                (channel.id.clone(), name, line.cheapest)
            })
            .collect();
        let cost = |writer: &mut Self, (id, name, units): (String, Text, f64)| {
            writer.bind(&format!("units/{id}"), name, Unit::Plain, units)
                * writer.input(&format!("channel/{id}/cost"))
        };
        Expr::Sum(lines.into_iter().map(|line| cost(self, line)).collect())
    }
}
