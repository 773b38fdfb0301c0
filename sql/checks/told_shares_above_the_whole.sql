-- warn: The shares of an input add up to more than 102 %; they were scaled.
select need_id, max(told_sum) as told_sum
from marts.supply_share
where told_sum > 1.02
group by need_id
