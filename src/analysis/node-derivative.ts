import { adjointsOf } from '../inspection/focus';
import { graphOf } from '../inspection/graph';
import type { Inspection } from '../inspection/inspection';
import type { NodeDerivative } from '../protocol/parts';
import type { Subject } from './subject';
import { notationText } from './words';

/**
 * An inspection cut down to one derivative of the graph, ∂output/∂node, by the names that the graph shows; undefined
 * where it has no such node, or the sweeps give two numbers for it.
 */
export function nodeDerivative(
  { program, document, notation }: Subject,
  inspection: Inspection,
  wanted: NodeDerivative,
): Inspection | undefined {
  const said = (name: string): string => (notation ? notationText(name) : name);
  const row = inspection.outputs.findIndex((o) => said(o.name) === wanted.output);
  const { nodes } = graphOf(inspection, program, document.text);
  const found = nodes.find((n) => said(n.name) === wanted.by);
  const output = inspection.outputs[row];
  const value = found && adjointsOf(inspection, found.node)?.[row];
  if (!found || !output || value === undefined) return undefined;
  const inputs = [{ name: found.name, node: found.node }];
  return { ...inspection, inputs, outputs: [output], jacobian: [Float64Array.of(value)] };
}
