-- summaries of at least three companies that allow them
select * from marts.shared_input_concentration
