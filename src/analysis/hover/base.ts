import { costSentence } from '../../core/sweep/cost';
import type { Inspection } from '../../inspection/inspection';
import type { DerivativeHover } from '../../protocol/questions';
import { notesOf } from '../notes';
import type { Subject, Work } from '../subject';
import { pointItems } from '../words';

type Base = Pick<DerivativeHover, 'kind' | 'point' | 'cost' | 'notes'>;

/** What every hover with derivatives says. */
export function base({ document, program }: Subject, inspection: Inspection, { options }: Work): Base {
  const { inputs, outputs, point } = inspection;
  return {
    kind: 'derivatives',
    point: pointItems(point, document, options.digits),
    ...(inputs.length && outputs.length && inputs.length + outputs.length > 2
      ? { cost: costSentence(inputs.length, outputs.length) }
      : {}),
    notes: notesOf(document, program, inspection),
  };
}
