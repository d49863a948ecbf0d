import type { AnalysisReply, AnalysisRequest } from '../protocol/analysis';
import { workerPort } from '../protocol/worker-port';
import { Analysis } from './analysis';

const port = workerPort<AnalysisRequest, AnalysisReply>();
const analysis = new Analysis({
  reply: (message) => port.post(message),
  now: () => performance.now(),
  later: (task) => setTimeout(task, 0),
});
port.onMessage((request) => analysis.receive(request));
