-- one row per situation that a company is or was in; PRH YTJ
select batch_id, business_id, situation, valid_from, valid_to
from landing.register_situation
