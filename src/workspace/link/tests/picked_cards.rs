//! Which scorecards go into a link.

use super::*;

/// What is left of a scorecard that is not picked is nothing: neither it nor its columns nor what scenarios hold of it.
#[test]
fn a_scorecard_that_is_not_picked_is_nowhere_in_the_link() {
    let mut workspace = with_secrets();
    let mut card = workspace.lead_tiering.card().unwrap().as_ref().clone();
    card.id = "c1".into();
    card.name = Text::own("SECRET card");
    let other = card.id.clone();
    let actions = [
        Action::AddCard(Box::new(card)),
        Action::AddScenario {
            id: "s1".into(),
            name: "Other weights".into(),
        },
        Action::SetInput {
            id: "card/c1/weight/channel".into(),
            value: 40.0,
        },
        Action::UseCard("template".into()),
    ];
    for action in actions {
        workspace.apply(action).unwrap();
    }
    let json = |left_out: &[&str]| {
        let left_out = left_out.iter().map(|id| (*id).to_owned()).collect();
        json_of(&picked(&without_cards(&workspace, &left_out), PARAMETERS))
    };
    let all = json(&[]);
    assert!(all.contains("SECRET card") && all.contains("card/c1/"));
    let left = json(&[&other]);
    assert!(!left.contains("SECRET card") && !left.contains("card/c1/") && !left.contains("\"c1\""));
    // The one in use goes in, whatever is asked.
    let both = without_cards(&workspace, &["c1".to_owned(), "template".to_owned()].into());
    assert_eq!(both.lead_tiering.cards.len(), 1);
    assert_eq!(both.lead_tiering.card().unwrap().id, "template");
    assert_eq!(
        opened(&write(&both, PARAMETERS).unwrap())
            .lead_tiering
            .cards
            .len(),
        1
    );
    assert_eq!(without_cards(&workspace, &Default::default()), workspace);
}
