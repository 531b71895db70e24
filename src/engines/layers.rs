//! Layers over a base: how many heads each needs when one head carries a span of those below, and what they cost.

use super::whole::ceiling;

/// A layer: how many of those below one of its heads carries, and what one head costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Layer {
    /// Those below per head; below 1, or no number, counts as 1.
    pub span: f64,
    /// Cost of one head.
    pub cost: f64,
}

/// A layer with its heads.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Filled {
    /// Those directly below.
    pub below: f64,
    /// Heads of the layer, a whole number.
    pub heads: f64,
    /// Cost of all its heads.
    pub cost: f64,
}

impl Filled {
    /// Those below per head as it comes out: at most the span.
    #[must_use]
    pub fn load(&self) -> f64 {
        self.below / self.heads
    }
}

/// The layers over a base of whole heads, bottom-up: `⌈below ÷ span⌉` each, rounded up by [`ceiling`]. A layer above a
/// single head is not created, nor are those above it.
///
/// ```
/// use loudou::engines::layers::{Layer, fill};
/// let layers = [Layer { span: 8.0, cost: 40.0 }, Layer { span: 5.0, cost: 60.0 }];
/// let heads = |base| fill(base, &layers).map(|layer| layer.heads).collect::<Vec<f64>>();
/// assert_eq!(heads(25.0), [4.0, 1.0]);
/// assert_eq!(heads(8.0), [1.0]);
/// assert!(heads(1.0).is_empty());
/// assert_eq!(fill(25.0, &layers).map(|layer| layer.cost).sum::<f64>(), 220.0);
/// ```
pub fn fill(base: f64, layers: &[Layer]) -> impl Iterator<Item = Filled> {
    let mut below = if base.is_finite() { base } else { 0.0 };
    layers.iter().map_while(move |layer| {
        if below <= 1.0 {
            return None;
        }
        let span = if layer.span >= 1.0 { layer.span } else { 1.0 };
        let heads = ceiling(below / span);
        let filled = Filled {
            below,
            heads,
            cost: heads * layer.cost,
        };
        below = heads;
        Some(filled)
    })
}

/// What all layers over a base cost.
#[must_use]
pub fn cost(base: f64, layers: &[Layer]) -> f64 {
    fill(base, layers)
        .map(|layer| layer.cost)
        .fold(0.0, |sum, cost| sum + cost)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_layers() -> impl Strategy<Value = Vec<Layer>> {
        let layer = (1.0..20.0f64, 0.0..1e6f64).prop_map(|(span, cost)| Layer { span, cost });
        proptest::collection::vec(layer, 0..5)
    }

    proptest! {
        #[test]
        fn every_layer_carries_those_below_with_no_head_to_spare(base in 0u32..100_000, layers in any_layers()) {
            for (filled, layer) in fill(f64::from(base), &layers).zip(&layers) {
                prop_assert!(filled.below > 1.0 && filled.heads >= 1.0);
                prop_assert!(filled.load() <= layer.span * (1.0 + 1e-9));
                prop_assert!((filled.heads - 1.0) * layer.span < filled.below);
            }
        }

        #[test]
        fn wider_spans_and_smaller_bases_never_cost_more(
            base in 0u32..10_000, layers in any_layers(), at in 0usize..5, more in 0.0..9.0f64,
        ) {
            let mut wider = layers.clone();
            if let Some(layer) = wider.get_mut(at) {
                layer.span += more;
            }
            let base = f64::from(base);
            prop_assert!(cost(base, &wider) <= cost(base, &layers));
            prop_assert!(cost((base - 1.0).max(0.0), &layers) <= cost(base, &layers));
        }
    }

    #[test]
    fn a_span_that_is_none_counts_as_one() {
        for span in [0.0, -3.0, f64::NAN] {
            let heads: Vec<f64> = fill(7.0, &[Layer { span, cost: 1.0 }]).map(|f| f.heads).collect();
            assert_eq!(heads, [7.0]);
        }
        assert_eq!(fill(f64::NAN, &[Layer { span: 8.0, cost: 1.0 }]).count(), 0);
    }

    #[test]
    fn nothing_stands_above_a_single_head() {
        let layers = [8.0, 5.0, 4.0].map(|span| Layer { span, cost: 1.0 });
        let heads: Vec<f64> = fill(13.0, &layers).map(|f| f.heads).collect();
        assert_eq!(heads, [2.0, 1.0]);
    }
}
