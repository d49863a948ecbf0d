import { isNote } from '../core/problem';
import type { Program } from '../core/program/program';
import { linearGraph } from '../core/sweep/graph';
import { forwardSteps } from '../core/sweep/steps';
import { activity } from '../engine/activity';
import { edgesBetween, leadingTo } from '../engine/edges';
import { unitSeed } from '../engine/forward';
import { reverseSweep } from '../engine/reverse';
import { secondOpinion } from './check';
import { jacobian } from './derivatives';
import type { Inspection, Variable } from './inspection';
import { notesOn } from './notes';

/** The same computation with another of its values as the output: how the inputs that reach `variable` move it, checked anew. */
export function focusOn(inspection: Inspection, program: Program, variable: Variable): Inspection {
  const { tape, primals } = inspection;
  const edges = edgesBetween(tape, primals, activity(tape));
  const leading = leadingTo(tape, [variable.node], edges);
  const inputs = inspection.inputs.filter((i) => leading[i.node] === 1);
  const outputs = [variable];
  const nodes = Int32Array.from(inputs, (i) => i.node);
  const rows = jacobian(tape, primals, outputs, nodes);
  const { kinks } = notesOn(program, tape, primals);
  const { hessian: _second, ...rest } = inspection;
  const subject = {
    program,
    tape,
    primals,
    inputs: nodes,
    outputs,
    jacobian: rows,
    hessian: undefined,
    kinks,
  };
  const { checks, problems } = secondOpinion(subject);
  return {
    ...rest,
    inputs,
    outputs,
    jacobian: rows,
    checks,
    problems: [...inspection.problems.filter(isNote), ...problems],
    complete: inspection.complete && checks.every((c) => c.verdict !== 'disagrees'),
  };
}

/** Longer tapes have no graph to check by. */
const longestTape = 5_000;

/**
 * ∂output/∂node for each output of the inspection, by the reverse sweeps, held against a forward sweep over the
 * graph from the node on; undefined where the two differ, or the tape is too long for the second.
 */
export function adjointsOf(inspection: Inspection, node: number): Float64Array | undefined {
  const { tape, primals, outputs } = inspection;
  if (tape.length > longestTape) return undefined;
  const active = activity(tape);
  const edges = edgesBetween(tape, primals, active);
  const nodes = outputs.map((o) => o.node);
  const graph = linearGraph(edges, [node], nodes);
  const tangents = forwardSteps(graph, graph.inputs[0] ?? -1).totals;
  const adjoints = Float64Array.from(
    nodes,
    (output) => reverseSweep(tape, primals, unitSeed(output), active)[node] ?? 0,
  );
  const agree = adjoints.every((adjoint, k) => same(adjoint, tangents[graph.outputs[k] ?? -1] ?? 0));
  return agree ? adjoints : undefined;
}

function same(a: number, b: number): boolean {
  return Object.is(a, b) || a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
