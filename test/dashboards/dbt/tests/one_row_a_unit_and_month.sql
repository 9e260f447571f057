-- A unit is ranked once a month.
select month, unit
from {{ source('xuchang', 'monthly') }}
group by month, unit
having count(*) > 1
