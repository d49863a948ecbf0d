// The entry of the worker that typesets: MathJax is large, and takes milliseconds for each formula.

import type { TypesetAnswer, TypesetQuestion } from '../protocol/typeset';
import { workerPort } from '../protocol/worker-port';
import { typeset } from './typeset';

const port = workerPort<TypesetQuestion, TypesetAnswer>();
port.onMessage(({ id, request }) => port.post({ id, result: typeset(request) }));
port.post({ ready: true });
