/** Words about reaching people: the way out, the rules of contact, channels, and what became of invitations. */
import { messages } from './message.ts';

export const unsubscribing = messages({
	title: { zh: '退订问卷邀请', en: 'No more invitations' },
	lead: {
		zh: (organization: string) =>
			`点击下面的按钮后，您将不再收到${organization}的任何问卷邀请和提醒。`,
		en: (organization: string) =>
			`After you press the button, ${organization} will send you no invitations to surveys and no reminders.`
	},
	act: { zh: '退订', en: 'Unsubscribe' },
	doneTitle: { zh: '已退订', en: 'You are unsubscribed' },
	done: {
		zh: (organization: string) =>
			`您不会再收到${organization}的问卷邀请和提醒。正在办理的事项不受影响。`,
		en: (organization: string) =>
			`${organization} will send you no more invitations or reminders. Whatever else you have under way with them goes on as before.`
	},
	undoLead: { zh: '点错了？', en: 'Was that a mistake?' },
	undo: { zh: '恢复接收', en: 'Receive invitations again' }
});
