/** The commands of LaTeX by what they do to a formula. All names are with their backslash. */

function commands(names: string): string[] {
  return names.split(/\s+/).map((name) => `\\${name}`);
}

/** Spacing, sizing and layout: no meaning. Sizes (`\bigl`) leave their delimiter standing for itself. */
export const ignored: ReadonlySet<string> = new Set([
  '\\,',
  '\\;',
  '\\:',
  '\\!',
  '\\ ',
  '\\>',
  '\\/',
  '\\-',
  '\\\n',
  ...commands(
    'quad qquad thinspace medspace thickspace negthinspace negmedspace negthickspace enspace space displaystyle textstyle ' +
      'scriptstyle scriptscriptstyle limits nolimits nonumber notag mathstrut strut big Big bigg Bigg bigl Bigl biggl Biggl ' +
      'bigr Bigr biggr Biggr bigm Bigm biggm Biggm allowbreak nobreak break hfill noindent centering small normalsize',
  ),
]);

/** Ignored together with their argument. */
export const ignoredWithArgument: ReadonlySet<string> = new Set(
  commands('label tag hspace vspace phantom hphantom vphantom color eqref ref cite footnote mspace'),
);

/** Commands whose argument is a word, not mathematics. */
export const fontOf: ReadonlySet<string> = new Set(
  commands(
    'text textrm textit textsf texttt textbf textnormal mbox hbox mathrm mathit mathsf mathtt operatorname',
  ),
);

/** Commands whose argument is a symbol in another type; the name stays, what the type says is kept. */
export const alphabets: ReadonlyMap<string, 'bold' | 'script'> = new Map([
  ...commands('mathbf boldsymbol bm pmb vb vect').map((name) => [name, 'bold'] as const),
  ...commands('mathcal mathscr mathfrak').map((name) => [name, 'script'] as const),
]);

/** Accents become part of the name: `\hat{y}` is hat_y. */
export const accents: ReadonlySet<string> = new Set(
  commands(
    'hat widehat tilde widetilde bar overline underline vec dot ddot check breve acute grave mathring overrightarrow',
  ),
);

/** Letters: a symbol of that name. */
export const symbols: ReadonlySet<string> = new Set(
  commands(
    'alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa varkappa lambda mu nu xi omicron pi varpi rho ' +
      'varrho sigma varsigma tau upsilon phi varphi chi psi omega Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda ' +
      'Mu Nu Xi Omicron Pi Rho Sigma Tau Upsilon Phi Chi Psi Omega varGamma varDelta varTheta varLambda varXi varPi varSigma ' +
      'varUpsilon varPhi varPsi varOmega ell hbar hslash imath jmath aleph digamma wp',
  ),
);

/** Characters that stand for a command. */
export const letterCommands: ReadonlyMap<string, string> = new Map(
  Object.entries({
    α: 'alpha',
    β: 'beta',
    γ: 'gamma',
    δ: 'delta',
    ε: 'varepsilon',
    ϵ: 'epsilon',
    ζ: 'zeta',
    η: 'eta',
    θ: 'theta',
    ϑ: 'vartheta',
    κ: 'kappa',
    λ: 'lambda',
    μ: 'mu',
    µ: 'mu',
    ν: 'nu',
    ξ: 'xi',
    π: 'pi',
    ρ: 'rho',
    σ: 'sigma',
    τ: 'tau',
    υ: 'upsilon',
    φ: 'varphi',
    ϕ: 'phi',
    χ: 'chi',
    ψ: 'psi',
    ω: 'omega',
    Γ: 'Gamma',
    Δ: 'Delta',
    Θ: 'Theta',
    Λ: 'Lambda',
    Ξ: 'Xi',
    Π: 'Pi',
    Σ: 'Sigma',
    Φ: 'Phi',
    Ψ: 'Psi',
    Ω: 'Omega',
    ℓ: 'ell',
    ħ: 'hbar',
    '×': 'times',
    '·': 'cdot',
    '⋅': 'cdot',
    '÷': 'div',
    '≤': 'le',
    '≥': 'ge',
    '≠': 'ne',
    '∞': 'infty',
    '≈': 'approx',
    '±': 'pm',
    '∂': 'partial',
    '∇': 'nabla',
    '∑': 'sum',
    '∏': 'prod',
    '∈': 'in',
    '→': 'to',
    '≡': 'equiv',
    '‖': 'Vert',
    '…': 'ldots',
    '∝': 'propto',
    '∫': 'int',
    '′': 'prime',
    '⊤': 'top',
    '√': 'sqrt',
  }).map(([character, name]) => [character, `\\${name}`]),
);

/** Signs that define their left side. */
export const definers: ReadonlySet<string> = new Set([
  '=',
  ':=',
  ...commands('coloneqq coloneq equiv triangleq doteq defeq gets leftarrow vcentcolon'),
]);

/** Comparisons, as operations of the rule table. */
export const comparisons: ReadonlyMap<string, string> = new Map([
  ['=', 'equal'],
  ['<', 'less'],
  ['>', 'greater'],
  ['\\lt', 'less'],
  ['\\gt', 'greater'],
  ['\\le', 'lessEqual'],
  ['\\leq', 'lessEqual'],
  ['\\leqslant', 'lessEqual'],
  ['\\leqq', 'lessEqual'],
  ['\\ge', 'greaterEqual'],
  ['\\geq', 'greaterEqual'],
  ['\\geqslant', 'greaterEqual'],
  ['\\geqq', 'greaterEqual'],
  ['\\ne', 'notEqual'],
  ['\\neq', 'notEqual'],
]);

/** Relations that are neither: a statement about numbers, not a computation. */
const statements: ReadonlySet<string> = new Set(
  commands(
    'propto sim simeq approx cong to rightarrow longrightarrow mapsto longmapsto in notin ni subset subseteq supset supseteq implies ' +
      'Rightarrow Longrightarrow iff Leftrightarrow leftrightarrow ll gg prec succ preceq succeq asymp perp parallel models vdash ' +
      'forall exists not rightharpoonup xrightarrow leadsto hookrightarrow uparrow downarrow Leftarrow',
  ),
);

export function isRelation(text: string): boolean {
  return definers.has(text) || comparisons.has(text) || statements.has(text);
}

/** Commands that are understood and not followed, with the reason. */
export const notFollowed: ReadonlyMap<string, string> = new Map([
  ...commands('pm mp').map((name) => [name, 'two values at once'] as const),
  ...commands('int iint iiint oint').map((name) => [name, 'an integral'] as const),
  ...commands('lim limsup liminf sup inf').map((name) => [name, 'a limit'] as const),
  ...commands('partial nabla mathrm{d} differential').map(
    (name) => [name, 'a differential operator'] as const,
  ),
  ...commands('mathbb Bbb').map((name) => [name, 'a set or an operator such as the expectation'] as const),
  ...commands('ldots dots cdots vdots ddots dotsc dotsb hdots').map((name) => [name, 'an ellipsis'] as const),
  ...commands('det arg deg dim gcd hom ker Pr Re Im bmod mod pmod').map(
    (name) => [name, 'this function'] as const,
  ),
  ...commands('odot otimes oplus circ ast star wedge vee cup cap setminus bullet dagger ominus amalg').map(
    (name) => [name, 'this operator'] as const,
  ),
  ...commands('bigcup bigcap coprod bigoplus bigotimes bigwedge bigvee').map(
    (name) => [name, 'this operator'] as const,
  ),
  ...commands('emptyset varnothing mid colon vert choose atop middle %').map(
    (name) => [name, 'this sign'] as const,
  ),
]);
