-- Where each unit stands with the months of the year that are published.
select extract(year from m.month)::integer as year,
       m.league,
       m.unit,
       m.unit_name,
       count(*) as months,
       round(avg(m.total), 6) as average,
       rank() over (partition by extract(year from m.month), m.league order by avg(m.total) desc) as rank
from {{ source('xuchang', 'monthly') }} as m
where m.published
group by extract(year from m.month), m.league, m.unit, m.unit_name
