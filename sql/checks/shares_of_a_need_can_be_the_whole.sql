-- error: The shares of a critical input cannot add up to the whole.
select need_id, sum(share_low) as low_sum, sum(share_high) as high_sum
from marts.supply_link
group by need_id
having sum(share_low) > 1.000001 or sum(share_high) < 0.999999
