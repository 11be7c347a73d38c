-- What a new organisation starts with: the built-in instrument and the default points card.
--
-- Item texts are our own wording of the SERVQUAL themes (Parasuraman, Zeithaml & Berry 1988, 1991);
-- the original sentences are copyrighted. All items are worded positively, as in 1991.

create table private.instrument_templates (
	code public.code primary key,
	definition jsonb not null
);
comment on table private.instrument_templates is 'Built-in instruments; a copy belongs to each organisation.';

insert into private.instrument_templates (code, definition) values ('servqual-22', $json${
	"code": "servqual-22",
	"name": { "zh": "服务质量 SERVQUAL（22 项）", "en": "Service quality SERVQUAL (22 items)" },
	"scale": { "min": 1, "max": 7, "labels": {
		"min": { "zh": "完全不同意", "en": "Strongly disagree" },
		"max": { "zh": "完全同意", "en": "Strongly agree" } } },
	"columns": ["expectation", "perception"],
	"dimensions": [
		{ "code": "tangibles", "name": { "zh": "有形性", "en": "Tangibles" } },
		{ "code": "reliability", "name": { "zh": "可靠性", "en": "Reliability" } },
		{ "code": "responsiveness", "name": { "zh": "响应性", "en": "Responsiveness" } },
		{ "code": "assurance", "name": { "zh": "保证性", "en": "Assurance" } },
		{ "code": "empathy", "name": { "zh": "移情性", "en": "Empathy" } }
	],
	"items": [
		{ "code": "t1", "dimension": "tangibles", "text": { "zh": "设备先进好用", "en": "The equipment is modern and works well" } },
		{ "code": "t2", "dimension": "tangibles", "text": { "zh": "场所整洁美观", "en": "The premises are pleasant to look at" } },
		{ "code": "t3", "dimension": "tangibles", "text": { "zh": "员工仪表整洁", "en": "Staff look neat and tidy" } },
		{ "code": "t4", "dimension": "tangibles", "text": { "zh": "单据和宣传资料清楚美观", "en": "Forms and leaflets are clear and well made" } },
		{ "code": "r1", "dimension": "reliability", "text": { "zh": "说好的时限都能兑现", "en": "Promised deadlines are met" } },
		{ "code": "r2", "dimension": "reliability", "text": { "zh": "遇到问题时真心帮忙解决", "en": "When there is a problem, they truly want to solve it" } },
		{ "code": "r3", "dimension": "reliability", "text": { "zh": "第一次就把事情做对", "en": "The work is done right the first time" } },
		{ "code": "r4", "dimension": "reliability", "text": { "zh": "在约定的时间提供服务", "en": "The service comes at the agreed time" } },
		{ "code": "r5", "dimension": "reliability", "text": { "zh": "记录和账单准确无误", "en": "Records and bills are free of mistakes" } },
		{ "code": "s1", "dimension": "responsiveness", "text": { "zh": "会告知什么时候提供服务", "en": "They tell you when the service will happen" } },
		{ "code": "s2", "dimension": "responsiveness", "text": { "zh": "服务及时，不用久等", "en": "The service is prompt, without long waits" } },
		{ "code": "s3", "dimension": "responsiveness", "text": { "zh": "员工总是乐于帮助", "en": "Staff are always ready to help" } },
		{ "code": "s4", "dimension": "responsiveness", "text": { "zh": "再忙也会回应您", "en": "However busy they are, they respond to you" } },
		{ "code": "a1", "dimension": "assurance", "text": { "zh": "员工的言行让人信任", "en": "The way staff act gives you confidence" } },
		{ "code": "a2", "dimension": "assurance", "text": { "zh": "办理业务时感到安全", "en": "You feel safe when dealing with them" } },
		{ "code": "a3", "dimension": "assurance", "text": { "zh": "员工始终有礼貌", "en": "Staff are polite every time" } },
		{ "code": "a4", "dimension": "assurance", "text": { "zh": "员工有足够知识解答问题", "en": "Staff know enough to answer your questions" } },
		{ "code": "e1", "dimension": "empathy", "text": { "zh": "会关注每位顾客的情况", "en": "They pay attention to each customer as a person" } },
		{ "code": "e2", "dimension": "empathy", "text": { "zh": "服务时间对您方便", "en": "The service hours suit you" } },
		{ "code": "e3", "dimension": "empathy", "text": { "zh": "员工给予您个人化的关心", "en": "Staff look after you personally" } },
		{ "code": "e4", "dimension": "empathy", "text": { "zh": "把您的利益放在心上", "en": "They have your interests at heart" } },
		{ "code": "e5", "dimension": "empathy", "text": { "zh": "了解您的具体需要", "en": "They understand what you need" } }
	]
}$json$);

create function private.create_organization(wanted_code text, wanted_name jsonb, zone text default 'Asia/Shanghai') returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
	created uuid;
begin
	insert into public.organizations (code, name, time_zone) values (wanted_code, wanted_name, zone) returning id into created;
	perform private.add_instrument(created, definition) from private.instrument_templates;
	perform private.add_default_card(created);
	return created;
end
$$;
comment on function private.create_organization is 'A new tenant with the built-in instruments and the default card.';
