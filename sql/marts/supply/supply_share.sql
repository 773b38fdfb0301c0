-- one row per row of sheet D in use, and per need the rest that nobody named
-- shares are intervals that leave room for each other: their sum can be one
with

total as (

    select
        need_id,
        -- decimals are added exactly, whatever the order of the rows
        sum(cast(told_low as decimal(30, 12))) as low_sum,
        case
            -- more than the whole is scaled down to it
            when sum(cast(told_low as decimal(30, 12))) > 1
                -- 98 percent or more, all told, is a rounded whole
                or sum(cast(told_low as decimal(30, 12))) >= 0.98
                and count(*) filter (where share_basis <> 'answered') = 0
                then sum(cast(told_low as decimal(30, 12)))
            else 1
        end as scale
    from marts.supply_row
    group by need_id

),

bounded as (

    select
        r.need_id,
        r.company_id,
        r.input_id,
        r.batch_id,
        r.row_number,
        -- an unnamed supplier with an untold share already is the rest
        r.supplier_id is null and r.share_basis in ('missing', 'dont_know')
            as is_rest,
        r.told_low / t.scale as share_low,
        case
            when r.share_basis = 'answered' then r.told_low / t.scale
            -- nobody can have more than what the others leave
            else greatest(
                r.told_low / t.scale,
                least(r.told_high, 1 - (t.low_sum - r.told_low) / t.scale)
            )
        end as share_high,
        cast(t.low_sum as double) as told_sum
    from marts.supply_row as r
    inner join total as t on r.need_id = t.need_id

)

select
    need_id,
    company_id,
    input_id,
    batch_id,
    row_number,
    share_low,
    share_high,
    told_sum
from bounded
union all
select
    need_id,
    company_id,
    input_id,
    batch_id,
    null as row_number,
    greatest(0, 1 - sum(cast(share_high as decimal(30, 12)))) as share_low,
    1 - sum(cast(share_low as decimal(30, 12))) as share_high,
    told_sum
from bounded
group by need_id, company_id, input_id, batch_id, told_sum
having
    1 - sum(cast(share_low as decimal(30, 12))) > 0.000001
    and not bool_or(is_rest)
