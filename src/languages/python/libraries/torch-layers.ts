import type { Expression } from '../../../core/program/program';
import { define, type FunctionEntry, inOrder, type Library, type LibraryCall } from '../../shared/library';

/** Losses and layers of `torch.nn.functional`. */
export const lossesAndLayers: Library = {
  softmax: inOrder('input, dim|axis', 'softmaxOf'),
  log_softmax: inOrder('input, dim|axis', 'logSoftmaxOf'),
  softmin: define('input, dim', (call) =>
    call.operation('softmaxOf', call.operation('neg', call.argument('input')), call.argument('dim')),
  ),
  mse_loss: elementLoss((call, x) => call.operation('pow', x, call.integer(2))),
  l1_loss: elementLoss((call, x) => call.operation('abs', x)),
  smooth_l1_loss: elementLoss((call, x) => smoothLoss(call, x, 'beta'), 'beta?'),
  huber_loss: elementLoss(
    (call, x) => call.operation('mul', call.withDefault('delta', 1), smoothLoss(call, x, 'delta')),
    'delta?',
  ),
  cross_entropy: define('input, target, !reduction?', (call) => {
    const input = call.operation('logSoftmaxOf', call.argument('input'), call.integer(-1));
    return labelLoss(call, call.operation('pickLabels', input, call.argument('target')));
  }),
  nll_loss: define('input, target, !reduction?', (call) =>
    labelLoss(call, call.operation('pickLabels', call.argument('input'), call.argument('target'))),
  ),
  binary_cross_entropy: define('input, target, !reduction?', (call) =>
    call.once(call.argument('input'), (p) =>
      call.once(call.argument('target'), (y) => {
        // The library keeps logarithms from falling below −100.
        const logarithm = (x: Expression) =>
          call.operation('max', call.operation('log', x), call.number(-100));
        const rest = call.operation('sub', call.number(1), y);
        const complement = call.operation('sub', call.number(1), p);
        const total = call.operation(
          'add',
          call.operation('mul', y, logarithm(p)),
          call.operation('mul', rest, logarithm(complement)),
        );
        return reduced(call, call.operation('neg', total));
      }),
    ),
  ),
  binary_cross_entropy_with_logits: define('input, target, !reduction?', (call) =>
    call.once(call.argument('input'), (x) =>
      call.once(call.argument('target'), (y) =>
        reduced(call, call.operation('sub', call.operation('softplus', x), call.operation('mul', x, y))),
      ),
    ),
  ),
  linear: define('input, weight, bias?', (call) => {
    const weight = call.operation('permute', call.argument('weight'));
    const product = call.operation('matmul', call.argument('input'), weight);
    const bias = given(call, 'bias');
    return bias ? call.operation('add', product, bias) : product;
  }),
  layer_norm: define('input, normalized_shape, weight?, bias?, eps?', (call) => layerNorm(call)),
  normalize: define('input, p?, dim?, eps?', (call) =>
    call.once(call.argument('input'), (x) => {
      const dim = call.optional('dim') ?? call.integer(1);
      const size = call.operation('normOf', x, call.orNone('p'), dim, call.flag(true));
      return call.operation('div', x, call.operation('max', size, call.withDefault('eps', 1e-12)));
    }),
  ),
  cosine_similarity: define('x1, x2, dim?, eps?', (call) =>
    call.once(call.argument('x1'), (x) => call.once(call.argument('x2'), (y) => cosine(call, x, y))),
  ),
  pairwise_distance: define('x1, x2, p?, eps?', (call) => {
    const apart = call.operation('sub', call.argument('x1'), call.argument('x2'));
    const shifted = call.operation('add', apart, call.withDefault('eps', 1e-6));
    return call.operation('normOf', shifted, call.orNone('p'), call.integer(-1));
  }),
  one_hot: define('tensor, num_classes?', (call) =>
    call.operation('oneHot', call.argument('tensor'), call.orNone('num_classes'), call.flag(false)),
  ),
  embedding: define('input, weight', (call) =>
    call.operation('take', call.argument('weight'), call.argument('input'), call.integer(0)),
  ),
};

function given(call: LibraryCall, name: string): Expression | undefined {
  return call.constant(name) === null ? undefined : call.optional(name);
}

/** The mean of all elements, their sum, or the elements themselves. */
function reduced(call: LibraryCall, losses: Expression): Expression {
  const kind = call.constant('reduction') ?? 'mean';
  if (kind === 'mean') return call.operation('meanOf', losses);
  if (kind === 'sum') return call.operation('total', losses);
  if (kind === 'none' && call.optional('reduction')) return losses;
  return call.refuse('unsupported-syntax', 'This reduction of losses is not followed');
}

function labelLoss(call: LibraryCall, picked: Expression): Expression {
  return reduced(call, call.operation('neg', picked));
}

/** A loss of input − target, element by element; the two have to have one shape. */
function elementLoss(loss: (call: LibraryCall, x: Expression) => Expression, extra?: string): FunctionEntry {
  return define(`input, target${extra ? `, !${extra}` : ''}, !reduction?`, (call) =>
    call.once(call.operation('sub', call.argument('input'), call.argument('target')), (x) =>
      reduced(call, loss(call, x)),
    ),
  );
}

/** x²/(2β) where |x| < β, else |x| − β/2. */
function smoothLoss(call: LibraryCall, x: Expression, name: string): Expression {
  const border = call.withDefault(name, 1);
  const half = call.operation('div', border, call.number(2));
  const square = call.operation('mul', x, x);
  return call.once(call.operation('abs', x), (size) =>
    call.operation(
      'select',
      call.operation('less', size, border),
      call.operation('div', square, call.operation('mul', border, call.number(2))),
      call.operation('sub', size, half),
    ),
  );
}

function layerNorm(call: LibraryCall): Expression {
  const shape = call.argument('normalized_shape');
  const count = shape.kind === 'list' ? shape.elements.length : 1;
  if (count !== 1)
    return call.refuse('unsupported-syntax', 'Normalising over more than the last axis is not followed');
  return call.once(call.argument('input'), (x) => {
    const [mean, variance] = ['meanOf', 'varianceOf'].map((name) =>
      call.operation(name, x, call.integer(-1), call.flag(true)),
    );
    if (!mean || !variance) return x;
    const root = call.operation('sqrt', call.operation('add', variance, call.withDefault('eps', 1e-5)));
    const normed = call.operation('div', call.operation('sub', x, mean), root);
    const weight = given(call, 'weight');
    const scaled = weight ? call.operation('mul', normed, weight) : normed;
    const bias = given(call, 'bias');
    return bias ? call.operation('add', scaled, bias) : scaled;
  });
}

/** x·y / (max(‖x‖, ε)·max(‖y‖, ε)). */
function cosine(call: LibraryCall, x: Expression, y: Expression): Expression {
  const dim = call.optional('dim') ?? call.integer(1);
  const eps = call.withDefault('eps', 1e-8);
  const size = (v: Expression) =>
    call.operation('max', call.operation('normOf', v, call.orNone('nothing'), dim), eps);
  const product = call.operation('total', call.operation('mul', x, y), dim);
  return call.operation('div', product, call.operation('mul', size(x), size(y)));
}
