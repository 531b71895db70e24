// The input fields whose keystrokes `make bench` times: a name for the table, the route, a CSS selector, and the
// keys pressed in turn. Choose the field of each model that recomputes the most.

export const FIELDS = [];
