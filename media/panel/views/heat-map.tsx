import { type Heat, strength } from '../drawing/heat';

interface HeatMapProps {
  readonly heat: Heat;
  /** The corner at the upper left. */
  readonly x: number;
  readonly y: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

const strengths = [1, 2, 3, 4, 5] as const;

/** Colours from this one on are far from the ground: a dash on them has the ground's colour. */
const strong = 3;

/** Cells of fewer pixels than this are small. */
const small = 8;

/**
 * Numbers as colours: one hue for what is above 0 and one for what is below, stronger away from it. What is below has a
 * dash as well, what is not finite a cross, so that neither is told by colour alone.
 */
export function HeatMap({ heat, x, y, cellWidth, cellHeight }: HeatMapProps) {
  const { rows, columns, cells, broken } = heat;
  const spots = (isWanted: (x: number | undefined, cell: number) => boolean): readonly Spot[] =>
    cells.flatMap((value, cell) => {
      if (!isWanted(value, cell)) return [];
      return [{ x: x + (cell % columns) * cellWidth, y: y + Math.floor(cell / columns) * cellHeight }];
    });
  const size = { width: cellWidth, height: cellHeight };
  const isSmall = Math.min(cellWidth, cellHeight) < small;
  const below = (value: number | undefined): value is number => value !== undefined && value < 0;
  const dashes = (isStrong: boolean): string =>
    spots((v, cell) => below(v) && !broken[cell] && strength(heat, v) >= strong === isStrong)
      .map((spot) => dash(spot, size))
      .join('');
  const crosses = spots((_, cell) => broken[cell] === true);
  return (
    <g class="heat" aria-hidden="true">
      {strengths.map((level) => {
        const isLevel = (value: number | undefined): value is number =>
          value !== undefined && strength(heat, value) === level;
        return [
          <Cells
            key={`above ${level}`}
            sign="above"
            spots={spots((v) => isLevel(v) && v > 0)}
            {...{ level, size }}
          />,
          <Cells
            key={`below ${level}`}
            sign="below"
            spots={spots((v) => isLevel(v) && v < 0)}
            {...{ level, size }}
          />,
        ];
      })}
      <Mark kind="dash" isSmall={isSmall} d={dashes(false)} />
      <Mark kind="dash strong" isSmall={isSmall} d={dashes(true)} />
      <Mark kind="cross" isSmall={isSmall} d={crosses.map((s) => cross(s, size)).join('')} />
      <rect class="frame" x={x} y={y} width={columns * cellWidth} height={rows * cellHeight} />
    </g>
  );
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface CellsProps {
  readonly sign: 'above' | 'below';
  readonly level: number;
  readonly spots: readonly Spot[];
  readonly size: Size;
}

/** Cells of one colour. */
function Cells({ sign, level, spots, size: { width, height } }: CellsProps) {
  if (!spots.length) return null;
  const d = spots.map(({ x, y }) => `M${x} ${y}h${width}v${height}h${-width}z`).join('');
  return <path class={sign} fill-opacity={level / strengths.length} d={d} />;
}

interface MarkProps {
  readonly kind: 'dash' | 'dash strong' | 'cross';
  readonly isSmall: boolean;
  readonly d: string;
}

function Mark({ kind, isSmall, d }: MarkProps) {
  return d ? <path class={isSmall ? `${kind} small` : kind} d={d} /> : null;
}

function dash({ x, y }: Spot, { width, height }: Size): string {
  return `M${x + width / 4} ${y + height / 2}h${width / 2}`;
}

function cross({ x, y }: Spot, { width, height }: Size): string {
  const [left, right, top, bottom] = [
    x + width / 5,
    x + (4 * width) / 5,
    y + height / 5,
    y + (4 * height) / 5,
  ];
  return `M${left} ${top}L${right} ${bottom}M${left} ${bottom}L${right} ${top}`;
}
