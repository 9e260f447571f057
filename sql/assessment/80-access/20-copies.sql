-- Which day it is, and whether this is a copy: for everybody with a duty

create policy everybody on clock for select using (true);
create policy everybody on copied_from for select using (true);
