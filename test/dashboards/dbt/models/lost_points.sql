-- What each item costs the units of a league in a month: the items on which most is lost come first.
select f.month,
       f.league,
       f.item,
       i.title,
       sum(i.full_marks - f.points) as lost,
       count(*) filter (where f.points < i.full_marks) as units
from {{ source('xuchang', 'fact_score') }} as f
join {{ source('xuchang', 'dim_item') }} as i on i.item = f.item
where i.kind in ('breach', 'mark')
group by f.month, f.league, f.item, i.title
