// Talks protocol 1.0 to the server whose address is the argument, and fails if an answer is wrong.
import assert from 'node:assert/strict';
import { ClientFactory } from 'a2a-1.0/client';

const client = await new ClientFactory().createFromUrl(process.argv[2]);

function request(text, more = {}) {
  return {
    tenant: '',
    message: {
      messageId: crypto.randomUUID(),
      role: 1,
      parts: [{ content: { $case: 'text', value: text }, mediaType: '', filename: '' }],
      contextId: '',
      taskId: '',
      extensions: [],
      referenceTaskIds: [],
      ...more,
    },
  };
}

const COMPLETED = 3;
const CANCELED = 5;
const INPUT_REQUIRED = 6;

const done = await client.sendMessage(request('tram'));
assert.equal(done.status.state, COMPLETED);
assert.equal(done.artifacts[0].parts[0].content.value, 'TRAM');
assert.equal((await client.getTask({ id: done.id, tenant: '' })).status.state, COMPLETED);

const plain = await client.sendMessage(request('hello'));
assert.equal(plain.parts[0].content.value, 'hello yourself');

const kinds = [];
let text = '';
for await (const event of client.sendMessageStream(request('stream'))) {
  kinds.push(event.payload.$case);
  if (event.payload.$case === 'artifactUpdate') {
    text += event.payload.value.artifact.parts[0].content.value;
  }
}
assert.deepEqual(kinds, [
  'task', 'statusUpdate', 'artifactUpdate', 'artifactUpdate', 'artifactUpdate', 'statusUpdate']);
assert.equal(text, '0 1 2 ');

const asked = await client.sendMessage(request('ask'));
assert.equal(asked.status.state, INPUT_REQUIRED);
const followed = client.resubscribeTask({ id: asked.id, tenant: '' });
assert.equal((await followed.next()).value.payload.value.id, asked.id);
const canceled = await client.cancelTask({ id: asked.id, tenant: '' });
assert.equal(canceled.status.state, CANCELED);
assert.equal((await followed.next()).value.payload.value.status.state, CANCELED);
assert.equal((await followed.next()).done, true);
await assert.rejects(client.cancelTask({ id: asked.id, tenant: '' }), /TaskNotCancelable/);
await assert.rejects(client.getTask({ id: 'no-such', tenant: '' }), /TaskNotFound/);

const config = {
  tenant: '', id: 'mine', taskId: done.id, url: 'https://192.0.2.1/hook', token: 'secret' };
assert.equal((await client.createTaskPushNotificationConfig(config)).id, 'mine');

const page = await client.listTasks({
  tenant: '', contextId: '', status: 0, pageSize: 2, pageToken: '', includeArtifacts: false });
assert.equal(page.tasks.length, 2);
assert.equal(page.totalSize, 3);
assert.notEqual(page.nextPageToken, '');

console.log('all well');
