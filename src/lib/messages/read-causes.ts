/** Words for causes that were read in a text, on the page of texts and on that of a complaint. */
import { messages } from './message.ts';

export const readCauses = messages({
	suggestion: {
		zh: (name: string, share: string, said: string) => `${name}${share}${said}`,
		en: (name: string, share: string, said: string) => `${name}${share}${said}`
	},
	probable: { zh: (share: string) => `，${share}`, en: (share: string) => `, ${share}` },
	because: {
		zh: (said: string) => `，因为有“${said}”`,
		en: (said: string) => `, because of “${said}”`
	},
	listMark: { zh: '”“', en: '”, “' }
});

/** The card of a complaint in which its cause is accepted, corrected or taken back. */
export const caseCauses = messages({
	title: { zh: '投诉原因', en: 'Cause of the complaint' },
	written: {
		zh: (version: string) => `由系统填写（第 ${version} 版）`,
		en: (version: string) => `Written by the reader, version ${version}`
	},
	writtenLead: {
		zh: '随机抽查中至少九成正确时，系统才会填写。以您的选择为准，之后系统不会再改。',
		en: 'The reader writes a cause only where nine in ten texts drawn by chance were right. What you say stands: the reader will not change it again.'
	},
	named: { zh: '由同事填写', en: 'Named by a colleague' },
	right: { zh: '正确', en: 'That is right' },
	takeBack: { zh: '撤回', en: 'Take it back' },
	suggestedLead: {
		zh: '系统只是建议，还没有填写。您的确认或更正会用于改进系统。',
		en: 'Suggested only, nothing is written yet. The reader learns from what you accept or correct.'
	},
	accept: { zh: '采用', en: 'Accept' },
	acceptNamed: {
		zh: (cause: string) => `采用“${cause}”`,
		en: (cause: string) => `Accept “${cause}”`
	},
	nothing: { zh: '系统没有从原话中读出原因。', en: 'No cause was read in the words.' },
	other: { zh: '其他原因', en: 'Another cause' },
	nameOther: { zh: '填写其他原因', en: 'Name another cause' },
	choose: { zh: '请选择', en: 'Please choose' },
	set: { zh: '填写', en: 'Set' }
});

/** What happened to the cause of a complaint, in its story. */
export const causeStory = messages({
	byReader: {
		zh: (version: string) => `系统填写了原因（第 ${version} 版）`,
		en: (version: string) => `Cause written by the reader, version ${version}`
	},
	readerUnsure: {
		zh: '系统撤回了自己填写的原因',
		en: 'The reader took back the cause it had written'
	},
	confirmed: { zh: '确认了系统填写的原因', en: 'The cause written by the reader was confirmed' },
	named: { zh: '填写了原因', en: 'Cause named' },
	takenBack: { zh: '撤回了原因', en: 'Cause taken back' }
});
