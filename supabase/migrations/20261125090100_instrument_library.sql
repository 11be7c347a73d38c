-- The built-in library of general instruments, beside servqual-22: perceptions only (SERVPERF), the
-- zone of tolerance, and a pulse of one item per dimension.
--
-- SERVPERF: Cronin & Taylor 1992, Journal of Marketing 56(3). Zone of tolerance: Parasuraman,
-- Zeithaml & Berry 1994, Journal of Retailing 70(3); the same design as LibQUAL+. The sentences are
-- our own, because the original ones are copyrighted. An item code has the same theme in every
-- instrument, so that r1 is r1 wherever it is asked. The industries have a migration of their own.

-- The description is what somebody reads who chooses an instrument.
update private.instrument_templates set definition = definition || $json${
	"description": {
		"zh": "每题打两个分：期望多高，实际怎样。两者之差就是差距。",
		"en": "Each item is rated twice: what is expected, and what was received. The difference is the gap." }
}$json$ where code = 'servqual-22';

-- A new organisation starts with servqual-22 alone; any other instrument is copied when it is first used.
create or replace function private.create_organization(wanted_code text, wanted_name jsonb, zone text default 'Asia/Shanghai') returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
	created uuid;
begin
	insert into public.organizations (code, name, time_zone) values (wanted_code, wanted_name, zone) returning id into created;
	perform private.instrument_for(created, 'servqual-22');
	perform private.add_default_card(created);
	return created;
end
$$;
comment on function private.create_organization is 'A new tenant with servqual-22 and the default card.';
comment on table private.instrument_templates is 'Built-in instruments; each is copied to an organisation when it first uses it.';

-- SERVPERF is the same 22 sentences with one column: one wording, kept in one place.
insert into private.instrument_templates (code, definition)
select 'servperf-22', definition || $json${
	"code": "servperf-22",
	"name": { "zh": "服务绩效 SERVPERF（22 项）", "en": "Service performance SERVPERF (22 items)" },
	"description": {
		"zh": "题目与 SERVQUAL 相同，只问实际感受，答题时间约为一半。",
		"en": "The items of SERVQUAL, asking only what was received. It takes about half the time." },
	"columns": ["perception"]
}$json$ from private.instrument_templates where code = 'servqual-22';

-- Three levels are rated for each item, so the items are worded as something that can be low or high.
insert into private.instrument_templates (code, definition) values ('tolerance-22', $json${
	"code": "tolerance-22",
	"name": { "zh": "服务容忍区（22 项）", "en": "Zone of tolerance (22 items)" },
	"description": {
		"zh": "每题打三个分：能接受的最低水平、希望的水平、实际的水平。看服务落在容忍区之内还是之外。",
		"en": "Each item is rated three times: the lowest acceptable, the desired and the actual level. It shows whether the service is inside the zone of tolerance." },
	"scale": { "min": 1, "max": 9, "labels": {
		"min": { "zh": "水平很低", "en": "Low level" },
		"max": { "zh": "水平很高", "en": "High level" } } },
	"columns": ["adequate", "expectation", "perception"],
	"dimensions": [
		{ "code": "tangibles", "name": { "zh": "有形性", "en": "Tangibles" } },
		{ "code": "reliability", "name": { "zh": "可靠性", "en": "Reliability" } },
		{ "code": "responsiveness", "name": { "zh": "响应性", "en": "Responsiveness" } },
		{ "code": "assurance", "name": { "zh": "保证性", "en": "Assurance" } },
		{ "code": "empathy", "name": { "zh": "移情性", "en": "Empathy" } }
	],
	"items": [
		{ "code": "t1", "dimension": "tangibles", "text": { "zh": "设备的先进程度", "en": "How modern the equipment is" } },
		{ "code": "t2", "dimension": "tangibles", "anchor": true, "text": { "zh": "场所的整洁美观程度", "en": "How pleasant the premises look" } },
		{ "code": "t3", "dimension": "tangibles", "text": { "zh": "员工仪表的整洁程度", "en": "How neat staff look" } },
		{ "code": "t4", "dimension": "tangibles", "text": { "zh": "单据和宣传资料的清楚程度", "en": "How clear forms and leaflets are" } },
		{ "code": "r1", "dimension": "reliability", "anchor": true, "text": { "zh": "承诺时限的兑现程度", "en": "How well promised deadlines are kept" } },
		{ "code": "r2", "dimension": "reliability", "text": { "zh": "遇到问题时帮忙解决的诚意", "en": "How sincerely they help when there is a problem" } },
		{ "code": "r3", "dimension": "reliability", "text": { "zh": "第一次就把事情做对的程度", "en": "How well the work is done the first time" } },
		{ "code": "r4", "dimension": "reliability", "text": { "zh": "按约定时间提供服务的准时程度", "en": "How punctual the service is" } },
		{ "code": "r5", "dimension": "reliability", "text": { "zh": "记录和账单的准确程度", "en": "How correct records and bills are" } },
		{ "code": "s1", "dimension": "responsiveness", "text": { "zh": "告知服务时间的清楚程度", "en": "How clearly they tell you when the service will happen" } },
		{ "code": "s2", "dimension": "responsiveness", "anchor": true, "text": { "zh": "服务的及时程度", "en": "How prompt the service is" } },
		{ "code": "s3", "dimension": "responsiveness", "text": { "zh": "员工帮忙的热心程度", "en": "How ready staff are to help" } },
		{ "code": "s4", "dimension": "responsiveness", "text": { "zh": "繁忙时对您的回应程度", "en": "How well they respond to you when they are busy" } },
		{ "code": "a1", "dimension": "assurance", "anchor": true, "text": { "zh": "员工言行让人信任的程度", "en": "How much confidence staff give you" } },
		{ "code": "a2", "dimension": "assurance", "text": { "zh": "办理业务时的安全感", "en": "How safe you feel when dealing with them" } },
		{ "code": "a3", "dimension": "assurance", "text": { "zh": "员工的礼貌程度", "en": "How polite staff are" } },
		{ "code": "a4", "dimension": "assurance", "text": { "zh": "员工解答问题的知识水平", "en": "How much staff know when they answer your questions" } },
		{ "code": "e1", "dimension": "empathy", "text": { "zh": "对每位顾客的关注程度", "en": "How much attention each customer gets" } },
		{ "code": "e2", "dimension": "empathy", "text": { "zh": "服务时间的方便程度", "en": "How convenient the service hours are" } },
		{ "code": "e3", "dimension": "empathy", "text": { "zh": "员工对您个人的关心程度", "en": "How well staff look after you personally" } },
		{ "code": "e4", "dimension": "empathy", "text": { "zh": "为您的利益着想的程度", "en": "How far they have your interests at heart" } },
		{ "code": "e5", "dimension": "empathy", "anchor": true, "text": { "zh": "对您具体需要的了解程度", "en": "How well they understand what you need" } }
	]
}$json$), ('pulse-5', $json${
	"code": "pulse-5",
	"name": { "zh": "服务快评（5 项）", "en": "Service pulse (5 items)" },
	"description": {
		"zh": "每个维度一题，一分钟答完，适合服务进行中或刚结束时。",
		"en": "One item per dimension, answered within a minute: during a service or just after it." },
	"scale": { "min": 1, "max": 5, "labels": {
		"min": { "zh": "完全不同意", "en": "Strongly disagree" },
		"max": { "zh": "完全同意", "en": "Strongly agree" } } },
	"columns": ["perception"],
	"dimensions": [
		{ "code": "tangibles", "name": { "zh": "有形性", "en": "Tangibles" } },
		{ "code": "reliability", "name": { "zh": "可靠性", "en": "Reliability" } },
		{ "code": "responsiveness", "name": { "zh": "响应性", "en": "Responsiveness" } },
		{ "code": "assurance", "name": { "zh": "保证性", "en": "Assurance" } },
		{ "code": "empathy", "name": { "zh": "移情性", "en": "Empathy" } }
	],
	"items": [
		{ "code": "t2", "dimension": "tangibles", "anchor": true, "text": { "zh": "场所整洁美观", "en": "The premises are pleasant to look at" } },
		{ "code": "r1", "dimension": "reliability", "anchor": true, "text": { "zh": "说好的时限都能兑现", "en": "Promised deadlines are met" } },
		{ "code": "s2", "dimension": "responsiveness", "anchor": true, "text": { "zh": "服务及时，不用久等", "en": "The service is prompt, without long waits" } },
		{ "code": "a1", "dimension": "assurance", "anchor": true, "text": { "zh": "员工的言行让人信任", "en": "The way staff act gives you confidence" } },
		{ "code": "e5", "dimension": "empathy", "anchor": true, "text": { "zh": "了解您的具体需要", "en": "They understand what you need" } }
	]
}$json$);
