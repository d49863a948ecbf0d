// The first example in JavaScript. Hover the e of the last line, a and b in it, or one of the brackets.
const a = 2;
const b = 1;

const e = (a + b) * (b + 1);
