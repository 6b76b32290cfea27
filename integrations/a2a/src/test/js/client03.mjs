// Talks protocol 0.3 to the server whose address is the argument, and fails if an answer is wrong.
import assert from 'node:assert/strict';
import { A2AClient } from 'a2a-0.3/client';

const client = await A2AClient.fromCardUrl(process.argv[2] + '.well-known/agent-card.json');

function request(text) {
  return {
    message: {
      kind: 'message',
      messageId: crypto.randomUUID(),
      role: 'user',
      parts: [{ kind: 'text', text }],
    },
  };
}

const done = (await client.sendMessage(request('tram'))).result;
assert.equal(done.kind, 'task');
assert.equal(done.status.state, 'completed');
assert.equal(done.artifacts[0].parts[0].text, 'TRAM');
assert.equal((await client.getTask({ id: done.id })).result.status.state, 'completed');

const kinds = [];
for await (const event of client.sendMessageStream(request('stream'))) {
  kinds.push(event.kind);
}
assert.deepEqual(kinds, [
  'task', 'status-update', 'artifact-update', 'artifact-update', 'artifact-update',
  'status-update']);

const asked = (await client.sendMessage(request('ask'))).result;
assert.equal(asked.status.state, 'input-required');
assert.equal((await client.cancelTask({ id: asked.id })).result.status.state, 'canceled');
assert.equal((await client.getTask({ id: 'no-such' })).error.code, -32001);

const target = 'https://example.org/hook';
const waiting = (await client.sendMessage(request('ask'))).result;
const set = await client.setTaskPushNotificationConfig(
  { taskId: waiting.id, pushNotificationConfig: { url: target } });
assert.equal(set.result.pushNotificationConfig.url, target);
const got = await client.getTaskPushNotificationConfig({ id: waiting.id });
assert.deepEqual(got.result, set.result);

await assert.rejects(async () => {
  for await (const event of client.resubscribeTask({ id: 'no-such' })) {
    assert.fail(`there is no ${event.kind}`);
  }
}, /-32001/);

console.log('all well');
