//! A model whose kind is not told: what works on any model's declared inputs and figures is written, and built, once.

use super::headline::{About, Headline, Model};
use super::parameter::{Parameter, Parameters};
use crate::engines::formula::Formula;
use crate::engines::value::Sourced;

/// The input of some model.
///
/// ```
/// use loudou::engines::pace::{Pace, at_once};
/// use loudou::models::any::AnyModel;
/// use loudou::models::headline::Model;
/// use loudou::models::whatif::goal_seek;
/// use loudou::models::{cs_org, sales_org};
/// let models = [AnyModel::of(sales_org::Input::default()), AnyModel::of(cs_org::Input::default())];
/// let surplus = models[0].headline("surplus").unwrap();
/// assert_eq!(surplus.value, Some(9_550_000.0));
/// assert!(at_once(goal_seek(&models[0], &surplus, 0.0, "contract_value", &Pace::unpaced())).is_some());
/// ```
pub struct AnyModel(Box<dyn Erased>);

/// What is asked of a model.
trait Erased: Send + Sync {
    fn copy(&self) -> Box<dyn Erased>;
    fn parameters(&self) -> Vec<Parameter>;
    fn parameter(&self, id: &str) -> Option<Parameter>;
    fn get(&self, id: &str) -> Option<Sourced<f64>>;
    fn set(&mut self, id: &str, value: Sourced<f64>) -> bool;
    fn headlines(&self) -> Vec<Headline>;
    fn quick_headlines(&self) -> Vec<Headline>;
    fn figure(&self, headline: &str) -> Option<f64>;
    fn explain(&self, headline: &str) -> Option<Formula<About>>;
}

impl<M: Model + Send + Sync + 'static> Erased for M {
    fn copy(&self) -> Box<dyn Erased> {
        Box::new(self.clone())
    }
    fn parameters(&self) -> Vec<Parameter> {
        Parameters::parameters(self)
    }
    fn parameter(&self, id: &str) -> Option<Parameter> {
        Parameters::parameter(self, id)
    }
    fn get(&self, id: &str) -> Option<Sourced<f64>> {
        Parameters::get(self, id)
    }
    fn set(&mut self, id: &str, value: Sourced<f64>) -> bool {
        Parameters::set(self, id, value)
    }
    fn headlines(&self) -> Vec<Headline> {
        Model::headlines(self)
    }
    fn quick_headlines(&self) -> Vec<Headline> {
        Model::quick_headlines(self)
    }
    fn figure(&self, headline: &str) -> Option<f64> {
        Model::figure(self, headline)
    }
    fn explain(&self, headline: &str) -> Option<Formula<About>> {
        Model::explain(self, headline)
    }
}

impl AnyModel {
    /// A model's input.
    pub fn of(model: impl Model + Send + Sync + 'static) -> Self {
        Self(Box::new(model))
    }
}

impl Clone for AnyModel {
    fn clone(&self) -> Self {
        Self(self.0.copy())
    }
}

impl Parameters for AnyModel {
    fn parameters(&self) -> Vec<Parameter> {
        self.0.parameters()
    }
    fn parameter(&self, id: &str) -> Option<Parameter> {
        self.0.parameter(id)
    }
    fn get(&self, id: &str) -> Option<Sourced<f64>> {
        self.0.get(id)
    }
    fn set(&mut self, id: &str, value: Sourced<f64>) -> bool {
        self.0.set(id, value)
    }
}

impl Model for AnyModel {
    fn headlines(&self) -> Vec<Headline> {
        self.0.headlines()
    }
    fn quick_headlines(&self) -> Vec<Headline> {
        self.0.quick_headlines()
    }
    fn figure(&self, headline: &str) -> Option<f64> {
        self.0.figure(headline)
    }
    fn explain(&self, headline: &str) -> Option<Formula<About>> {
        self.0.explain(headline)
    }
}
