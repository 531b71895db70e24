// The planning pages as tests go through them: address, a figure in sight, tabs, and which of the
// numbers in sight, counted from 0, moves that figure when it is ten steps more.
export const PLAN_PAGES = [
  { route: "sales-org", figure: "surplus", moved: 0, tabs: ["levers", "even", "path", "whatif", "compare", "figures"] },
  {
    route: "sales-year",
    figure: "revenue",
    moved: 7,
    tabs: ["plan", "shape", "maturing", "bridge", "odds", "whatif", "compare", "figures"],
  },
  {
    route: "sales-funnel",
    figure: "probability_hit",
    moved: 0,
    tabs: ["deals", "funnel", "work", "value", "people", "whatif", "compare", "figures"],
  },
  { route: "cs-org", figure: "csms", moved: 8, tabs: ["split", "promise", "months", "teams", "whatif", "compare", "figures"] },
];
