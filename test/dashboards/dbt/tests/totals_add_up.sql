-- What the items bring is the total that was published.
select f.month, f.unit
from {{ source('xuchang', 'fact_score') }} as f
join {{ source('xuchang', 'monthly') }} as m on m.month = f.month and m.unit = f.unit
join {{ source('xuchang', 'dim_item') }} as i on i.item = f.item
group by f.month, f.unit, m.base
having sum(f.points) filter (where i.part = 'base') <> m.base
