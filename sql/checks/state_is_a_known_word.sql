-- error: A state is written in a word that the pages do not know.
select 'chokepoint' as mart, state
from marts.chokepoint
where state not in ('certain', 'possible', 'unknown', 'no')
union all
select 'chokepoint_gate', state
from marts.chokepoint_gate
where state not in ('certain', 'possible', 'unknown', 'no')
union all
select 'occupation_tightness', state
from marts.occupation_tightness
where
    state not in (
        'shortage', 'mild_shortage', 'balance', 'surplus', 'mismatch',
        'no_job_seekers', 'secret', 'missing'
    )
union all
select 'need_measure', single_source
from marts.need_measure
where single_source not in ('yes', 'possible', 'no', 'unknown')
union all
select 'capability_depth', depth
from marts.capability_depth
where depth not in ('none', 'thin', 'shallow', 'deep')
union all
select 'company', disclosure_class
from marts.company
where
    is_interviewed
    and coalesce(disclosure_class, '')
    not in ('julkinen', 'sisainen', 'salassa')
union all
select 'statistic_cell', status
from staging.statistic_cell
where status not in ('value', 'zero', 'secret', 'missing', 'not_meaningful')
