-- Which words speak for a cause differs between organisations: the list that comes with the product is changed word
-- by word, and what has been changed is kept apart from it.

create table public.text_rules (
	organization_id uuid not null references public.organizations (id),
	cause public.code not null,
	word text not null check (word = lower(btrim(word)) and char_length(word) between 1 and 40 and word !~ '[[:cntrl:]]'),
	is_removed boolean not null,
	user_id uuid references auth.users (id) on delete set null,
	at timestamptz not null default clock_timestamp(),
	primary key (organization_id, cause, word)
);
comment on table public.text_rules is 'Words that an organisation has added to a cause, or taken from it.';
comment on column public.text_rules.organization_id is 'Owner.';
comment on column public.text_rules.cause is 'A leaf of the tree of causes.';
comment on column public.text_rules.word is 'A word or expression, in small letters.';
comment on column public.text_rules.is_removed is 'True where the word came with the product and no longer counts.';
comment on column public.text_rules.user_id is 'Who changed it; null when the account is gone.';
comment on column public.text_rules.at is 'When.';
create index text_rules_user on public.text_rules (user_id);
select private.close_by_default('public.text_rules');
create policy text_rules_staff_select on public.text_rules for select to authenticated
	using (organization_id in (select private.my_organizations('{quality_manager,admin}')));
grant select on public.text_rules to authenticated, service_role;

create function private.renew_reader(organization uuid) returns void
language sql volatile security definer set search_path = ''
as $$
	insert into public.text_readers as r (organization_id, version) values (organization, 1)
	on conflict (organization_id) do update set version = r.version + 1
$$;
comment on function private.renew_reader is 'Something that an organisation reads with has changed: what was read before is read again.';

create function public.set_cause_word(p_organization uuid, p_cause text, p_word text, p_change text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	named constant text := lower(btrim(p_word));
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	if named is null or char_length(named) not between 1 and 40 or named ~ '[[:cntrl:]]' or p_cause !~ '^[a-z][a-z_]{1,62}$'
		or coalesce(p_change not in ('add', 'remove', 'restore'), true) then
		perform private.refuse('invalid', 422);
	end if;
	if (select count(*) >= 2000 from public.text_rules r where r.organization_id = p_organization) then
		perform private.refuse('invalid', 422, 'too_many');
	end if;
	-- A word of one's own that is taken away again leaves nothing; so does one that is put back.
	if p_change = 'restore' then
		delete from public.text_rules r where r.organization_id = p_organization and r.cause = p_cause and r.word = named;
	else
		insert into public.text_rules (organization_id, cause, word, is_removed, user_id)
		values (p_organization, p_cause, named, p_change = 'remove', (select auth.uid()))
		on conflict (organization_id, cause, word) do update
			set is_removed = excluded.is_removed, user_id = excluded.user_id, at = clock_timestamp();
	end if;
	perform private.renew_reader(p_organization);
	perform private.record_audit(p_organization, 'cause_word_' || p_change, p_cause || ': ' || named);
end
$$;
comment on function public.set_cause_word is 'Adds a word to a cause, takes one from it, or undoes either.';
grant execute on function public.set_cause_word to authenticated, service_role;
