-- error: A share is below zero or above the whole, or its ends are swapped.
select link_id, share_low, share_high
from marts.supply_link
where
    share_low is null
    or share_high is null
    or share_low < 0
    or share_high > 1.000001
    or share_low > share_high + 0.000001
