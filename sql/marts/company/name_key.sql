-- one row per spelling of a company or owner name, with its key; sheets A and D
-- the key: lower case, no punctuation, no words of the company form
with

spelling as (

    select company_name as spelling from staging.company_answer
    union
    select group_name from staging.company_answer
    union
    select supplier_name from staging.supply_answer
    union
    select supplier_group_name from staging.supply_answer

),

spaced as (

    -- doubled spaces let two form words in a row be removed in one pass
    select
        spelling,
        '  ' || replace(
            regexp_replace(
                replace(replace(lower(spelling), 'a/s', 'as'), '.', ''),
                '[\p{P}\p{S}\s]+', ' ', 'g'
            ), ' ', '  '
        ) || '  ' as words
    from spelling
    where spelling is not null

),

bared as (

    select
        spelling,
        trim(regexp_replace(
            regexp_replace(
                words,
                ' (oy|ab|oyj|abp|ky|ay|tmi|osk|oyab|osakeyhtiö|aktiebolag'
                || '|gmbh|ag|kg|ltd|limited|inc|incorporated|llc|llp|plc|corp'
                || '|corporation|co|company|bv|nv|sa|sas|sarl|srl|spa|as|asa'
                || '|aps|oü|uab|sia|kft|spzoo|pte) ', ' ', 'g'
            ), '\s+', ' ', 'g'
        )) as bare,
        trim(regexp_replace(words, '\s+', ' ', 'g')) as whole
    from spaced

)

select
    spelling,
    case when bare = '' then whole else bare end as name_key
from bared
where whole <> ''
