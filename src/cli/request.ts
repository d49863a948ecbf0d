import * as v from 'valibot';
import type { PointValue } from '../core/program/program';
import type { Answer } from './messages';

const names: ReadonlySet<unknown> = new Set(['NaN', 'Infinity', '-Infinity']);

/** A number, a name of one that JSON does not have, or a list of such; by hand, as lists may have a million. */
function isPointJson(value: unknown): boolean {
  return typeof value === 'number' || names.has(value) || (Array.isArray(value) && value.every(isPointJson));
}

function pointNumbers(value: unknown): PointValue {
  if (!Array.isArray(value)) return Number(value);
  return value.every((x) => typeof x === 'number') ? value : value.map(pointNumbers);
}

const pointValue = v.pipe(v.custom(isPointJson, 'numbers are needed here'), v.transform(pointNumbers));

/** As a map: names of inputs may be those that objects have by themselves. */
const point = v.pipe(
  v.custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
  v.transform((value) => Object.entries(value).map(([name, x]): [string, unknown] => [name, x])),
  v.array(v.tuple([v.string(), pointValue])),
  v.transform((entries) => new Map(entries)),
);

const schema = v.object({
  id: v.union([v.string(), v.number()]),
  language: v.string(),
  text: v.string(),
  function: v.optional(v.string()),
  line: v.optional(v.number()),
  at: v.optional(point),
  wrt: v.optional(v.array(v.string())),
  want: v.optional(v.array(v.picklist(['value', 'gradient', 'hessian']))),
});

/** A question of `batch`. */
export type Request = v.InferOutput<typeof schema>;

/** The question that a line is, or the answer that says why it is none. */
export function parseRequest(line: string): { readonly request: Request } | { readonly refusal: Answer } {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return refused(null, 'this line is no JSON');
  }
  const result = v.safeParse(schema, json);
  if (result.success) return { request: result.output };
  const [issue] = result.issues;
  const id = v.safeParse(v.object({ id: v.union([v.string(), v.number()]) }), json);
  return refused(
    id.success ? id.output.id : null,
    `${v.getDotPath(issue) ?? 'the request'}: ${issue.message}`,
  );
}

function refused(id: string | number | null, message: string): { readonly refusal: Answer } {
  return {
    refusal: {
      id,
      status: 'invalid',
      problems: [{ code: 'bad-request', message, line: 1, column: 1, endLine: 1, endColumn: 1 }],
    },
  };
}
