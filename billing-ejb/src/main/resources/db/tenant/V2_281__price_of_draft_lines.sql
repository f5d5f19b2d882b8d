-- Which of a version's prices a line charges, so that one of several that is missing is seen before anything is issued.
alter table bill_draft_line add column price text;       -- its id in the terms; null for usage, and for drafts from before
