/** The shipped playbooks: what to say and do about each signal, until an organisation writes its own. */
import { PLAYBOOKS_OF_ANSWERS } from './playbooks-of-answers.ts';
import { PLAYBOOKS_OF_SERVICE } from './playbooks-of-service.ts';
import type { Playbook } from './playbook.ts';

export const PLAYBOOKS: Readonly<Record<string, Playbook>> & { readonly other: Playbook } = {
	...PLAYBOOKS_OF_ANSWERS,
	...PLAYBOOKS_OF_SERVICE
};
