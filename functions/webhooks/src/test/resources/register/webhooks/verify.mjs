// Verifies what was posted with the Standard Webhooks library for JavaScript: says what it reads, or fails.
import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';

const posted = JSON.parse(readFileSync(0, 'utf8'));
for (const secret of posted.secrets) {
  console.log(new Webhook(secret).verify(posted.body, posted.headers).type);
}
