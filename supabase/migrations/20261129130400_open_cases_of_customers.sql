-- A complaint is told to the open cases of its customer: they are found among those that are open, not among all that
-- the customer ever had. (Complaints are not told to each other.)
create index cases_customer_open on public.cases (organization_id, customer_id)
	where closed_at is null and kind <> 'complaint';
