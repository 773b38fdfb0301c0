-- every row of cn_code: the Union's nomenclature, open to all
select * from marts.cn_code
