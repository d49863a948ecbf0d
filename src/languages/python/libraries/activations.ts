import { define, type Library, unary } from '../../shared/library';

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
