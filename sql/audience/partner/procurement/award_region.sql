-- awards to winners with a business id: published facts; a name without an
-- id may be a person's, and who was named in an interview stays at home
select * exclude (is_winner_supplier)
from marts.award_region
where winner_id is not null
