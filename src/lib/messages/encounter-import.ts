/** Service contacts from a file. */
import { messages } from './message.ts';

export const encounterImport = messages({
	title: { zh: '导入服务接触记录', en: 'Import service contacts' },
	lead: {
		zh: '把其他系统记录的服务接触以 CSV 文件导入：谁、何时、在哪里，承诺了什么，实际怎样。正确的行会保存，有问题的行会逐一列出；同一份文件再导入一次不会重复。',
		en: 'Bring the service contacts of another system in as a CSV file: who, when, where, what was promised and what came of it. Good rows are kept and bad ones named; the same file again adds nothing.'
	},
	columnHelp: {
		zh: '必需的列是 external_id、customer、site、service、channel，以及 started_at 或 ended_at。每个可测量的量各占一列：promised_wait_minutes 和 measured_wait_minutes、promised_temperature_celsius 和 measured_temperature_celsius，依此类推；promised 一列也可以直接写承诺的时刻。客户已流失时，left_at 列写明流失的时刻。',
		en: 'Needed are external_id, customer, site, service, channel, and started_at or ended_at. Every quantity has a column of its own: promised_wait_minutes and measured_wait_minutes, promised_temperature_celsius and measured_temperature_celsius, and so on; a promised moment may stand in the column promised. Of a customer who has left, left_at says when.'
	},
	facts: { zh: '事实代码（facts 列）', en: 'Codes for the column facts' }
});
