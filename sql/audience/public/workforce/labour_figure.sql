-- every row of labour_figure: published statistics
select * from marts.labour_figure
