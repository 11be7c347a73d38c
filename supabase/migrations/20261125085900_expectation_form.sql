-- A form that asks expectations alone, before the service. A value of its own migration, because a
-- new value cannot be used in the transaction that adds it.
alter type public.survey_form add value 'expectation' before 'expectation_perception';
