// Serves an agent of protocol 1.0 until standard input ends; the first line of output is its URL.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import {
  AgentEvent, DefaultRequestHandler, InMemoryPushNotificationStore, InMemoryTaskStore,
  JsonRpcTransportHandler, ServerCallContext, validateVersion,
} from 'a2a-1.0/server';
import { AgentCard } from 'a2a-1.0';

const WORKING = 2;
const COMPLETED = 3;
const FAILED = 4;
const CANCELED = 5;
const INPUT_REQUIRED = 6;
const REJECTED = 7;

function part(text) {
  return { content: { $case: 'text', value: text }, mediaType: 'text/plain', filename: '' };
}

function message(text, taskId, contextId) {
  return {
    messageId: crypto.randomUUID(), role: 2, parts: [part(text)], taskId, contextId,
    extensions: [], referenceTaskIds: [] };
}

const canceled = new Map();
let unchanged = 0; // how often the card was asked for by its tag

class Executor {
  async execute(context, bus) {
    const { taskId, contextId, userMessage } = context;
    const text = userMessage.parts.map((p) => p.content.value).join('');
    const known = context.task;
    const status = (state, said) => ({
      state,
      message: said ? message(said, taskId, contextId) : undefined,
      timestamp: new Date().toISOString() });
    const report = (state, said) => bus.publish(AgentEvent.statusUpdate({
      taskId, contextId, status: status(state, said), metadata: undefined }));
    const chunk = (id, value, append, lastChunk) => bus.publish(AgentEvent.artifactUpdate({
      taskId, contextId, append, lastChunk, metadata: undefined,
      artifact: {
        artifactId: id, name: '', description: '', parts: [part(value)], extensions: [] } }));

    if (text === 'hello') {
      bus.publish(AgentEvent.message(message('hello yourself', '', contextId)));
      return;
    }
    if (text === 'cards') {
      bus.publish(AgentEvent.message(message(String(unchanged), '', contextId)));
      return;
    }
    bus.publish(AgentEvent.task(known ?? {
      id: taskId, contextId, status: status(1), artifacts: [], history: [userMessage],
      metadata: undefined }));
    report(WORKING);
    if (known) {
      chunk('answer', 'now I know: ' + text, false, true);
      report(COMPLETED);
    } else if (text === 'ask') {
      report(INPUT_REQUIRED, 'which one?');
    } else if (text === 'reject') {
      report(REJECTED, 'not this');
    } else if (text === 'fail') {
      report(FAILED, 'cannot');
    } else if (text === 'count') {
      for (let i = 0; i < 3; i++) {
        chunk('numbers', i + ' ', i > 0, i === 2);
      }
      report(COMPLETED);
    } else if (text === 'wait') {
      chunk('answer', 'hold on', false, false);
      await new Promise((resolve) => canceled.set(taskId, resolve));
      report(CANCELED);
    } else {
      chunk('answer', text.toUpperCase(), false, true);
      report(COMPLETED);
    }
  }

  async cancelTask(taskId, bus) {
    const resolve = canceled.get(taskId);
    if (resolve) {
      resolve();
    } else {
      bus.publish(AgentEvent.statusUpdate({
        taskId, contextId: '', status: { state: CANCELED, timestamp: new Date().toISOString() } }));
    }
  }
}

const server = createServer(async (request, response) => {
  const answer = (status, headers, body) => response.writeHead(status, headers).end(body);
  if (request.method === 'GET') {
    const body = JSON.stringify(AgentCard.toJSON(card));
    const tag = '"' + createHash('sha256').update(body).digest('hex') + '"';
    const headers = {
      'Content-Type': 'application/json', 'Cache-Control': 'no-cache', ETag: tag };
    if (request.headers['if-none-match'] === tag) {
      unchanged++;
      answer(304, headers);
    } else {
      answer(200, headers, body);
    }
    return;
  }
  let body = '';
  for await (const piece of request.setEncoding('utf8')) {
    body += piece;
  }
  const json = { 'Content-Type': 'application/json' };
  const failed = (error) => ({
    jsonrpc: '2.0', id: JSON.parse(body).id,
    error: JsonRpcTransportHandler.mapToJSONRPCError(error) });
  try {
    const version = request.headers['a2a-version'];
    validateVersion(version, card, 'JSONRPC');
    const isAuthenticated = request.headers.authorization === 'Bearer open sesame';
    const result = await rpc.handle(
      JSON.parse(body),
      new ServerCallContext({
        requestedVersion: version, user: { isAuthenticated, userName: '' } }));
    if (!result[Symbol.asyncIterator]) {
      answer(200, json, JSON.stringify(result));
      return;
    }
    const events = result[Symbol.asyncIterator]();
    let event = await events.next();
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    for (; !event.done; event = await events.next()) {
      response.write('data: ' + JSON.stringify(event.value) + '\n\n');
    }
    response.end();
  } catch (error) {
    if (response.headersSent) {
      response.end('data: ' + JSON.stringify(failed(error)) + '\n\n');
    } else {
      answer(200, json, JSON.stringify(failed(error)));
    }
  }
});

await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${server.address().port}/`;
const card = {
  name: 'JavaScript', description: 'Does things', version: '1', provider: undefined,
  supportedInterfaces: [
    { url, protocolBinding: 'JSONRPC', protocolVersion: '1.0', tenant: '' }],
  capabilities: {
    streaming: true, pushNotifications: true, extendedAgentCard: true, extensions: [] },
  securitySchemes: {}, securityRequirements: [], signatures: [],
  defaultInputModes: ['text/plain'], defaultOutputModes: ['text/plain'],
  skills: [{
    id: 'all', name: 'All', description: 'Everything', tags: ['x'], examples: [], inputModes: [],
    outputModes: [], securityRequirements: [] }],
};
const rpc = new JsonRpcTransportHandler(new DefaultRequestHandler(
  card, new InMemoryTaskStore(), new Executor(), undefined, new InMemoryPushNotificationStore(),
  undefined, { ...card, description: 'Does secret things' }));
console.log(url);
process.stdin.resume().on('end', () => process.exit(0));
