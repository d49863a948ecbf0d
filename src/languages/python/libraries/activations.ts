import type { Expression } from '../../../core/program/program';
import { define, type Library, type LibraryCall, unary } from '../../shared/library';

/** Activation functions that PyTorch and JAX call and mean alike. */
export const activations: Library = {
  ...unary('input|x', {
    relu: 'relu',
    silu: 'silu',
    swish: 'silu',
    sigmoid: 'sigmoid',
    tanh: 'tanh',
    logsigmoid: 'logSigmoid',
    log_sigmoid: 'logSigmoid',
  }),
  relu6: define('input|x, inplace?', (call) =>
    call.operation('clamp', call.argument('input'), call.number(0), call.number(6)),
  ),
  hardtanh: define('input, min_val?, max_val?', (call) =>
    call.operation(
      'clamp',
      call.argument('input'),
      call.withDefault('min_val', -1),
      call.withDefault('max_val', 1),
    ),
  ),
  hard_tanh: define('x', (call) =>
    call.operation('clamp', call.argument('x'), call.number(-1), call.number(1)),
  ),
  selu: define('input|x, inplace?', (call) =>
    call.operation(
      'mul',
      call.number(1.0507009873554805),
      call.operation('elu', call.argument('input'), call.number(1.6732632423543772)),
    ),
  ),
  celu: define('input|x, alpha?', (call) => {
    const alpha = call.withDefault('alpha', 1);
    const scaled = call.operation(
      'elu',
      call.operation('div', call.argument('input'), alpha),
      call.number(1),
    );
    return call.operation('mul', alpha, scaled);
  }),
  hardsigmoid: define('input, inplace?', (call) => hardSigmoid(call, call.argument('input'))),
  hardswish: define('input, inplace?', (call) =>
    call.once(call.argument('input'), (x) => call.operation('mul', x, hardSigmoid(call, x))),
  ),
  mish: define('input|x', (call) =>
    call.once(call.argument('input'), (x) =>
      call.operation('mul', x, call.operation('tanh', call.operation('softplus', x))),
    ),
  ),
  softsign: softSign(),
  soft_sign: softSign(),
};

function softSign() {
  return define('input|x', (call) =>
    call.once(call.argument('input'), (x) =>
      call.operation('div', x, call.operation('add', call.number(1), call.operation('abs', x))),
    ),
  );
}

/** (x + 3)/6 between 0 and 1. */
function hardSigmoid(call: LibraryCall, x: Expression): Expression {
  const sixth = call.operation('div', call.operation('add', x, call.number(3)), call.number(6));
  return call.operation('clamp', sixth, call.number(0), call.number(1));
}
